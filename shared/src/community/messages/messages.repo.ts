import { sql } from 'kysely'
import type { Db, Tx } from '../../database/connection.ts'
import type { Provenance } from '../../database/tables/posts.table.ts'
import { byKey } from '../../database/forced-key.ts'
import type { AuthorRow } from '../users/user-view.ts'

export interface MessageRow extends AuthorRow {
  id: string
  conversationId: string
  seq: number
  content: string
  aiGenerated: boolean
  createdAt: Date
}

export async function findMessage(tx: Tx, worldKey: string) {
  return tx
    .selectFrom('messages')
    .select(['id', 'conversationId', 'seq'])
    .where('worldKey', '=', worldKey)
    .executeTakeFirst()
}

/** The place of a message in its conversation. */
export async function findMessageSeq(
  db: Db,
  conversationId: string,
  messageId: string,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('messages')
    .select('seq')
    .where('id', '=', messageId)
    .where('conversationId', '=', conversationId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return row?.seq
}

export async function insertMessage(
  tx: Tx,
  message: {
    id: string
    conversationId: string
    seq: number
    senderId: string
    content: string
    worldKey: string | null
    simTime: number | null
    provenance: Provenance | null
    aiGenerated: boolean
    createdAt: Date
  },
  sentAt: Date,
): Promise<void> {
  await tx
    .insertInto('messages')
    .values({
      ...message,
      provenance: message.provenance ? JSON.stringify(message.provenance) : null,
      deletedAt: null,
    })
    .execute()
  const { conversationId, seq, senderId } = message
  await tx
    .updateTable('conversations')
    .set({ messageSeq: seq, lastMessageId: message.id, updatedAt: sentAt })
    .where('id', '=', conversationId)
    .execute()
  // Writing is no proof of having read what arrived meanwhile: the cursor moves on only where nothing is unread.
  const lastReadSeq = sql<number>`IF(user_id = ${senderId} AND last_read_seq = ${seq - 1}, ${seq}, last_read_seq)`
  await tx
    .updateTable('conversationMembers')
    .set({ updatedAt: sentAt, lastReadSeq })
    .where('conversationId', '=', conversationId)
    .execute()
}

/** Ids of the messages before `beforeSeq`, newest first. */
export function listMessageIds(
  db: Db,
  conversationId: string,
  beforeSeq: number | undefined,
  count: number,
): Promise<{ id: string; seq: number }[]> {
  let query = db
    .selectFrom(byKey('messages', 'messages_seq'))
    .select(['id', 'seq'])
    .where('conversationId', '=', conversationId)
    .where('deletedAt', 'is', null)
  if (beforeSeq !== undefined) query = query.where('seq', '<', beforeSeq)
  return query.orderBy('seq', 'desc').limit(count).execute()
}

/** Messages with their senders; a sender whose account is gone is the blank row that was left. */
export function listMessageRows(db: Db, ids: readonly string[]): Promise<MessageRow[]> {
  return db
    .selectFrom('messages')
    .innerJoin('users', 'users.id', 'messages.senderId')
    .select([
      'messages.id',
      'messages.conversationId',
      'messages.seq',
      'messages.content',
      'messages.aiGenerated',
      'messages.createdAt',
      'messages.senderId as authorId',
      'users.username',
      'users.displayName',
      'users.isAi',
      'users.avatarFileId',
    ])
    .where('messages.id', 'in', ids)
    .where('messages.deletedAt', 'is', null)
    .execute()
}
