import type { Generated } from 'kysely'

/** One row: who publishes now, and the last number given. */
export interface OutboxPublisherTable {
  id: number
  owner: string | null
  leaseUntil: Date
  lastSeq: Generated<number>
}
