import type { BilingualText } from '@ai-community/shared/world/vocabulary.ts'
import { NO_SUBJECT, type Speech } from '../world/intention.ts'
import { NO_KEY, type KeyNumber } from '../world/keys.ts'
import { eachMemory, factOfMemory, hoursSinceAccess } from '../world/memories.ts'
import type { InboxEntry, ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'
import { composeActivity, composeText } from './language/compose.ts'
import { hear, languageOf } from './language/hear.ts'
import type { AnswerOccasion } from './language/occasion.ts'
import { lexicalRelevance, retrieve, termsOf, type Candidate } from './retrieval.ts'
import { activityOf, personRef, placeRef, speakerFor, timeOfDay } from './wording.ts'

/** An answer to a person's message, mention or comment, in the language it was written in. */
export function composeAnswer(world: World, self: ResidentState, entry: InboxEntry): Speech | null {
  const language = languageOf(entry.text)
  const speaker = { ...speakerFor(world, self), language }
  const recalled = recallFact(world, self, entry.text)
  const facts = {
    memory: recalled?.text,
    person: personRef(world, entry.from),
    activity: composeActivity(activityOf(world, self)),
    place: placeRef(world, self, self.place),
    timeOfDay: timeOfDay(world),
    name: world.sheet(self.index).name,
  }
  const text = composeText({ ...hear(entry.text), ...facts } as AnswerOccasion, speaker, self.random)
  const written = memoryOf(world, self, entry.key)
  const memories = [recalled?.key ?? NO_KEY, written].filter((key) => key !== NO_KEY)
  return {
    text,
    language,
    why: [
      ...memories.map((key) => ({ kind: 'memory' as const, key })),
      { kind: 'event', key: entry.key },
      { kind: 'action', key: self.action.key },
    ],
    subject: NO_SUBJECT,
    memory: written,
    post: entry.post,
    parent: entry.kind === 'message' || entry.key === entry.post ? NO_KEY : entry.key,
    person: entry.from,
  }
}

const BEARS_ON_IT = 0.12

/** What the resident has heard that bears most on the person's words. */
function recallFact(
  world: World,
  self: ResidentState,
  words: string,
): { key: KeyNumber; text: BilingualText } | null {
  const question = termsOf(words)
  const known: (Candidate & { key: KeyNumber; text: BilingualText })[] = []
  eachMemory(world, self, (memory) => {
    const fact = memory.theme === 'heard_fact' ? factOfMemory(world, memory) : undefined
    if (!fact) return
    const relevance = lexicalRelevance(question, `${fact.text.zh} ${fact.text.en}`)
    if (relevance < BEARS_ON_IT) return
    const { key, importance } = memory
    known.push({
      key,
      text: fact.text,
      hoursSinceAccess: hoursSinceAccess(memory, world.now),
      importance,
      relevance,
    })
  })
  const [best] = retrieve(known, 1)
  return best === undefined ? null : known[best]!
}

function memoryOf(world: World, self: ResidentState, cause: KeyNumber): KeyNumber {
  let found: KeyNumber = NO_KEY
  eachMemory(world, self, (memory) => {
    if (memory.cause !== cause) return
    found = memory.key
    return false
  })
  return found
}
