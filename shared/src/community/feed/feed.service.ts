import { DomainError } from '../../contracts/error-codes.ts'
import type { AiFilter } from '../../contracts/primitives.ts'
import { decodeCursor, encodeCursor } from '../../database/keyset.ts'
import type { Viewer } from '../context.ts'
import { listHotPosts } from '../rankings/hot-posts.repo.ts'
import { getGeneration } from '../rankings/rankings.repo.ts'
import { listJudgedRows, listPublicRows, type FeedRange } from './feed.repo.ts'
import { listFollowingRows } from './following-rows.ts'
import { fillShownPosts, withMarks, type FeedContext, type FeedPage, type ShownRow } from './shown-posts.ts'

export interface FeedQuery {
  feed: 'public' | 'following' | 'hot'
  ai?: AiFilter | undefined
  limit: number
  cursor?: string | undefined
}

/** Rows looked at beyond the shared page, for each post asked for, when too many of it are hidden. */
const REFILL_FACTOR = 8

interface Skeleton {
  rows: ShownRow[]
  nextCursor: string | null
}

/**
 * A page of a feed: the newest posts of all, of those the viewer follows, or what is hot. Without `ai`, a member's
 * setting decides.
 *
 * @throws DomainError `unauthenticated` for the following feed without a viewer, `invalid_cursor`.
 */
export async function listFeed(ctx: FeedContext, viewer: Viewer | null, query: FeedQuery): Promise<FeedPage> {
  const ai = query.ai ?? viewer?.feedAi ?? 'all'
  const { rows, nextCursor } = await listSkeleton(ctx, viewer, { ...query, ai })
  return { items: await fillShownPosts(ctx, viewer, rows), nextCursor }
}

type Query = FeedQuery & { ai: AiFilter }

function listSkeleton(ctx: FeedContext, viewer: Viewer | null, query: Query): Promise<Skeleton> {
  switch (query.feed) {
    case 'public':
      return viewer ? listForMember(ctx, viewer, query) : listForAnyone(ctx, query)
    case 'following':
      if (!viewer) return Promise.reject(new DomainError('unauthenticated'))
      return listFollowing(ctx, viewer, query)
    case 'hot':
      return listHot(ctx, viewer, query)
  }
}

async function listForAnyone(ctx: FeedContext, query: Query): Promise<Skeleton> {
  const rows = await listPublicRows(ctx.db, rangeOf(query, query.limit + 1))
  return cutPage(
    rows.map((row) => ({ ...row, viewer: null })),
    query.limit,
  )
}

/**
 * Members share twice the rows of a page; what is hidden from one is left out, and only who has hidden more than
 * half of them costs a look at further rows. A page may stay short; its cursor goes on from the last row seen.
 */
async function listForMember(ctx: FeedContext, viewer: Viewer, query: Query): Promise<Skeleton> {
  const { limit, ai, cursor = '' } = query
  const range = rangeOf(query, 2 * limit)
  const shared = await ctx.sharedPosts.listRows(`${ai} ${limit} ${cursor}`, () =>
    listPublicRows(ctx.db, range),
  )
  const rows = await withMarks(ctx, viewer, shared.slice(0, limit))
  if (rows.length < limit) rows.push(...(await withMarks(ctx, viewer, shared.slice(limit))))
  const isEnd = shared.length < range.count
  if (rows.length < limit && !isEnd) return refill(ctx, viewer.id, query, rows, shared.at(-1)!.id)
  const kept = rows.slice(0, limit)
  const last = kept.at(-1)?.id
  const hasMore = kept.length === limit && !(isEnd && last === shared.at(-1)!.id)
  return { rows: kept, nextCursor: hasMore ? encodeCursor(last!) : null }
}

async function refill(
  ctx: FeedContext,
  viewerId: string,
  { ai, limit }: Query,
  rows: Skeleton['rows'],
  beforeId: string,
): Promise<Skeleton> {
  const count = REFILL_FACTOR * limit
  const judged = await listJudgedRows(ctx.db, viewerId, { ai, beforeId, count })
  for (const { id, hidden, liked, bookmarked } of judged) {
    if (!hidden) rows.push({ id, viewer: { liked, bookmarked } })
    if (rows.length === limit) return { rows, nextCursor: encodeCursor(id) }
  }
  return { rows, nextCursor: judged.length < count ? null : encodeCursor(judged.at(-1)!.id) }
}

async function listFollowing(ctx: FeedContext, viewer: Viewer, query: Query): Promise<Skeleton> {
  const found = await listFollowingRows(ctx.db, viewer.id, rangeOf(query, query.limit + 1))
  const rows = await withMarks(ctx, viewer, found.rows.slice(0, query.limit))
  if (found.rows.length > query.limit) return { rows, nextCursor: encodeCursor(rows.at(-1)!.id) }
  return { rows, nextCursor: found.scannedTo === null ? null : encodeCursor(found.scannedTo) }
}

/** A cursor names the generation it began in: the ranking that is made meanwhile does not disturb it. */
async function listHot(ctx: FeedContext, viewer: Viewer | null, query: Query): Promise<Skeleton> {
  const current = await getGeneration(ctx.db, 'hot')
  const [generation, afterPlace] =
    query.cursor === undefined ? [String(current), '0'] : decodeCursor(query.cursor, 2)
  const entries = await listHotPosts(ctx.db, {
    generation: Number(generation),
    afterPlace: Number(afterPlace),
    ai: query.ai,
    viewerId: viewer?.id ?? null,
    count: query.limit + 1,
  })
  const kept = entries.slice(0, query.limit)
  const rows = await withMarks(ctx, viewer, kept)
  const hasMore = entries.length > query.limit
  return { rows, nextCursor: hasMore ? encodeCursor(generation!, kept.at(-1)!.place) : null }
}

function cutPage(rows: Skeleton['rows'], limit: number): Skeleton {
  const kept = rows.slice(0, limit)
  return { rows: kept, nextCursor: rows.length > limit ? encodeCursor(kept.at(-1)!.id) : null }
}

function rangeOf({ ai, cursor }: Query, count: number): FeedRange {
  return { ai, count, beforeId: cursor === undefined ? undefined : decodeCursor(cursor, 1)[0] }
}
