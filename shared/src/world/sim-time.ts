/** Simulated milliseconds since day 1, 00:00 town time. There is no time zone. */
export type SimTime = number & { readonly __unit: 'simulated milliseconds' }

export const SIM_SECOND_MS = 1_000
export const SIM_MINUTE_MS = 60 * SIM_SECOND_MS
export const SIM_HOUR_MS = 60 * SIM_MINUTE_MS
export const SIM_DAY_MS = 24 * SIM_HOUR_MS

/** Marks a whole, non-negative number of simulated milliseconds as a `SimTime`. */
export function simTime(milliseconds: number): SimTime {
  if (!Number.isSafeInteger(milliseconds) || milliseconds < 0)
    throw new RangeError(`not a simulated time: ${milliseconds}`)
  return milliseconds as SimTime
}

/** The town's day, counted from 1. */
export function dayOf(time: SimTime): number {
  return Math.floor(time / SIM_DAY_MS) + 1
}

/** Minutes since the day's midnight, 0–1439. */
export function minuteOfDay(time: SimTime): number {
  return Math.floor((time % SIM_DAY_MS) / SIM_MINUTE_MS)
}

/** Time of day as people read it: `"08:05"`. */
export function clockOf(time: SimTime): string {
  const minutes = minuteOfDay(time)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
