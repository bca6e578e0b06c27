import type { ColumnType } from 'kysely'
import type { Provenance } from './posts.table.ts'

export interface MessagesTable {
  id: string
  conversationId: string
  seq: number
  senderId: string
  content: string
  worldKey: string | null
  simTime: number | null
  /** What a resident's text grew from. */
  provenance: ColumnType<Provenance | null, string | null | undefined, string | null>
  aiGenerated: ColumnType<boolean, boolean | undefined, boolean>
  createdAt: Date
  deletedAt: Date | null
}
