import { residentSheets } from '../world/content/residents.ts'
import { ENGINE_VERSION } from '../simulation.ts'
import type { BilingualText } from '@ai-community/shared/world/vocabulary.ts'
import type { ArmKey } from './arms.ts'
import { conversationBoard } from './conversation-board.ts'
import type { Measure } from './measure.ts'
import { smallvilleBoard } from './smallville-board.ts'
import { estimate, type Estimate } from './statistics.ts'
import type { ExperimentKey, TrialResult } from './trial.ts'

/** What an experiment is called, what it is measured against, and how long it lasts. */
export interface ExperimentDefinition {
  title: BilingualText
  source: { name: string; url: string }
  board: readonly Measure[]
  /** Simulated days when none are asked for. */
  days: number
}

export const EXPERIMENTS: Readonly<Record<ExperimentKey, ExperimentDefinition>> = {
  smallville: {
    title: { zh: '小镇实验：消息如何传开', en: 'Smallville: how news spreads' },
    source: { name: 'Generative Agents, arXiv 2304.03442', url: 'https://arxiv.org/abs/2304.03442' },
    board: smallvilleBoard,
    days: 2,
  },
  conversation: {
    title: { zh: '对话实验：网络上的来往', en: 'Conversation: how residents answer each other' },
    source: { name: 'arXiv 2604.13052', url: 'https://arxiv.org/abs/2604.13052' },
    board: conversationBoard,
    days: 2,
  },
}

/** Everything that an experiment found; the same seeds give the same report, whatever ran beside what. */
export interface ExperimentReport {
  experiment: ExperimentKey
  /** What thought for the residents. */
  mind: 'rules'
  engineVersion: number
  residents: number
  days: number
  arms: readonly ArmKey[]
  seeds: readonly number[]
  /** Runs by arm. */
  n: number
  estimates: readonly MeasureEstimate[]
  /** In the order of arms, then seeds. */
  trials: readonly TrialResult[]
}

/** What one arm came to in one line of the board. */
export interface MeasureEstimate extends Estimate {
  arm: ArmKey
  measure: string
}

export interface ExperimentPlan {
  experiment: ExperimentKey
  arms: readonly ArmKey[]
  seeds: readonly number[]
  days: number
}

/** @param trials in the order of arms, then seeds */
export function summarise(plan: ExperimentPlan, trials: readonly TrialResult[]): ExperimentReport {
  const { experiment, arms, seeds, days } = plan
  const estimates = arms.flatMap((arm) => {
    const ofArm = trials.filter((trial) => trial.arm === arm)
    return EXPERIMENTS[experiment].board.map(({ key }) => ({
      arm,
      measure: key,
      ...estimate(ofArm.map(({ metrics }) => metrics[key] ?? null)),
    }))
  })
  return {
    experiment,
    mind: 'rules',
    engineVersion: ENGINE_VERSION,
    residents: residentSheets.length,
    days,
    arms,
    seeds,
    n: seeds.length,
    estimates,
    trials,
  }
}

/** @throws RangeError for an arm or measure that the report does not have. */
export function getEstimate(report: ExperimentReport, arm: ArmKey, measure: string): MeasureEstimate {
  const found = report.estimates.find((one) => one.arm === arm && one.measure === measure)
  if (!found) throw new RangeError(`no ${measure} of ${arm} in the report`)
  return found
}

/** The command that makes the same report again. */
export function commandOf({ experiment, arms, seeds, days }: ExperimentReport): string {
  const isRange = seeds.every((seed, position) => seed === position + 1)
  const which = isRange ? `--seeds ${seeds.length}` : `--seeds ${seeds.join(',')}`
  return `npm run sim -- experiment ${experiment} ${which} --days ${days} --arms ${arms.join(',')}`
}
