import type { ActionKind, BilingualText, GatheringKind } from '@ai-community/shared/world/vocabulary.ts'
import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { WorldKey } from './keys.ts'

/**
 * Everything that reaches the town from outside, recorded before the core sees it: the seed and these make the
 * same history on any machine. `inputNo` is dense from 1, and `at` does not decrease with it.
 * What a person writes becomes known to the core as `in:<inputNo>`.
 */
export type WorldInput = { inputNo: number; at: SimTime } & InputBody

export type InputBody =
  | PersonPosted
  | PersonCommented
  | LikesGathered
  | CommentLikesGathered
  | PersonFollowed
  | PersonBlocked
  | PersonMessaged
  | PersonForgotten
  | TextEdited
  | TextDeleted
  | EventInjected
  | FactPlanted
  | PartyPlanned
  | ActionGiven
  | EffectRefused

/** A member of the network as the town knows one. */
export interface Person {
  /** Opaque and stable; never a database id. */
  key: string
  displayName: string
}

export interface PersonPosted {
  kind: 'person_posted'
  person: Person
  text: string
  /** Keys of the residents it mentions. */
  mentions: readonly string[]
  /** Simulated milliseconds until a mentioned resident reacts; drawn at intake as 1–3 real seconds. */
  reactionDelayMs: number
}

export interface PersonCommented {
  kind: 'person_commented'
  person: Person
  text: string
  post: WorldKey
  /** The comment it answers; null when it answers the post. */
  parent: WorldKey | null
  mentions: readonly string[]
  reactionDelayMs: number
}

/** Likes of one post by people, gathered over a simulated minute; `change` is negative when more were taken back. */
export interface LikesGathered {
  kind: 'likes_gathered'
  post: WorldKey
  change: number
}

/** The same for a comment. */
export interface CommentLikesGathered {
  kind: 'comment_likes_gathered'
  comment: WorldKey
  change: number
}

/** `following` is false when it ended, by the person's own wish or by a block. */
export interface PersonFollowed {
  kind: 'person_followed'
  person: Person
  resident: string
  following: boolean
}

export interface PersonBlocked {
  kind: 'person_blocked'
  person: Person
  resident: string
  blocked: boolean
}

export interface PersonMessaged {
  kind: 'person_messaged'
  person: Person
  resident: string
  text: string
  reactionDelayMs: number
}

/** The person's account is gone: nothing of theirs stays in the town's state but that somebody was there. */
export interface PersonForgotten {
  kind: 'person_forgotten'
  /** With an empty name. */
  person: Person
}

/** A person changed the words of a post. */
export interface TextEdited {
  kind: 'text_edited'
  person: Person
  target: WorldKey
  text: string
}

export interface TextDeleted {
  kind: 'text_deleted'
  target: WorldKey
}

/** An operator made something happen; those at the place learn of it first, all of them when there is no place. */
export interface EventInjected {
  kind: 'event_injected'
  /** A statement without a full stop, in both languages. */
  fact: BilingualText
  /** Key of a place; null for news that everyone awake hears. */
  place: string | null
  /** 1–10 */
  importance: number
  /** With a place and these, it is an event that residents may go to. */
  gathering?: { kind: GatheringKind; startAt: SimTime; endAt: SimTime }
}

/** A resident knows something from now on, as an experiment or an operator wants. */
export interface FactPlanted {
  kind: 'fact_planted'
  resident: string
  /** A statement without a full stop, in both languages. */
  fact: BilingualText
  /** 1–10 */
  importance: number
}

/** A resident will give a party, and asks its guests when it meets them. */
export interface PartyPlanned {
  kind: 'party_planned'
  host: string
  place: string
  startAt: SimTime
  endAt: SimTime
  /** A statement without a full stop, in both languages. */
  fact: BilingualText
  /** Keys of at most twelve residents; null for those whom the host likes best. */
  guests: readonly string[] | null
}

/** Somebody outside chose what a resident does next; `actions/catalogue.ts` says what may be asked for. */
export interface ActionGiven {
  kind: 'action_given'
  resident: string
  request: { action: ActionKind } & Readonly<Record<string, unknown>>
}

/** The network did not take a social write: the core forgets that it was made. */
export interface EffectRefused {
  kind: 'effect_refused'
  effect: 'text' | 'like' | 'follow'
  /** Key of the resident whose it was. */
  resident: string
  /** Key of the refused post, comment or message; of the text not liked; of the resident or person not followed. */
  target: WorldKey
  /** Stable code of the domain error. */
  code: string
}
