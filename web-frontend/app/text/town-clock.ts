import {
  SIM_DAY_MS,
  SIM_HOUR_MS,
  SIM_MINUTE_MS,
  clockOf,
  dayOf,
  simTime,
} from '@ai-community/shared/world/sim-time.ts'

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

/** How dark it is, 0 by day to 1 by night, with a slow dawn and dusk. */
export function darknessAt(simTimeMs: number): number {
  const hour = (simTimeMs % SIM_DAY_MS) / SIM_HOUR_MS
  const light = Math.min(hour - 5, 21 - hour) / 3
  return 1 - Math.min(1, Math.max(0, light))
}

/** A minute of the day as a clock: past midnight it is the next day's. */
export function clockOfMinute(minute: number): string {
  return townTimeOf(minute * SIM_MINUTE_MS).clock
}

/** Whole simulated minutes from `from` to `to`; 0 when it is past. */
export function minutesBetween(from: number, to: number): number {
  return Math.max(0, Math.round((to - from) / SIM_MINUTE_MS))
}
