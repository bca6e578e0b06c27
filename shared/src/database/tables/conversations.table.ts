import type { Generated } from 'kysely'

/** `pair_key` is the two user ids, smaller first; `message_seq` numbers the messages. */
export interface ConversationsTable {
  id: string
  pairKey: string
  messageSeq: Generated<number>
  lastMessageId: string | null
  createdAt: Date
  updatedAt: Date
}
