import { sql } from 'kysely'
import type { Db, Tx } from '../../database/connection.ts'

/**
 * The live users among the two, with their rows locked in one order everywhere. Whoever follows and whoever blocks
 * takes them first, and reads the other's table after: else a follow could pass its check, the block be
 * committed, and the follow stand beside it.
 */
export function lockPair(tx: Tx, a: string, b: string) {
  return tx
    .selectFrom('users')
    .select(['id', 'isAi'])
    .where('id', 'in', [a, b])
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
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

/** Whether there is a block, either way, between `userId` and one of the others. */
export async function isBlockedBetween(
  db: Db,
  userId: string,
  ...otherIds: [string, ...string[]]
): Promise<boolean> {
  const { rows } = await sql<{ found: number }>`
    SELECT 1 AS found FROM blocks WHERE blocker_id = ${userId} AND blocked_id IN (${sql.join(otherIds)})
    UNION ALL SELECT 1 FROM blocks WHERE blocked_id = ${userId} AND blocker_id IN (${sql.join(otherIds)})
    LIMIT 1`.execute(db)
  return rows.length > 0
}

// Counted, not EXISTS: MariaDB makes of EXISTS a list of all that the viewer blocks, and reads it for one row too.

/**
 * How the viewer stands to each row of `users`, as columns of look-ups by primary key. With a viewer of '0', who
 * is nobody, all are 0.
 */
export function relationColumns(viewerId: string) {
  return [
    sql<number>`(SELECT COUNT(*) FROM follows WHERE follower_id = ${viewerId} AND followee_id = users.id)`.as(
      'following',
    ),
    sql<number>`(SELECT COUNT(*) FROM follows WHERE follower_id = users.id AND followee_id = ${viewerId})`.as(
      'followedBy',
    ),
    sql<number>`(SELECT COUNT(*) FROM blocks WHERE blocker_id = ${viewerId} AND blocked_id = users.id)`.as(
      'blocking',
    ),
    sql<number>`(SELECT COUNT(*) FROM mutes WHERE muter_id = ${viewerId} AND muted_id = users.id)`.as(
      'muting',
    ),
  ] as const
}

/**
 * The condition that keeps rows of authors out who block the viewer or whom the viewer blocks: for all that is
 * asked for by name - a profile, a post, a list of people. Look-ups by primary key, so the list itself still
 * drives the query.
 */
export function notBlocked(viewerId: string, authorColumn: string) {
  const author = sql.ref(authorColumn)
  return sql<boolean>`
    (SELECT COUNT(*) FROM blocks WHERE blocker_id = ${viewerId} AND blocked_id = ${author}) = 0
    AND (SELECT COUNT(*) FROM blocks WHERE blocker_id = ${author} AND blocked_id = ${viewerId}) = 0`
}

/** As `notBlocked`, and without those the viewer mutes: for what comes unasked - feeds, threads, notifications. */
export function notHiddenFrom(viewerId: string, authorColumn: string) {
  const author = sql.ref(authorColumn)
  return sql<boolean>`
    ${notBlocked(viewerId, authorColumn)}
    AND (SELECT COUNT(*) FROM mutes WHERE muter_id = ${viewerId} AND muted_id = ${author}) = 0`
}
