import type { ColumnType, Generated } from 'kysely'

/** Operator commands; the process that holds the world obeys them. */
export interface SimCommandsTable {
  id: string
  worldId: string
  command: string
  payload: ColumnType<unknown, string, string>
  state: Generated<string>
  result: string | null
  issuedById: string | null
  createdAt: Date
  finishedAt: Date | null
  /** Share of a long one that is done. */
  progress: number | null
}
