import type { Mood } from '@ai-community/shared/world/vocabulary.ts'
import type { TailGroup } from './occasion-groups.ts'
import type { OccasionKind, PostKind, TimeOfDay } from './occasion.ts'

/** Lines of the grammar for some kinds of occasion, in one language. */
export type Phrases<Kind extends OccasionKind> = Record<Kind, readonly string[]>

/** Everything one language needs to speak. */
export interface PhraseBook {
  lines: Phrases<OccasionKind>
  tails: Readonly<Record<TailGroup, readonly string[]>>
  hashtags: Partial<Record<PostKind, readonly string[]>>
  /** 早上 / this morning. */
  when: Readonly<Record<TimeOfDay, string>>
  /** 早上 / morning, as a noun. */
  part: Readonly<Record<TimeOfDay, string>>
  hello: Readonly<Record<TimeOfDay, string>>
  /** How the speaker is, as a clause. */
  moodLines: Readonly<Record<Mood, readonly string[]>>
  own: { home: string }
  hours(count: number): string
  minutes(count: number): string
  days(count: number): string
  people(count: number): string
  price(cents: number): string
  title(title: string): string
  list(parts: readonly string[]): string
}
