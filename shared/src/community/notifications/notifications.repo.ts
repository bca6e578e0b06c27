import { sql } from 'kysely'
import type { Db, Tx } from '../../database/connection.ts'
import type { NotificationsTable } from '../../database/tables/notifications.table.ts'

export async function insertNotification(tx: Tx, notification: NotificationsTable): Promise<void> {
  await tx.insertInto('notifications').values(notification).execute()
}

export async function deleteNotification(
  tx: Tx,
  notification: { userId: string; groupKey: string; actorId: string },
): Promise<void> {
  await tx
    .deleteFrom('notifications')
    .where('userId', '=', notification.userId)
    .where('groupKey', '=', notification.groupKey)
    .where('actorId', '=', notification.actorId)
    .execute()
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
