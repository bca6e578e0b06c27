import type { Post } from '../../contracts/posts.ts'
import type { AiFilter, Page } from '../../contracts/primitives.ts'
import { decodeCursor, encodeCursor } from '../../database/keyset.ts'
import type { CommunityContext, Viewer } from '../context.ts'
import { fillPosts } from '../posts/post-hydration.ts'
import { tagsOf } from '../posts/post-text.ts'
import { findTagId, listTagRows } from './tag-posts.repo.ts'

/** Rows looked at for each post asked for: some may not be shown. */
const ROWS_FOR_EACH = 5

/** The newest posts with a tag; none for a tag that nobody has used. A page may stay short while there is a cursor. */
export async function listTagPosts(
  ctx: Pick<CommunityContext, 'db'>,
  viewer: Viewer | null,
  tag: string,
  query: { limit: number; cursor?: string | undefined; ai?: AiFilter | undefined },
): Promise<Page<Post>> {
  const { limit, cursor } = query
  const beforeId = cursor === undefined ? undefined : decodeCursor(cursor, 1)[0]
  const name = tagsOf(`#${tag}`)[0]
  const tagId = name === undefined ? undefined : await findTagId(ctx.db, name)
  if (tagId === undefined) return { items: [], nextCursor: null }
  const viewerId = viewer?.id ?? null
  const ai = query.ai ?? viewer?.feedAi ?? 'all'
  const count = ROWS_FOR_EACH * limit
  const rows = await listTagRows(ctx.db, tagId, { ai, viewerId, beforeId, count })
  const kept = rows.filter((row) => row.shown).slice(0, limit)
  const lookedTo = kept.length === limit ? kept.at(-1)! : rows.length === count ? rows.at(-1)! : undefined
  return {
    items: await fillPosts(
      ctx.db,
      kept.map((row) => row.id),
      viewerId,
    ),
    nextCursor: lookedTo ? encodeCursor(lookedTo.id) : null,
  }
}
