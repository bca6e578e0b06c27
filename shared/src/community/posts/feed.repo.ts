import { sql } from 'kysely'
import type { AiFilter } from '../../contracts/primitives.ts'
import type { Db } from '../../database/connection.ts'
import { notHiddenFrom } from '../users/graph.repo.ts'

/** Up to so many authors a following feed asks each for their newest; beyond, it reads the newest of all. */
const AUTHORS_ASKED_ONE_BY_ONE = 300

export interface FeedQuery {
  viewerId: string | null
  ai: AiFilter
  beforeId: string | undefined
  /** How many ids to read, newest first. */
  count: number
}

// Ids first, rows after: joined with their authors, the same page took 109 s on a million posts, because
// MariaDB started from the authors and sorted.

export async function listPublicPostIds(db: Db, query: FeedQuery): Promise<string[]> {
  const rows = await feed(db, query).execute()
  return rows.map((row) => row.id)
}

export async function listAuthorPostIds(
  db: Db,
  authorId: string,
  query: Omit<FeedQuery, 'ai' | 'viewerId'>,
): Promise<string[]> {
  const rows = await feed(db, { ...query, viewerId: null, ai: 'all' })
    .where('authorId', '=', authorId)
    .execute()
  return rows.map((row) => row.id)
}

/** Posts of the people `viewerId` follows. */
export async function listFollowingPostIds(
  db: Db,
  query: FeedQuery & { viewerId: string },
): Promise<string[]> {
  const followees = await db
    .selectFrom('follows')
    .select('followeeId')
    .where('followerId', '=', query.viewerId)
    .limit(AUTHORS_ASKED_ONE_BY_ONE + 1)
    .execute()
  if (followees.length === 0) return []
  if (followees.length > AUTHORS_ASKED_ONE_BY_ONE) return scanFollowing(db, query)
  // Each author's newest posts by one seek in (author_id, id); a plain IN would sort all their posts.
  const [first, ...others] = followees.map(
    ({ followeeId }) => sql`(${feed(db, query).where('authorId', '=', followeeId)})`,
  )
  const { rows } = await sql<{ id: string }>`
    ${sql.join([first, ...others], sql` UNION ALL `)} ORDER BY id DESC LIMIT ${query.count}`.execute(db)
  return rows.map((row) => row.id)
}

/** Who follows hundreds follows some who write often: the newest posts of all soon fill a page. */
async function scanFollowing(db: Db, query: FeedQuery & { viewerId: string }): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT STRAIGHT_JOIN posts.id FROM posts FORCE INDEX (PRIMARY)
    JOIN follows ON follows.follower_id = ${query.viewerId} AND follows.followee_id = posts.author_id
    WHERE posts.deleted_at IS NULL
      ${query.beforeId === undefined ? sql`` : sql`AND posts.id < ${query.beforeId}`}
      ${query.ai === 'all' ? sql`` : sql`AND posts.ai_generated = ${query.ai === 'only'}`}
      AND ${notHiddenFrom(query.viewerId, 'posts.author_id')}
    ORDER BY posts.id DESC LIMIT ${query.count}`.execute(db)
  return rows.map((row) => row.id)
}

function feed(db: Db, { viewerId, ai, beforeId, count }: FeedQuery) {
  let query = db.selectFrom('posts').select('id').where('deletedAt', 'is', null)
  if (beforeId !== undefined) query = query.where('id', '<', beforeId)
  if (ai !== 'all') query = query.where('aiGenerated', '=', ai === 'only')
  if (viewerId !== null) query = query.where(notHiddenFrom(viewerId, 'posts.author_id'))
  return query.orderBy('id', 'desc').limit(count)
}
