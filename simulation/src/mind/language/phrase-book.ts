import type { Mood } from '@ai-community/shared/world/vocabulary.ts'
import type { InterestKey } from '../../world/content/interests.ts'
import type { TailGroup } from './occasion-groups.ts'
import type { OccasionKind, PostKind } from './occasion.ts'
import type { ItemRef, TimeOfDay } from './references.ts'

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
  /** What is studied when the interest itself cannot be: 文学 / literature for books. */
  subjects: Readonly<Record<InterestKey, string>>
  /** At home, and what stands before the name of any other place. */
  own: { atHome: string; at: string }
  hours(count: number): string
  minutes(count: number): string
  days(count: number): string
  people(count: number): string
  price(cents: number): string
  /** A minute of the day as people say it; past 1440 is after midnight. */
  clock(minute: number): string
  title(title: string): string
  list(parts: readonly string[]): string
  /** A thing named by itself: rice, a croissant; 米. */
  unmarked(thing: ItemRef): string
  /** What one eats of it, when it is eaten: a bowl rather than the pot. */
  portion(phrase: string, eaten: boolean): string
  /** With its article where the language has one. */
  counted(noun: string): string
  agreement(noun: string): Readonly<Record<'is' | 'was' | 'it', string>>
}

/** Lines about work, which those who still go to school do not say. */
export function ofWork(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line.startsWith('@') ? `@adult${line}` : `@adult ${line}`))
}
