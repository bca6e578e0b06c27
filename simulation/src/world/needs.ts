import { SIM_HOUR_MS, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { ActionKind, Mood } from '@ai-community/shared/world/vocabulary.ts'
import type { ResidentSheet } from './content/resident-sheet.ts'
import type { ResidentState } from './resident-state.ts'

/** Positions in NEEDS. */
export const ENERGY = 0
export const HUNGER = 1
export const SOCIAL = 2
export const FUN = 3
export const HYGIENE = 4

type Rates = readonly [energy: number, hunger: number, social: number, fun: number, hygiene: number]

/** Change per hour awake, doing nothing in particular. */
const IDLE: Rates = [-4.2, -5.5, -3.5, -3, -3.2]
/** Change per hour while doing it, where that differs. Balanced by running a town of 25 for a week (tests hold it). */
const RATES: Partial<Record<ActionKind, Rates>> = {
  sleep: [12, -2, -0.8, -0.5, -1.5],
  rest: [4, -4.5, -2, 9, -2.5],
  exercise: [-9, -9, 1, 16, -20],
  work: [-5, -6, -1, -3.5, -4],
  study: [-4.5, -5.5, -3, 3, -3],
  cook: [-4, -4, -3, 4, -5],
  eat: [3, 0, 0, 8, -4],
  wash: [0, -5, -3, 6, 0],
  talk: [-4, -5, 55, 20, -3],
  browse: [-2, -5, 14, 14, -3],
  shop: [-6, -6, 2, 6, -4],
  attend: [-3.5, -5.5, 16, 18, -3],
  host: [-5, -5.5, 20, 16, -4],
  trade: [-4, -5.5, 10, 8, -3],
  walk: [-6, -6.5, 0, 3, -4],
}
const SPIRITS_FADE_PER_HOUR = 0.12

/** What settling needs and spirits takes and changes. */
type Settled = Pick<ResidentState, 'action' | 'settledAt' | 'spirits'> & { needs: Record<number, number> }

/** Brings needs and spirits up to `now`, by what the resident has been doing since. */
export function settleNeeds(resident: Settled, sheet: ResidentSheet, now: SimTime): void {
  const hours = (now - resident.settledAt) / SIM_HOUR_MS
  if (hours <= 0) return
  const rates = RATES[resident.action.action] ?? IDLE
  const needs = resident.needs
  for (let need = 0; need < 5; need++) needs[need] = clamp(needs[need]! + rates[need]! * hours, 0, 100)
  const fade = Math.min(1, SPIRITS_FADE_PER_HOUR * hours)
  resident.spirits += (baseSpirits(sheet) - resident.spirits) * fade
  resident.settledAt = now
}

/** Fills a need at once, as a meal does. */
export function restore(resident: ResidentState, need: number, by: number): void {
  resident.needs[need] = clamp(resident.needs[need]! + by, 0, 100)
}

/** Something good (positive) or bad happened. */
export function stir(resident: ResidentState, by: number): void {
  resident.spirits = clamp(resident.spirits + by, -100, 100)
}

/** How the resident feels, by what presses most: the body first, then people, then what happened. */
export function moodOf(resident: ResidentState): Mood {
  const { needs, spirits } = resident
  if (needs[ENERGY]! < 22) return 'tired'
  if (needs[HUNGER]! < 12) return 'annoyed'
  if (needs[SOCIAL]! < 18) return 'lonely'
  if (spirits < -45) return 'sad'
  if (spirits < -22) return 'worried'
  if (needs[FUN]! < 16) return 'bored'
  if (spirits < -8) return 'annoyed'
  if (spirits > 48) return 'excited'
  if (spirits > 28) return 'joyful'
  return spirits > 8 ? 'content' : 'calm'
}

function baseSpirits(sheet: ResidentSheet): number {
  return 12 - 16 * sheet.traits.neuroticism + 8 * sheet.traits.extraversion
}

function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value
}
