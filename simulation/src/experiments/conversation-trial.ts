import { SIM_DAY_MS, simTime } from '@ai-community/shared/world/sim-time.ts'
import { WARM_UP_END } from '../simulation.ts'
import { residentSheets } from '../world/content/residents.ts'
import { measureConversation } from './conversation-metrics.ts'
import { PersonaJudge } from './persona-fit.ts'
import { TownRun } from './town-run.ts'
import type { TrialResult, TrialTask } from './trial.ts'

const judge = new PersonaJudge(residentSheets)

/** The town after its warm-up day, for as many days as the task says; what was written in them is measured. */
export function runConversationTrial({ arm, seed, days }: TrialTask): TrialResult {
  const run = new TownRun({ arm, seed })
  const end = simTime(WARM_UP_END + Math.round(days * SIM_DAY_MS))
  run.runUntil(end)
  const metrics = measureConversation(run.record, judge, { from: WARM_UP_END, to: end })
  return { arm, seed, ...run.hashes(), metrics: { ...metrics }, curves: [] }
}
