import type { Generated } from 'kysely'

export interface ConversationMembersTable {
  conversationId: string
  userId: string
  lastReadSeq: Generated<number>
  updatedAt: Date
}
