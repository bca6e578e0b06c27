import {
  clockOf,
  dayOf,
  minuteOfDay,
  SIM_DAY_MS,
  SIM_MINUTE_MS,
  simTime,
  type SimTime,
} from '@ai-community/shared/world/sim-time.ts'

/** An operator wrote a time that is none. */
export class TownTimeError extends Error {
  constructor(text: string) {
    super(`not a time: ${text || 'nothing'}; write 18:30, day 3 07:00, +90m, +2h or +1d`)
    this.name = 'TownTimeError'
  }
}

const UNIT_MINUTES = { m: 1, h: 60, d: 1_440 } as const

/** "day 2, 08:05" */
export function formatTownTime(time: SimTime): string {
  return `day ${dayOf(time)}, ${clockOf(time)}`
}

/**
 * A moment as an operator writes it: `18:30` (the next one), `day 3 07:00` or `3 07:00`, `+90m`, `+2h`, `+1d`.
 *
 * @throws TownTimeError for anything else.
 */
export function parseTownTime(text: string, now: SimTime): SimTime {
  const relative = /^\+(\d{1,6})([mhd])$/.exec(text)
  if (relative) {
    const minutes = Number(relative[1]) * UNIT_MINUTES[relative[2] as keyof typeof UNIT_MINUTES]
    return simTime(now + minutes * SIM_MINUTE_MS)
  }
  const absolute = /^(?:(?:day\s+)?(\d{1,6}),?\s+)?(\d{1,2}):(\d{2})$/i.exec(text)
  const minute = absolute ? Number(absolute[2]) * 60 + Number(absolute[3]) : NaN
  if (!absolute || minute >= 1_440 || Number(absolute[3]) >= 60 || absolute[1] === '0')
    throw new TownTimeError(text)
  if (absolute[1]) return simTime((Number(absolute[1]) - 1) * SIM_DAY_MS + minute * SIM_MINUTE_MS)
  const day = dayOf(now) - 1 + (minute > minuteOfDay(now) ? 0 : 1)
  return simTime(day * SIM_DAY_MS + minute * SIM_MINUTE_MS)
}
