import type { ArmKey } from './arms.ts'
import { runConversationTrial } from './conversation-trial.ts'
import { runSmallvilleTrial } from './smallville-trial.ts'

export const EXPERIMENT_KEYS = ['smallville', 'conversation'] as const
export type ExperimentKey = (typeof EXPERIMENT_KEYS)[number]

/** One run of one arm with one seed: what a worker is given. */
export interface TrialTask {
  experiment: ExperimentKey
  arm: ArmKey
  /** Any whole number up to 2^53. */
  seed: number
  days: number
}

/** What came out; it depends on the task alone. */
export interface TrialResult {
  arm: ArmKey
  seed: number
  /** Hash of the town's state at the end. */
  stateHash: string
  /** Hash of every effect of the run, numbers and words. */
  effectsHash: string
  /** Values by the keys of the experiment's board; null where there is nothing to measure. */
  metrics: Readonly<Record<string, number | null>>
  /** Shares hour by hour, from the beginning of the run. */
  curves: readonly Curve[]
}

export interface Curve {
  key: string
  /** One value for each full hour, beginning with hour 0. */
  values: readonly number[]
}

const RUNS: Readonly<Record<ExperimentKey, (task: TrialTask) => TrialResult>> = {
  smallville: runSmallvilleTrial,
  conversation: runConversationTrial,
}

export function runTrial(task: TrialTask): TrialResult {
  return RUNS[task.experiment](task)
}
