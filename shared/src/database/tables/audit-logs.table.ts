import type { ColumnType } from 'kysely'

/** What moderators and operators did: insert-only, each row hashed over the one before. */
export interface AuditLogsTable {
  id: string
  actorId: string | null
  action: string
  targetType: string
  targetId: string | null
  detail: ColumnType<unknown, string, string>
  previousHash: string
  hash: string
  createdAt: Date
  /** Place in the chain, from 1 without a gap. */
  seq: number
}
