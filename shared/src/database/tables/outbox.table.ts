import type { ColumnType } from 'kysely'

/** What happened, in the order of `seq`, which the publisher gives to committed rows. */
export interface OutboxTable {
  id: string
  seq: number | null
  type: string
  audience: string
  payload: ColumnType<unknown, string, string>
  createdAt: Date
}
