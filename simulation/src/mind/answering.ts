import { NO_SUBJECT, type Speech } from '../world/intention.ts'
import { NO_KEY, type KeyNumber } from '../world/keys.ts'
import { eachMemory } from '../world/memories.ts'
import type { InboxEntry, ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'
import { composeActivity, composeText } from './language/compose.ts'
import { hear, languageOf } from './language/hear.ts'
import type { AnswerOccasion } from './language/occasion.ts'
import { activityOf, personRef, placeRef, speakerFor, timeOfDay } from './wording.ts'

/** An answer to a person's message, mention or comment, in the language it was written in. */
export function composeAnswer(world: World, self: ResidentState, entry: InboxEntry): Speech | null {
  const language = languageOf(entry.text)
  const speaker = { ...speakerFor(world, self), language }
  const facts = {
    person: personRef(world, entry.from),
    activity: composeActivity(activityOf(world, self)),
    place: placeRef(world, self, self.place),
    timeOfDay: timeOfDay(world),
    name: world.sheet(self.index).name,
  }
  const text = composeText({ ...hear(entry.text), ...facts } as AnswerOccasion, speaker, self.random)
  const memory = memoryOf(world, self, entry.key)
  const remembered = memory === NO_KEY ? [] : [{ kind: 'memory' as const, key: memory }]
  return {
    text,
    language,
    why: [...remembered, { kind: 'event', key: entry.key }, { kind: 'action', key: self.action.key }],
    subject: NO_SUBJECT,
    memory,
    post: entry.post,
    parent: entry.kind === 'message' || entry.key === entry.post ? NO_KEY : entry.key,
    person: entry.from,
  }
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
