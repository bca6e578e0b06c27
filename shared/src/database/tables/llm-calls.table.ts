import type { Generated } from 'kysely'

/** Spend ledger: the worst case is reserved first and settled after. Money in millionths. */
export interface LlmCallsTable {
  id: string
  worldId: string
  residentId: string | null
  model: string
  purpose: string
  state: string
  reservedTokens: Generated<number>
  promptTokens: Generated<number>
  completionTokens: Generated<number>
  reservedMicros: Generated<number>
  costMicros: Generated<number>
  simTime: number | null
  error: string | null
  createdAt: Date
  finishedAt: Date | null
}
