import { townMap } from '../world/content/town.ts'
import { NO_SUBJECT } from '../world/intention.ts'
import { NO_KEY } from '../world/keys.ts'
import { languageOf } from '../mind/language/hear.ts'
import { RuleMind } from '../mind/rule-mind.ts'
import { Simulation } from '../simulation.ts'

/** How the one who answers calls an interviewer, who is nobody of the town's. */
const CALLED = { zh: '朋友', en: 'my friend' } as const

/**
 * Asks a resident something out of band: a copy of the world answers from persona, memory and present activity, and is
 * thrown away. The town itself does not change, and the same question at the same moment has the same answer.
 *
 * @param simulation at rest
 * @returns the answer, or null when it has none
 */
export function interviewResident(
  simulation: Simulation,
  residentKey: string,
  question: string,
): string | null {
  const copy = Simulation.restore(
    { seed: simulation.seed, sheets: simulation.world.town.sheets, map: townMap },
    simulation.snapshot(),
  )
  const { world } = copy
  const self = world.resident(world.town.findResident(residentKey))
  const from = world.tables.people.meet({ key: 'operator', displayName: CALLED[languageOf(question)] })
  const speech = new RuleMind().answer(
    { world, self },
    { kind: 'message', from, key: world.newKey(), post: NO_KEY, text: question, subject: NO_SUBJECT },
  )
  return speech?.text ?? null
}
