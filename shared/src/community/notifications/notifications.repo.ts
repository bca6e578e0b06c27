import { sql } from 'kysely'
import type { Db, Tx } from '../../database/connection.ts'
import type { NotificationsTable } from '../../database/tables/notifications.table.ts'

export async function insertNotifications(
  tx: Tx,
  notifications: readonly NotificationsTable[],
): Promise<void> {
  await tx.insertInto('notifications').values(notifications).execute()
}

export interface NoticeKey {
  userId: string
  groupKey: string
  actorId: string
}

/** Whether there was one. */
export async function deleteNotification(tx: Tx, notice: NoticeKey): Promise<boolean> {
  const result = await whereNotice(tx.deleteFrom('notifications'), notice).executeTakeFirst()
  return result.numDeletedRows > 0n
}

export async function deleteReadNotification(tx: Tx, notice: NoticeKey): Promise<void> {
  await whereNotice(tx.deleteFrom('notifications'), notice).where('readAt', 'is not', null).execute()
}

export async function hasUnreadNotification(tx: Tx, notice: NoticeKey): Promise<boolean> {
  const row = await whereNotice(tx.selectFrom('notifications').select('id'), notice)
    .where('readAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

function whereNotice<Query extends { where(column: keyof NoticeKey, operator: '=', value: string): Query }>(
  query: Query,
  { userId, groupKey, actorId }: NoticeKey,
): Query {
  return query.where('userId', '=', userId).where('groupKey', '=', groupKey).where('actorId', '=', actorId)
}

/** Marks what is unread up to a notice, and nothing that is committed later with a smaller id. */
export async function updateReadUpTo(tx: Tx, userId: string, upTo: string, readAt: Date): Promise<boolean> {
  const result = await tx
    .updateTable('notifications')
    .set({ readAt })
    .where('userId', '=', userId)
    .where('readAt', 'is', null)
    .where('id', '<=', upTo)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function updateGroupRead(
  tx: Tx,
  userId: string,
  groupKey: string,
  readAt: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('notifications')
    .set({ readAt })
    .where('userId', '=', userId)
    .where('groupKey', '=', groupKey)
    .where('readAt', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/**
 * Whether the recipient wants to hear nothing of the actor, or does not see the actor or `ownerId`, whose post it
 * happened under.
 */
export async function isSilenced(
  db: Db,
  recipientId: string,
  actorId: string,
  ownerId: string,
): Promise<boolean> {
  const { rows } = await sql<{ found: number }>`
    SELECT 1 AS found FROM blocks WHERE blocker_id = ${recipientId} AND blocked_id IN (${actorId}, ${ownerId})
    UNION ALL SELECT 1 FROM blocks WHERE blocked_id = ${recipientId} AND blocker_id IN (${actorId}, ${ownerId})
    UNION ALL SELECT 1 FROM mutes WHERE muter_id = ${recipientId} AND muted_id = ${actorId}`.execute(db)
  return rows.length > 0
}
