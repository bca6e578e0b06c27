import { SIM_MINUTE_MS, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { ActionKind } from '@ai-community/shared/world/vocabulary.ts'
import { EVENT_ACTION_END } from './events.ts'
import type { World } from './world.ts'

export const STUCK_AFTER_MS = 30 * SIM_MINUTE_MS

export interface StuckResident {
  resident: string
  action: ActionKind
  /** When it should have ended. */
  endAt: SimTime
}

/** Residents whose present action is more than 30 simulated minutes beyond its planned end. */
export function findStuckResidents(world: World): StuckResident[] {
  return world.tables.residents
    .filter(({ action }) => world.now - action.endAt > STUCK_AFTER_MS)
    .map(({ index }) => stuck(world, index))
}

/** The part of the simulation that tells which events wait. */
export interface PendingEvents {
  eachPending(visit: (event: { kind: number; subject: number; argument: number }) => void): void
}

/**
 * Residents for whom no event waits that ends what they do: they would stand there for ever. Goes over every event and
 * every resident once, so ask now and then.
 */
export function findResidentsWithoutEvent(world: World, events: PendingEvents): StuckResident[] {
  const { residents } = world.tables
  const hasEvent = new Uint8Array(residents.length)
  events.eachPending(({ kind, subject, argument }) => {
    if (kind === EVENT_ACTION_END && residents[subject]?.action.key === argument) hasEvent[subject] = 1
  })
  const found: StuckResident[] = []
  for (let index = 0; index < hasEvent.length; index++)
    if (hasEvent[index] === 0) found.push(stuck(world, index))
  return found
}

function stuck(world: World, index: number): StuckResident {
  const { action } = world.resident(index)
  return { resident: world.sheet(index).key, action: action.action, endAt: action.endAt }
}
