import { sql, type Kysely } from 'kysely'
import { addColumn, addKey } from './alter-table.ts'

/** What a notice is about besides texts, and the keys by which unread messages and notices are counted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addColumn(db, 'notifications', 'conversation_id', sql`BIGINT UNSIGNED NULL AFTER comment_id`)
  await addColumn(db, 'notifications', 'encounter_id', sql`BIGINT UNSIGNED NULL AFTER conversation_id`)
  await addKey(db, 'notifications', 'notifications_unread_groups', ['user_id', 'read_at', 'group_key'])
  await addColumn(db, 'conversations', 'opened_by_id', sql`BIGINT UNSIGNED NULL AFTER pair_key`)
  await addKey(db, 'messages', 'messages_unread', ['conversation_id', 'sender_id', 'deleted_at', 'seq'])
}
