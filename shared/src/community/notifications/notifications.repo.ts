import { CompiledQuery, sql } from 'kysely'
import type { Tx } from '../../database/connection.ts'
import type { NotificationsTable } from '../../database/tables/notifications.table.ts'
import type { NoticeKey } from './notification-groups.repo.ts'

// Ready text: each like and comment of a person's post has a notice.
const INSERT = `INSERT INTO notifications (id, user_id, type, group_key, actor_id, actor_is_ai, post_id, comment_id,
  conversation_id, encounter_id, created_at, read_at, visible, leads) VALUES `
const ROW = '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'

function valuesOf(row: NotificationsTable): unknown[] {
  const { id, userId, type, groupKey, actorId, actorIsAi, postId, commentId } = row
  const { conversationId, encounterId, createdAt, readAt, visible, leads } = row
  return [
    ...[id, userId, type, groupKey, actorId, actorIsAi, postId, commentId],
    ...[conversationId, encounterId, createdAt, readAt, visible, leads],
  ]
}

export async function insertNotifications(
  tx: Tx,
  notifications: readonly NotificationsTable[],
): Promise<void> {
  const text = INSERT + notifications.map(() => ROW).join(', ')
  await tx.executeQuery(CompiledQuery.raw(text, notifications.flatMap(valuesOf)))
}

export async function deleteNotification(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('notifications').where('id', '=', id).execute()
}

export async function hasUnreadNotification(
  tx: Tx,
  { userId, groupKey, actorId }: NoticeKey,
): Promise<boolean> {
  const row = await tx
    .selectFrom('notifications')
    .select('id')
    .where('userId', '=', userId)
    .where('groupKey', '=', groupKey)
    .where('actorId', '=', actorId)
    .where('readAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export interface UnreadNotice {
  id: string
  groupKey: string
}

/** Unread notices that are committed by now, up to one or of one group, whoever they are of. */
export async function listUnread(
  tx: Tx,
  userId: string,
  which: { upTo: string } | { groupKey: string },
): Promise<UnreadNotice[]> {
  const chosen = 'upTo' in which ? sql`id <= ${which.upTo}` : sql`group_key = ${which.groupKey}`
  const { rows } = await sql<UnreadNotice>`
    SELECT id, group_key FROM notifications FORCE INDEX (notifications_unread_groups)
    WHERE user_id = ${userId} AND read_at IS NULL AND ${chosen}`.execute(tx)
  return rows
}

/** Of how many; those that have been read or withdrawn meanwhile stay as they are. */
export async function updateRead(tx: Tx, ids: readonly string[], readAt: Date): Promise<number> {
  const result = await tx
    .updateTable('notifications')
    .set({ readAt })
    .where('id', 'in', ids)
    .where('readAt', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
