import type { ActionKind, ResidentLanguage } from '@ai-community/shared/world/vocabulary.ts'
import type { WhyRef } from './effects.ts'
import { NO_KEY, type KeyNumber } from './keys.ts'

/**
 * A resident (its index, from 0), nobody (-1), or a person of the network (-2 and below: see `people.ts`).
 */
export type Actor = number
export const NOBODY: Actor = -1
export const NOTHING = -1

/** What a text is about, by index, so that those who answer it know without reading it. */
export interface Subject {
  /** The grammar's name for the occasion; null when a person wrote the text. */
  kind: string | null
  place: number
  item: number
  friend: Actor
  /** Index of an interest. */
  topic: number
  /** Index of a book. */
  book: number
  /** Id of a fact. */
  fact: number
}

/** Which kind of thing an utterance grew from, and its key; for places and items their index. */
export interface Reason {
  kind: WhyRef['kind']
  key: KeyNumber
}

/** A text ready to be published, with what it grew from. */
export interface Speech {
  text: string
  language: ResidentLanguage
  why: readonly Reason[]
  subject: Subject
  /** The memory that is told; it is not told twice. */
  memory: KeyNumber
  /** The post that is commented on, and the comment that is answered. */
  post: KeyNumber
  parent: KeyNumber
  /** The person who is answered by message. */
  person: Actor
}

/** What a mind chose to do next. */
export interface Intention {
  action: ActionKind
  place: number
  /** Planned length in simulated seconds. */
  seconds: number
  partner: Actor
  item: number
  /** Item given for `item` in a trade, or none: then it is paid for. */
  offer: number
  /** Price of a trade. */
  cents: number
  /** Index of an interest. */
  topic: number
  /** Index of a book. */
  book: number
  /** Posts to like, or the author to follow as partner. */
  posts: readonly KeyNumber[]
  speech: Speech | null
  cause: KeyNumber
}

const NO_POSTS: readonly KeyNumber[] = []

/** An intention of which only the given parts matter. */
export function intend(
  action: ActionKind,
  place: number,
  seconds: number,
  rest: Partial<Intention> = NO_MORE,
): Intention {
  return {
    action,
    place,
    seconds: Math.max(1, Math.round(seconds)),
    partner: rest.partner ?? NOBODY,
    item: rest.item ?? NOTHING,
    offer: rest.offer ?? NOTHING,
    cents: rest.cents ?? 0,
    topic: rest.topic ?? NOTHING,
    book: rest.book ?? NOTHING,
    posts: rest.posts ?? NO_POSTS,
    speech: rest.speech ?? null,
    cause: rest.cause ?? NO_KEY,
  }
}

const NO_MORE: Partial<Intention> = {}

export const NO_SUBJECT: Subject = {
  kind: null,
  place: NOTHING,
  item: NOTHING,
  friend: NOBODY,
  topic: NOTHING,
  book: NOTHING,
  fact: NOTHING,
}
