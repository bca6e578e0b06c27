import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { BilingualText, GatheringKind, ResidentLanguage } from '@ai-community/shared/world/vocabulary.ts'
import type { StateHasher } from '../engine/state-hash.ts'
import type { Effect, ItemChanged, MoneyChanged, WhyRef } from './effects.ts'
import type { Actor, Reason } from './intention.ts'

/** By position: the number that stands for the kind in a record. New kinds go to the end. */
export const EFFECT_KINDS = [
  'action_started',
  'action_cut',
  'memory_added',
  'memory_dropped',
  'relation_changed',
  'money_changed',
  'item_changed',
  'fact_learned',
  'encounter',
  'post',
  'comment',
  'likes',
  'follow',
  'message',
  'engagement_changed',
  'event_announced',
  'block_closed',
  'image_requested',
] as const satisfies readonly Effect['kind'][]
export const REASON_KINDS: readonly WhyRef['kind'][] = [
  'memory',
  'event',
  'encounter',
  'place',
  'item',
  'action',
]
export const MONEY_REASONS: readonly MoneyChanged['reason'][] = [
  'start',
  'wage',
  'pension',
  'purchase',
  'meal',
  'trade',
]
export const ITEM_REASONS: readonly ItemChanged['reason'][] = [
  'start',
  'bought',
  'made',
  'given',
  'used',
  'traded',
]

/** Affinity and familiarity stand in records in thousandths, as the relation store keeps them. */
export const RELATION_SCALE = 1_000

/** Words that are put together only when somebody reads them, the same each time. */
export interface LaterWords {
  spell(): string
  /** Feeds what tells these words from others, without putting them together. */
  fold(hasher: StateHasher): void
}

/** Words that go with an effect: a text, now or later, or a fact in both languages. */
export type Words = string | LaterWords | BilingualText

/** What a turn of a talk says, and who says it. */
export interface Turn {
  speaker: number
  text: string | LaterWords
  language: ResidentLanguage
}

/** What a log needs of its world: the time of what happens, and the number of the last effect. */
export interface EffectClock {
  readonly now: SimTime
  readonly tables: { effectCount: number }
}

/** What an appointment, party or event of the town is: where, when and whose. */
export interface Gathering {
  kind: GatheringKind
  place: number
  startAt: SimTime
  endAt: SimTime
  /** Resident, person, or nobody. */
  host: Actor
}

/** Words of a resident's own, and what they grew from. */
export interface Spoken {
  text: string
  language: ResidentLanguage
  why: readonly Reason[]
}
