import type { ColumnType, Generated } from 'kysely'

/** Work leased by compare-and-set. */
export interface JobsTable {
  id: string
  kind: string
  payload: ColumnType<unknown, string, string>
  state: Generated<string>
  attempts: Generated<number>
  runAfter: Date
  leaseOwner: string | null
  leaseUntil: Date | null
  result: ColumnType<unknown, string | null | undefined, string | null>
  createdAt: Date
  finishedAt: Date | null
}
