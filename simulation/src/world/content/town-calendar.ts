import type { GatheringKind, PlaceKind } from '@ai-community/shared/world/vocabulary.ts'

/** An event that comes round; minutes of the day. */
interface RecurringEvent {
  kind: GatheringKind
  /** 0 is Monday. */
  weekday: number
  /** Every so many weeks, from week `first`. */
  every: number
  first: number
  startMinute: number
  place: PlaceKind
  /** 1–10 */
  importance: number
}

/** What happens in every district; neighbouring districts take turns, so that there is a reason to visit. */
export const TOWN_CALENDAR: readonly RecurringEvent[] = [
  { kind: 'meeting', weekday: 1, every: 2, first: 1, startMinute: 1_110, place: 'hall', importance: 8 },
  { kind: 'concert', weekday: 2, every: 1, first: 0, startMinute: 1_170, place: 'bar', importance: 9 },
  { kind: 'exam', weekday: 3, every: 1, first: 0, startMinute: 570, place: 'school', importance: 7 },
  { kind: 'market_day', weekday: 5, every: 1, first: 0, startMinute: 480, place: 'market', importance: 9 },
  { kind: 'match', weekday: 5, every: 2, first: 0, startMinute: 900, place: 'park', importance: 9 },
  { kind: 'festival', weekday: 6, every: 2, first: 0, startMinute: 1_080, place: 'park', importance: 10 },
  { kind: 'concert', weekday: 6, every: 2, first: 1, startMinute: 1_080, place: 'bar', importance: 9 },
]

/** Positions in TOWN_CALENDAR of what happens in a district on a day, counted from 0. */
export function eventsOn(seed: number, district: number, day: number): number[] {
  const week = Math.floor(day / 7) + district + (seed % 2)
  return TOWN_CALENDAR.flatMap(({ weekday, every, first }, position) =>
    day % 7 === weekday && week % every === first % every ? [position] : [],
  )
}
