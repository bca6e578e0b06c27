import { sql } from 'kysely'
import type { AiFilter } from '../../contracts/primitives.ts'
import type { Db } from '../../database/connection.ts'
import { byKey } from '../../database/forced-key.ts'
import { notHiddenFrom } from '../users/graph.repo.ts'

/** A row of a feed's skeleton: enough to tell whether the viewer may see it, and what to fill in. */
export interface FeedRow {
  id: string
  authorId: string
}

export interface FeedRange {
  ai: AiFilter
  beforeId: string | undefined
  /** How many rows to read, newest first. */
  count: number
}

// Ids first, rows after: joined with their authors, the same page took 109 s on a million posts, because
// MariaDB started from the authors and sorted.

/** The newest posts of all. */
export function listPublicRows(db: Db, range: FeedRange): Promise<FeedRow[]> {
  return newestPosts(db, range).execute()
}

export interface JudgedRow extends FeedRow {
  hidden: boolean
  liked: boolean
  bookmarked: boolean
}

/** The newest posts of all, also those hidden from the viewer: the caller has to know how far it has looked. */
export async function listJudgedRows(db: Db, viewerId: string, range: FeedRange): Promise<JudgedRow[]> {
  const { rows } = await sql<Record<keyof JudgedRow, unknown>>`
    SELECT feed.id, feed.author_id, NOT (${notHiddenFrom(viewerId, 'feed.author_id')}) AS hidden,
      EXISTS (SELECT 1 FROM post_likes WHERE user_id = ${viewerId} AND post_id = feed.id) AS liked,
      EXISTS (SELECT 1 FROM bookmarks WHERE user_id = ${viewerId} AND post_id = feed.id) AS bookmarked
    FROM (${newestPosts(db, range)}) AS feed ORDER BY feed.id DESC`.execute(db)
  return rows.map((row) => ({
    id: row.id as string,
    authorId: row.authorId as string,
    hidden: Boolean(row.hidden),
    liked: Boolean(row.liked),
    bookmarked: Boolean(row.bookmarked),
  }))
}

/** An author's newest posts. */
export async function listAuthorPostIds(
  db: Db,
  authorId: string,
  range: Omit<FeedRange, 'ai'>,
): Promise<string[]> {
  const rows = await newestOf(db, authorId, range).execute()
  return rows.map((row) => row.id)
}

/** Whom the viewer follows and sees, up to `count` of them; by `ai`, whose posts alone can pass it. */
export async function listFollowees(
  db: Db,
  viewerId: string,
  ai: AiFilter,
  count: number,
): Promise<string[]> {
  let query = db
    .selectFrom('follows')
    .innerJoin('users', 'users.id', 'follows.followeeId')
    .select('follows.followeeId')
    .where('follows.followerId', '=', viewerId)
    .where(notHiddenFrom(viewerId, 'follows.followee_id'))
    .limit(count)
  if (ai !== 'all') query = query.where('users.isAi', '=', ai === 'only')
  return (await query.execute()).map((row) => row.followeeId)
}

/** The newest `count` posts of each of the authors, by one seek each in (author_id, id). */
export async function listNewestOfEach(
  db: Db,
  authorIds: readonly string[],
  range: Omit<FeedRange, 'ai'>,
): Promise<FeedRow[]> {
  if (authorIds.length === 0) return []
  const each = authorIds.map((authorId) => sql`(${newestOf(db, authorId, range)})`)
  const { rows } = await sql<FeedRow>`${sql.join(each, sql` UNION ALL `)}`.execute(db)
  return rows
}

export interface ScannedRow extends FeedRow {
  wanted: boolean
}

/** The newest posts of all, and of each whether the viewer follows its author and sees them. */
export async function listScannedRows(db: Db, viewerId: string, range: FeedRange): Promise<ScannedRow[]> {
  const { rows } = await sql<FeedRow & { wanted: number }>`
    SELECT feed.id, feed.author_id, EXISTS (SELECT 1 FROM follows
      WHERE follower_id = ${viewerId} AND followee_id = feed.author_id)
      AND ${notHiddenFrom(viewerId, 'feed.author_id')} AS wanted
    FROM (${newestPosts(db, range)}) AS feed ORDER BY feed.id DESC`.execute(db)
  return rows.map((row) => ({ ...row, wanted: Boolean(row.wanted) }))
}

function newestOf(db: Db, authorId: string, { beforeId, count }: Omit<FeedRange, 'ai'>) {
  let query = db
    .selectFrom(byKey('posts', 'posts_author'))
    .select(['id', 'authorId'])
    .where('authorId', '=', authorId)
    .where('deletedAt', 'is', null)
  if (beforeId !== undefined) query = query.where('id', '<', beforeId)
  return query.orderBy('id', 'desc').limit(count)
}

function newestPosts(db: Db, { ai, beforeId, count }: FeedRange) {
  const key = ai === 'all' ? 'PRIMARY' : 'posts_ai'
  let query = db.selectFrom(byKey('posts', key)).select(['id', 'authorId']).where('deletedAt', 'is', null)
  if (beforeId !== undefined) query = query.where('id', '<', beforeId)
  if (ai !== 'all') query = query.where('aiGenerated', '=', ai === 'only')
  return query.orderBy('id', 'desc').limit(count)
}
