import { MAX_SPEED, MIN_SPEED, speedSchema, type Speed } from '@ai-community/shared/contracts/simulation.ts'
import { InvalidArgumentError } from 'commander'

const MAX_STEPS = 1_000_000

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
