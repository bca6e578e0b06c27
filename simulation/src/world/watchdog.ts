import { SIM_MINUTE_MS, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { ActionKind } from '@ai-community/shared/world/vocabulary.ts'
import type { World } from './world.ts'

export const STUCK_AFTER_MS = 30 * SIM_MINUTE_MS

export interface StuckResident {
  resident: string
  action: ActionKind
  /** When it should have ended. */
  endAt: SimTime
}

/**
 * Residents whose present action is more than 30 simulated minutes beyond its planned end: since every action's end is
 * an event, such a one has no next event and would stand there for ever.
 */
export function findStuckResidents(world: World): StuckResident[] {
  return world.tables.residents
    .filter(({ action }) => world.now - action.endAt > STUCK_AFTER_MS)
    .map(({ index, action }) => ({
      resident: world.sheet(index).key,
      action: action.action,
      endAt: action.endAt,
    }))
}
