import { sql } from 'kysely'
import type { Tx } from '../../database/connection.ts'

/** The two ids, the smaller first: one conversation for two people, whoever writes first. */
export function pairKeyOf(a: string, b: string): string {
  return BigInt(a) < BigInt(b) ? `${a}:${b}` : `${b}:${a}`
}

export async function findMessage(tx: Tx, worldKey: string) {
  return tx
    .selectFrom('messages')
    .select(['id', 'conversationId', 'seq'])
    .where('worldKey', '=', worldKey)
    .executeTakeFirst()
}

/** The conversation's row, locked until the end: it hands out the numbers of messages. */
export async function lockConversation(tx: Tx, pairKey: string) {
  return tx
    .selectFrom('conversations')
    .select(['id', 'messageSeq'])
    .where('pairKey', '=', pairKey)
    .forUpdate()
    .executeTakeFirst()
}

/** Whether the conversation is new; another sender may have opened it at the same time. */
export async function insertConversation(
  tx: Tx,
  conversation: { id: string; pairKey: string; createdAt: Date },
  memberIds: readonly string[],
): Promise<boolean> {
  const { id, createdAt } = conversation
  const result = await tx
    .insertInto('conversations')
    .ignore()
    .values({ ...conversation, lastMessageId: null, updatedAt: createdAt })
    .executeTakeFirst()
  if (result.numInsertedOrUpdatedRows !== 1n) return false
  await tx
    .insertInto('conversationMembers')
    .values(memberIds.map((userId) => ({ conversationId: id, userId, updatedAt: createdAt })))
    .execute()
  return true
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
    aiGenerated: boolean
    createdAt: Date
  },
): Promise<void> {
  await tx
    .insertInto('messages')
    .values({ ...message, deletedAt: null })
    .execute()
  const { conversationId, seq, senderId, createdAt } = message
  await tx
    .updateTable('conversations')
    .set({ messageSeq: seq, lastMessageId: message.id, updatedAt: createdAt })
    .where('id', '=', conversationId)
    .execute()
  await tx
    .updateTable('conversationMembers')
    .set({ updatedAt: createdAt, lastReadSeq: sql`IF(user_id = ${senderId}, ${seq}, last_read_seq)` })
    .where('conversationId', '=', conversationId)
    .execute()
}
