import type { ColumnType } from 'kysely'

export interface MessagesTable {
  id: string
  conversationId: string
  seq: number
  senderId: string
  content: string
  worldKey: string | null
  simTime: number | null
  aiGenerated: ColumnType<boolean, boolean | undefined, boolean>
  createdAt: Date
  deletedAt: Date | null
}
