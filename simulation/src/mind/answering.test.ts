import { SIM_DAY_MS, SIM_HOUR_MS, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import { expect, it } from 'vitest'
import { Simulation } from '../simulation.ts'
import { residentSheets } from '../world/content/residents.ts'
import { townMap } from '../world/content/town.ts'
import { NO_SUBJECT } from '../world/intention.ts'
import { NO_KEY } from '../world/keys.ts'
import { composeAnswer } from './answering.ts'

it('speaks of a resident that is named, and of itself as of nobody else', () => {
  const simulation = Simulation.create({ seed: 7, sheets: residentSheets, map: townMap })
  simulation.runUntil((SIM_DAY_MS + 10 * SIM_HOUR_MS) as SimTime)
  const { world } = simulation
  const [self, other] = residentSheets
  const answerTo = (text: string) =>
    composeAnswer(world, world.resident(0), {
      kind: 'message',
      from: 2,
      key: world.newKey(),
      post: NO_KEY,
      text,
      subject: NO_SUBJECT,
    })!.subject.kind
  for (const language of ['zh', 'en'] as const) {
    expect(answerTo(`${other!.called[language]}!`)).toBe('answer_about_person')
    expect(answerTo(`${self!.called[language]}!`)).not.toBe('answer_about_person')
  }
})
