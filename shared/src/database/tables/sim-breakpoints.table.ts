import type { Generated } from 'kysely'

/** Pauses the town when all that is named meets; what is null is not asked for. */
export interface SimBreakpointsTable {
  id: string
  worldId: string
  residentId: string | null
  action: string | null
  locationId: string | null
  hits: Generated<number>
  lastHitAt: number | null
  createdAt: Date
}
