import { clockOf, dayOf, simTime } from '@ai-community/shared/world/sim-time.ts'

export type PartOfDay = 'night' | 'dawn' | 'day' | 'dusk'

export interface TownTime {
  day: number
  /** "08:05" */
  clock: string
  partOfDay: PartOfDay
}

/** A simulated time as the town's people would say it. */
export function townTimeOf(simTimeMs: number): TownTime {
  const time = simTime(Math.max(0, Math.floor(simTimeMs)))
  const clock = clockOf(time)
  return { day: dayOf(time), clock, partOfDay: partOfDay(Number(clock.slice(0, 2))) }
}

function partOfDay(hour: number): PartOfDay {
  if (hour < 5 || hour >= 21) return 'night'
  if (hour < 8) return 'dawn'
  if (hour < 18) return 'day'
  return 'dusk'
}
