import {
  MAX_SPEED,
  MAX_STEPS,
  MIN_SPEED,
  speedSchema,
  type Speed,
} from '@ai-community/shared/contracts/simulation.ts'
import { InvalidArgumentError } from 'commander'

/** @throws InvalidArgumentError for what is no speed. */
export function parseSpeed(text: string): Speed {
  const parsed = speedSchema.safeParse(text === 'max' ? text : text.trim() === '' ? NaN : Number(text))
  if (!parsed.success)
    throw new InvalidArgumentError(`must be a number from ${MIN_SPEED} to ${MAX_SPEED}, or max`)
  return parsed.data
}

/** @throws InvalidArgumentError for what is no number of events. */
export function parseSteps(text: string): number {
  const steps = Number(text)
  if (!/^\d+$/.test(text) || steps < 1 || steps > MAX_STEPS)
    throw new InvalidArgumentError(`must be a whole number from 1 to ${MAX_STEPS}`)
  return steps
}

const MAX_COUNT = 100_000

/** @throws InvalidArgumentError for what is no number of things to show. */
export function parseCount(text: string): number {
  const count = Number(text)
  if (!/^\d+$/.test(text) || count < 1 || count > MAX_COUNT)
    throw new InvalidArgumentError(`must be a whole number from 1 to ${MAX_COUNT}`)
  return count
}
