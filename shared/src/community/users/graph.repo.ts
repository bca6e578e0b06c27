import { sql } from 'kysely'
import type { Db, Tx } from '../../database/connection.ts'

export interface ViewerRelation {
  following: boolean
  followedBy: boolean
  blocking: boolean
  muting: boolean
}

/** Whether the row is new. */
export async function insertFollow(
  tx: Tx,
  follow: { followerId: string; followeeId: string; worldKey: string | null; createdAt: Date },
): Promise<boolean> {
  const result = await tx.insertInto('follows').ignore().values(follow).executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Whether there was a row. */
export async function deleteFollow(tx: Tx, followerId: string, followeeId: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('follows')
    .where('followerId', '=', followerId)
    .where('followeeId', '=', followeeId)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}

/** Both counters, the smaller id first: two people who follow each other never wait in a circle. */
export async function updateFollowCounts(
  tx: Tx,
  followerId: string,
  followeeId: string,
  change: 1 | -1,
): Promise<void> {
  const following = { id: followerId, set: { followingCount: sql<number>`following_count + ${change}` } }
  const followed = { id: followeeId, set: { followerCount: sql<number>`follower_count + ${change}` } }
  const inOrder = BigInt(followerId) < BigInt(followeeId) ? [following, followed] : [followed, following]
  for (const { id, set } of inOrder) await tx.updateTable('users').set(set).where('id', '=', id).execute()
}

/** Whether one of the two has blocked the other. */
export async function isBlockedBetween(db: Db, a: string, b: string): Promise<boolean> {
  const row = await db
    .selectFrom('blocks')
    .select('createdAt')
    .where((eb) =>
      eb.or([
        eb.and([eb('blockerId', '=', a), eb('blockedId', '=', b)]),
        eb.and([eb('blockerId', '=', b), eb('blockedId', '=', a)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** How the viewer stands to a user, in one statement of four look-ups by primary key. */
export async function getViewerRelation(db: Db, viewerId: string, userId: string): Promise<ViewerRelation> {
  const { rows } = await sql<Record<keyof ViewerRelation, number>>`
    SELECT
      EXISTS (SELECT 1 FROM follows WHERE follower_id = ${viewerId} AND followee_id = ${userId}) AS following,
      EXISTS (SELECT 1 FROM follows WHERE follower_id = ${userId} AND followee_id = ${viewerId}) AS followed_by,
      EXISTS (SELECT 1 FROM blocks WHERE blocker_id = ${viewerId} AND blocked_id = ${userId}) AS blocking,
      EXISTS (SELECT 1 FROM mutes WHERE muter_id = ${viewerId} AND muted_id = ${userId}) AS muting`.execute(
    db,
  )
  const row = rows[0]!
  return {
    following: Boolean(row.following),
    followedBy: Boolean(row.followedBy),
    blocking: Boolean(row.blocking),
    muting: Boolean(row.muting),
  }
}

/**
 * The condition that keeps rows of blocked and muted authors out of a viewer's list; look-ups by primary key,
 * so the list itself still drives the query.
 */
export function notHiddenFrom(viewerId: string, authorColumn: string) {
  const author = sql.ref(authorColumn)
  return sql<boolean>`
    NOT EXISTS (SELECT 1 FROM blocks WHERE blocker_id = ${viewerId} AND blocked_id = ${author})
    AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocker_id = ${author} AND blocked_id = ${viewerId})
    AND NOT EXISTS (SELECT 1 FROM mutes WHERE muter_id = ${viewerId} AND muted_id = ${author})`
}
