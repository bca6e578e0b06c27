import type { Conversation } from '../actions/encounter.ts'
import type { Intention, Speech } from '../world/intention.ts'
import type { InboxEntry, ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'

/** What a mind may look at: the resident it thinks for, and the town around it. It changes nothing but memories. */
export interface Percept {
  readonly world: World
  readonly self: ResidentState
}

/**
 * What thinks for a resident. The rule mind answers at once; a model's answers come back later as recorded inputs,
 * so every method may be asked and the town goes on by rules meanwhile.
 */
export interface Mind {
  /** What to do next. Always something that can be done. */
  decide(percept: Percept): Intention
  /** Makes the plan of the day that begins now, and when to sleep and to post. */
  planDay(percept: Percept): void
  /** Whom of those present to talk to, first the one addressed; nobody when empty. */
  approach(percept: Percept): readonly number[]
  /** What they say to each other; `percept.self` began. */
  converse(percept: Percept, others: readonly number[]): Conversation
  /** What reading the feed leads to, in the order in which it is done: likes, an answer, a comment, a follow. */
  readFeed(percept: Percept): Intention[]
  /** An insight from what was remembered, as a new memory. */
  reflect(percept: Percept): void
  /** The answer to what a person wrote; null to leave it. */
  answer(percept: Percept, entry: InboxEntry): Speech | null
}
