import type { Generated } from 'kysely'

/**
 * `pair_key` is the two user ids, smaller first; `message_seq` numbers the messages. `opened_by_id` alone sees the
 * conversation until somebody has written.
 */
export interface ConversationsTable {
  id: string
  pairKey: string
  openedById: string | null
  messageSeq: Generated<number>
  lastMessageId: string | null
  createdAt: Date
  updatedAt: Date
}
