import type { HotScore } from '../../contracts/posts.ts'
import type { Viewer } from '../context.ts'
import type { ReadingContext } from '../gathered-reads.ts'
import { toSharedPost, type SharedPost, type SharedPosts } from './shared-posts.ts'
import { listBlockedAmong, UNMARKED } from './viewer-marks.repo.ts'

export interface FeedContext extends ReadingContext {
  sharedPosts: SharedPosts
}

export interface FeedItem extends SharedPost {
  viewer: { liked: boolean; bookmarked: boolean } | null
  score?: HotScore
}

/** A page whose posts are shared with other readers; `nextCursor` is the last row looked at. */
export interface FeedPage {
  items: FeedItem[]
  nextCursor: string | null
}

/** A post of a page, and what the viewer has made of it. */
export interface ShownRow {
  id: string
  viewer: FeedItem['viewer']
  score?: HotScore
}

/** The rows that the viewer may see, with whether they like and have marked them. Nobody has marks, and sees all. */
export async function withMarks<Row extends { id: string }>(
  ctx: ReadingContext,
  viewer: Pick<Viewer, 'id'> | null,
  rows: readonly Row[],
): Promise<(Row & { viewer: FeedItem['viewer'] })[]> {
  if (!viewer) return rows.map((row) => ({ ...row, viewer: null }))
  const marks = await ctx.reads.listMarks(
    viewer.id,
    rows.map((row) => row.id),
  )
  return rows.flatMap((row) => {
    const { liked, bookmarked, hidden } = marks.get(row.id) ?? UNMARKED
    return hidden ? [] : [{ ...row, viewer: { liked, bookmarked } }]
  })
}

/** Fills rows with the posts that readers share; one that has been deleted meanwhile is left out. */
export async function fillShownPosts(
  ctx: FeedContext,
  viewer: Viewer | null,
  rows: readonly ShownRow[],
): Promise<FeedItem[]> {
  const filled = await ctx.sharedPosts.fill(
    ctx.db,
    rows.map((row) => row.id),
  )
  const shown = viewer ? await withoutBlockedMentions(ctx, viewer.id, filled) : filled
  const posts = new Map(shown.map((shared) => [shared.post.id, shared]))
  return rows.flatMap(({ id, viewer: state, score }) => {
    const shared = posts.get(id)
    return shared ? [{ ...shared, viewer: state, ...(score && { score }) }] : []
  })
}

/** Whom the viewer blocks, or is blocked by, is not named under others' posts either. */
async function withoutBlockedMentions(
  ctx: FeedContext,
  viewerId: string,
  posts: readonly SharedPost[],
): Promise<readonly SharedPost[]> {
  const mentioned = new Set(posts.flatMap(({ post }) => post.mentions.map((author) => author.id)))
  if (mentioned.size === 0) return posts
  const blocked = await listBlockedAmong(ctx.db, viewerId, [...mentioned])
  if (blocked.size === 0) return posts
  return posts.map((shared) => {
    const mentions = shared.post.mentions.filter((author) => !blocked.has(author.id))
    return mentions.length === shared.post.mentions.length
      ? shared
      : toSharedPost({ ...shared.post, mentions })
  })
}
