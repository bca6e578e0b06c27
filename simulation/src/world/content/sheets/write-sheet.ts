import type { BilingualText } from '@ai-community/shared/world/vocabulary.ts'
import type { ResidentSheet, Shift, Traits } from '../resident-sheet.ts'

/** A hand-written sheet before the town gives it its place in the list and its relations. */
export type DraftSheet = Omit<ResidentSheet, 'index' | 'district' | 'relations'>

export const WEEKDAYS = [0, 1, 2, 3, 4] as const
export const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6] as const
export const BUT_MONDAY = [1, 2, 3, 4, 5, 6] as const
export const BUT_SUNDAY = [0, 1, 2, 3, 4, 5] as const

export function both(zh: string, en: string): BilingualText {
  return { zh, en }
}

/** Openness, conscientiousness, extraversion, agreeableness, neuroticism. */
export function bigFive(o: number, c: number, e: number, a: number, n: number): Traits {
  return { openness: o, conscientiousness: c, extraversion: e, agreeableness: a, neuroticism: n }
}

/** Hours may be fractions and may pass 24. */
export function shiftOf(fromHour: number, toHour: number, days: readonly number[]): Shift {
  return { startMinute: Math.round(fromHour * 60), endMinute: Math.round(toHour * 60), days }
}

/** Hours may be fractions and may pass 24. */
export function sleepOf(fromHour: number, toHour: number): { startMinute: number; endMinute: number } {
  return { startMinute: Math.round(fromHour * 60), endMinute: Math.round(toHour * 60) }
}
