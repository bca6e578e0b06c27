import { SIM_DAY_MS, SIM_HOUR_MS, simTime } from '@ai-community/shared/world/sim-time.ts'
import type { World } from '../world/world.ts'
import { findRelation } from '../world/relations.ts'
import { knowsFact } from '../world/memories.ts'
import type { ResidentState } from '../world/resident-state.ts'
import { interviewTown } from './interview.ts'
import { CANDIDACY, PARTY, plantFacts, type PlantedFact } from './seeded-facts.ts'
import { learningCurve, measureSmallville, type TownKnowledge } from './smallville-metrics.ts'
import { TownRun } from './town-run.ts'
import type { TrialResult, TrialTask } from './trial.ts'

/** The two facts are known to one resident each from this time on. */
const PLANTED_AT = simTime(6 * SIM_HOUR_MS)

/** From midnight of day 1 to the midnight after the last day; the party is on day 2. */
export function runSmallvilleTrial({ arm, seed, days }: TrialTask): TrialResult {
  const run = new TownRun({ arm, seed })
  plantFacts(run.simulation, PLANTED_AT)
  run.runUntil(PLANTED_AT)
  const before = knowledgeIn(run.simulation.world)
  const end = simTime(Math.round(days * SIM_DAY_MS))
  run.runUntil(end)
  const after = knowledgeIn(run.simulation.world)
  const hashes = run.hashes()
  const answers = interviewTown(run.copy(), run.mind)
  const metrics = measureSmallville({ record: run.record, before, after, answers })
  const curves = [CANDIDACY, PARTY].map((fact) => ({
    key: fact.key,
    values: learningCurve(run.record, fact, end),
  }))
  return { arm, seed, ...hashes, metrics: { ...metrics }, curves }
}

/** Who knows of what and of whom, as it stands in the residents' memories and relations. */
function knowledgeIn(world: World): TownKnowledge {
  return {
    candidacy: knowersOf(world, CANDIDACY),
    party: knowersOf(world, PARTY),
    acquaintances: pairsIn(world, (who, whom) => findRelation(world, who, whom.index) !== undefined),
    heardOf: pairsIn(world, (who, whom) => hasNewsOf(world, who, whom)),
  }
}

function knowersOf(world: World, { text }: PlantedFact): string[] {
  const fact = world.tables.facts.entries().find((one) => one.text.en === text.en)
  if (!fact) return []
  return world.tables.residents
    .filter((resident) => knowsFact(world, resident, fact.id))
    .map(({ index }) => world.sheet(index).key)
}

/** Keys of all who stand so to another, with the other's. */
function pairsIn(
  world: World,
  stand: (who: ResidentState, whom: ResidentState) => boolean,
): [string, string][] {
  const { residents } = world.tables
  return residents.flatMap((who) =>
    residents
      .filter((whom) => whom !== who && stand(who, whom))
      .map((whom): [string, string] => [world.sheet(who.index).key, world.sheet(whom.index).key]),
  )
}

function hasNewsOf(world: World, who: ResidentState, whom: ResidentState): boolean {
  const { zh, en } = world.sheet(whom.index).called
  return world.tables.facts
    .entries()
    .some(({ id, text }) => (text.zh.includes(zh) || text.en.includes(en)) && knowsFact(world, who, id))
}
