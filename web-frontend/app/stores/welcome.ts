import { ref, watch, type Ref } from 'vue'

const PREFIX = 'aic.welcome.'
export const WELCOME_STEPS = ['town', 'people', 'self'] as const

/** How far the welcome of a member has got in this browser: a step from 1 on, or over; null where it never began. */
type Progress = number | 'done' | null

function progressOf(username: string): Progress {
  const kept = localStorage.getItem(PREFIX + username)
  if (kept === null || kept === 'done') return kept
  const step = Number(kept)
  return Number.isInteger(step) && step >= 1 && step <= WELCOME_STEPS.length ? step : 1
}

/** Called for an account that is new: what is not finished now can be taken up later. */
export function beginWelcome(username: string): void {
  localStorage.setItem(PREFIX + username, '1')
}

/** Skipped or gone through: it is not shown again. */
export function finishWelcome(username: string): void {
  localStorage.setItem(PREFIX + username, 'done')
}

export function isWelcomeDone(username: string): boolean {
  return progressOf(username) === 'done'
}

/** Somebody began it and went away in the middle. */
export function isWelcomeOpen(username: string): boolean {
  return typeof progressOf(username) === 'number'
}

/** The step the member is at, kept with every change. */
export function useWelcomeStep(username: string): Ref<number> {
  const progress = progressOf(username)
  const step = ref(typeof progress === 'number' ? progress : 1)
  watch(step, (now) => localStorage.setItem(PREFIX + username, String(now)))
  return step
}
