import { CompiledQuery, sql } from 'kysely'
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
  const text = `
    SELECT follows.followee_id FROM follows JOIN users ON users.id = follows.followee_id
    WHERE follows.follower_id = ? ${ai === 'all' ? '' : `AND users.is_ai = ${ai === 'only'}`}
      AND (SELECT COUNT(*) FROM blocks WHERE blocker_id = ? AND blocked_id = follows.followee_id) = 0
      AND (SELECT COUNT(*) FROM blocks WHERE blocker_id = follows.followee_id AND blocked_id = ?) = 0
      AND (SELECT COUNT(*) FROM mutes WHERE muter_id = ? AND muted_id = follows.followee_id) = 0
    LIMIT ${count}`
  const query = CompiledQuery.raw(text, [viewerId, viewerId, viewerId, viewerId])
  const { rows } = await db.executeQuery<{ followeeId: string }>(query)
  return rows.map((row) => row.followeeId)
}

/**
 * The newest `count` posts of each of the authors, by one seek each in (author_id, id). Ready text: a query built of
 * so many parts cost the API more than its answer.
 */
export async function listNewestOfEach(
  db: Db,
  authorIds: readonly string[],
  { beforeId, count }: Omit<FeedRange, 'ai'>,
): Promise<FeedRow[]> {
  if (authorIds.length === 0) return []
  const ofAuthor = `(SELECT id, author_id FROM posts FORCE INDEX (posts_author)
    WHERE author_id = ? AND deleted_at IS NULL${beforeId === undefined ? '' : ' AND id < ?'}
    ORDER BY id DESC LIMIT ${count})`
  const text = Array<string>(authorIds.length).fill(ofAuthor).join(' UNION ALL ')
  const parameters = authorIds.flatMap((authorId) =>
    beforeId === undefined ? authorId : [authorId, beforeId],
  )
  return (await db.executeQuery<FeedRow>(CompiledQuery.raw(text, parameters))).rows
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
