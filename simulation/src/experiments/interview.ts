import type { Mind } from '../mind/mind.ts'
import type { Simulation } from '../simulation.ts'
import { NO_SUBJECT } from '../world/intention.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'
import { CANDIDACY, PARTY, type PlantedFact } from './seeded-facts.ts'

/** What a question is about: a seeded fact, or another resident. */
export type Question = { kind: 'candidacy' | 'party' } | { kind: 'resident'; key: string }

/** What a resident said when asked in words, and how the words were understood. */
export interface InterviewAnswer {
  resident: string
  about: Question
  text: string
  /** It says that it knows: it names what the question does not, or says so of the person asked about. */
  claims: boolean
}

const DENIES =
  /不认识|没听说|没听过|不知道|不清楚|没见过|不太熟|没印象|谁呀|是谁|\b(don't|do not|never|not) (know|met|heard)|haven't|have not|no idea|who is|not sure|news to me/i
const AFFIRMS =
  /认识|熟|朋友|邻居|见过|聊过|听说|老板|同事|家人|\b(know|knows|knew|met|friend|neighbou?r|colleague|family|heard|talk|see|saw|like)/i

/**
 * Asks every resident about the two facts and about every other resident, in its own language, by the same way in which
 * a person's message is answered. Give it a copy of the town: the interviewer becomes known there.
 */
export function interviewTown({ world }: Simulation, mind: Mind): InterviewAnswer[] {
  const from = world.tables.people.meet({ key: 'interviewer', displayName: 'Interviewer' })
  const ask = (self: ResidentState, text: string) =>
    mind.answer({ world, self }, { kind: 'message', from, key: 0, post: 0, text, subject: NO_SUBJECT })
      ?.text ?? ''
  return world.tables.residents.flatMap((self) => [
    ...[CANDIDACY, PARTY].map((fact) => aboutFact(world, self, fact, ask)),
    ...world.tables.residents
      .filter((other) => other !== self)
      .map((other) => aboutResident(world, self, other.index, ask)),
  ])
}

type Ask = (self: ResidentState, text: string) => string

const FACT_QUESTIONS = {
  candidacy: { zh: '你知道有谁要参选镇议会吗？', en: 'Do you know who is standing for the town council?' },
  party: { zh: '你听说最近有派对吗？', en: 'Have you heard of a party that is coming up?' },
} as const

function aboutFact(world: World, self: ResidentState, fact: PlantedFact, ask: Ask): InterviewAnswer {
  const { key, language } = world.sheet(self.index)
  const text = ask(self, FACT_QUESTIONS[fact.key][language])
  return {
    resident: key,
    about: { kind: fact.key },
    text,
    claims: fact.tells.test(text) && !DENIES.test(text),
  }
}

function aboutResident(world: World, self: ResidentState, other: number, ask: Ask): InterviewAnswer {
  const { key, language } = world.sheet(self.index)
  const name = world.sheet(other).called[language]
  const text = ask(self, language === 'zh' ? `你认识${name}吗？` : `Do you know ${name}?`)
  return {
    resident: key,
    about: { kind: 'resident', key: world.sheet(other).key },
    text,
    claims: understandsAsClaim(text, name),
  }
}

/** An answer claims to know somebody when it does not deny it, and names or affirms. */
export function understandsAsClaim(text: string, name: string): boolean {
  return !DENIES.test(text) && (text.includes(name) || AFFIRMS.test(text))
}
