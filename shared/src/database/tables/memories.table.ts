import type { ColumnType } from 'kysely'

export interface MemoriesTable {
  id: string
  residentId: string
  worldKey: string
  kind: string
  content: string
  importance: number
  simTime: number
  lastAccess: number
  evidence: ColumnType<string[], string, string>
  embedding: Buffer | null
  forgottenAt: number | null
}
