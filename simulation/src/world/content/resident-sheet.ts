import type { BilingualText, RESIDENT_LANGUAGES } from '@ai-community/shared/world/vocabulary.ts'
import type { InterestKey } from './interests.ts'

/** Big Five, each 0 to 1. */
export interface Traits {
  openness: number
  conscientiousness: number
  extraversion: number
  agreeableness: number
  neuroticism: number
}

export const TONES = ['warm', 'dry', 'cheerful', 'poetic', 'blunt', 'nerdy', 'gentle', 'grumpy'] as const
export type Tone = (typeof TONES)[number]

/**
 * Habits of writing: `softener` likes 呀/呢 endings, `exclaims` uses exclamation marks, `ellipsis` trails off,
 * `tilde` stretches an ending with ～, `lowercase` writes English without capitals, `hashtags` tags often,
 * `terse` drops tails and the last full stop, `plain` has none of these.
 */
export const QUIRKS = [
  'softener',
  'exclaims',
  'ellipsis',
  'tilde',
  'lowercase',
  'hashtags',
  'terse',
  'plain',
] as const
export type Quirk = (typeof QUIRKS)[number]

export interface VoiceCard {
  tone: Tone
  quirks: readonly Quirk[]
  /** Share of posts that end in an emoji, 0 to 1. */
  emojiRate: number
  emoji: readonly string[]
  /** Words this resident never writes, in either language; compared without case. */
  neverSays: readonly string[]
  /** Turns of phrase of its own, complete sentences. */
  phrases: { zh: readonly string[]; en: readonly string[] }
}

export const RELATION_KINDS = ['friend', 'family', 'partner', 'colleague', 'neighbour', 'rival'] as const
export type RelationKind = (typeof RELATION_KINDS)[number]

export interface SheetRelation {
  /** Key of the other resident's sheet. */
  to: string
  kind: RelationKind
  /** How much they like them, -1 to 1. */
  affinity: number
  /** How well they know them, 0 to 1. */
  familiarity: number
}

export interface Shift {
  /** Minute of the day, 0–1439. */
  startMinute: number
  /** May lie past 1440 for shifts that end after midnight. */
  endMinute: number
  /** Weekdays on which the shift starts; 0 is Monday, and day 1 of the world is a Monday. */
  days: readonly number[]
}

export interface ResidentSheet {
  key: string
  /** 0-based place in the town's list of residents. */
  index: number
  /** Copy of the town's template district in which the resident lives, from 0. */
  district: number
  /** As the public API allows: 3–30 characters of a–z, 0–9, _. */
  username: string
  /** Display name in the resident's own language. */
  name: string
  /** What others call the resident when they write in Chinese or English. */
  called: BilingualText
  language: (typeof RESIDENT_LANGUAGES)[number]
  age: number
  gender: 'female' | 'male' | null
  occupation: BilingualText
  persona: BilingualText
  traits: Traits
  interests: readonly InterestKey[]
  /** What matters to the resident, most important first. */
  values: readonly BilingualText[]
  voice: VoiceCard
  /** Keys of MapPlaces in the template district. */
  homeKey: string
  /** Null for those without a place of work. */
  workKey: string | null
  shift: Shift | null
  /** Minutes of the day; `endMinute` may lie past 1440 when the night passes midnight. */
  sleep: { startMinute: number; endMinute: number }
  /** Keys of items. */
  favouriteFoods: readonly string[]
  /** Keys of MapPlaces. */
  favouritePlaces: readonly string[]
  /** Keys of items the resident can make or cook. */
  makes: readonly string[]
  relations: readonly SheetRelation[]
  startMoneyCents: number
  /** Item keys with counts. */
  startItems: readonly { item: string; count: number }[]
}
