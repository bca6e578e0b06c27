import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import {
  ACTION_KINDS,
  ENGAGEMENT_STATES,
  GATHERING_KINDS,
  GIVE_UP_REASONS,
  MEMORY_KINDS,
  RESIDENT_LANGUAGES,
  type ActionKind,
  type BilingualText,
  type EngagementState,
  type GatheringKind,
  type GiveUpReason,
  type ResidentLanguage,
} from '@ai-community/shared/world/vocabulary.ts'
import type { StateHasher } from '../engine/state-hash.ts'
import type { Effect, ItemChanged, MoneyChanged, WhyRef } from './effects.ts'
import type { Actor, Intention, Reason } from './intention.ts'
import type { KeyNumber } from './keys.ts'
import type { MemoryRecord } from './memory-store.ts'
import { MEMORY_THEMES } from './memory-themes.ts'
import type { Relation } from './relation-store.ts'
import { BLOCK_KINDS, type PlanBlock } from './resident-state.ts'

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

const kindCodes = codesOf<Effect['kind']>(EFFECT_KINDS)
const actionCodes = codesOf(ACTION_KINDS)
const memoryKindCodes = codesOf(MEMORY_KINDS)
const themeCodes = codesOf(MEMORY_THEMES)

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

/**
 * Effects as they happen: whole numbers in one typed array, and the texts beside it. Writing one makes no object and
 * no key; `readEffects` spells them out for those who store or read them. Every number and text counts for the hash.
 */
export class EffectLog {
  /** How many effects there are. */
  count = 0
  /** By effect: where its numbers and its texts begin. */
  starts: Int32Array<ArrayBuffer>
  textStarts: Int32Array<ArrayBuffer>
  words: Int32Array<ArrayBuffer>
  length = 0
  texts: Words[] = []
  private readonly clock: EffectClock

  /** With room for some effects, or none in one that is filled from another. */
  constructor(clock: EffectClock, room = 256) {
    this.clock = clock
    this.starts = new Int32Array(room)
    this.textStarts = new Int32Array(room)
    this.words = new Int32Array(8 * room)
  }

  /** Number of the first effect. */
  get firstNo(): number {
    return this.clock.tables.effectCount - this.count + 1
  }

  actionStarted(
    key: KeyNumber,
    resident: number,
    started: { action: ActionKind; place: number; from: number; endAt: SimTime; intention: Intention },
  ): void {
    const { action, intention } = started
    const isWalk = action === 'walk'
    this.begin('action_started')
    this.put(key)
    this.put(resident)
    this.put(actionCodes[action])
    this.put(started.place)
    this.put(isWalk ? started.from : -1)
    this.putWide(started.endAt)
    this.put(isWalk ? -1 : intention.partner)
    this.put(isWalk ? -1 : intention.item)
    this.put(isWalk ? -1 : intention.topic)
    this.put(isWalk ? -1 : intention.book)
    this.put(isWalk ? 0 : (intention.speech?.post ?? intention.posts[0] ?? 0))
    this.put(intention.cause)
  }

  actionCut(key: KeyNumber, resident: number): void {
    this.begin('action_cut')
    this.put(key)
    this.put(resident)
  }

  /** `place` is the town's, where the record has the template's; `evidence` is what it rests on beside its cause. */
  memoryAdded(
    resident: number,
    record: Readonly<MemoryRecord>,
    place: number,
    fact: BilingualText | null,
    evidence: readonly KeyNumber[],
  ): void {
    this.begin('memory_added')
    this.put(record.key)
    this.put(resident)
    this.put(memoryKindCodes[record.kind])
    this.put(themeCodes[record.theme])
    this.put(record.importance)
    this.put(record.subject)
    this.put(place)
    this.put(record.item)
    this.put(record.amount)
    this.put(record.topic)
    this.putOptionalText(fact)
    this.put(record.cause)
    this.putKeys(evidence)
  }

  memoryDropped(key: KeyNumber, resident: number): void {
    this.begin('memory_dropped')
    this.put(key)
    this.put(resident)
  }

  relationChanged(resident: number, relation: Readonly<Relation>): void {
    this.begin('relation_changed')
    this.put(resident)
    this.put(relation.other)
    this.put(Math.round(relation.affinity * RELATION_SCALE))
    this.put(Math.round(relation.familiarity * RELATION_SCALE))
    this.put(relation.lastMetSeconds)
  }

  /** Residents or -1, the town; balances as they are after it. */
  moneyChanged(
    key: KeyNumber,
    from: number,
    to: number,
    cents: number,
    fromCents: number,
    toCents: number,
    reason: MoneyChanged['reason'],
  ): void {
    this.begin('money_changed')
    this.put(key)
    this.put(from)
    this.put(to)
    this.putWide(cents)
    this.putWide(fromCents)
    this.putWide(toCents)
    this.put(MONEY_REASONS.indexOf(reason))
  }

  /** Residents or -1, the world outside their hands; counts as they are after it. */
  itemChanged(
    key: KeyNumber,
    item: number,
    count: number,
    from: number,
    to: number,
    fromCount: number,
    toCount: number,
    reason: ItemChanged['reason'],
  ): void {
    this.begin('item_changed')
    this.put(key)
    this.put(item)
    this.put(count)
    this.put(from)
    this.put(to)
    this.put(fromCount)
    this.put(toCount)
    this.put(ITEM_REASONS.indexOf(reason))
  }

  factLearned(fact: KeyNumber, text: BilingualText, resident: number, from: Actor, via: KeyNumber): void {
    this.begin('fact_learned')
    this.put(fact)
    this.texts.push(text)
    this.put(resident)
    this.put(from)
    this.put(via)
  }

  encounter(
    key: KeyNumber,
    place: number,
    endAt: SimTime,
    participants: readonly number[],
    topic: number,
    turns: readonly Turn[],
    told: readonly { fact: { text: BilingualText } }[],
  ): void {
    this.begin('encounter')
    this.put(key)
    this.put(place)
    this.putWide(endAt)
    this.putKeys(participants)
    this.put(topic)
    this.putCount(turns.length)
    for (const { speaker, text, language } of turns) {
      this.put(speaker)
      this.put(RESIDENT_LANGUAGES.indexOf(language))
      this.texts.push(text)
    }
    this.put(told.length)
    for (const { fact } of told) this.texts.push(fact.text)
  }

  post(key: KeyNumber, resident: number, place: number, speech: Spoken): void {
    this.begin('post')
    this.put(key)
    this.put(resident)
    this.put(place)
    this.putSpoken(speech)
  }

  comment(key: KeyNumber, resident: number, post: KeyNumber, parent: KeyNumber, speech: Spoken): void {
    this.begin('comment')
    this.put(key)
    this.put(resident)
    this.put(post)
    this.put(parent)
    this.putSpoken(speech)
  }

  likes(resident: number, posts: readonly KeyNumber[], comments: readonly KeyNumber[] = NO_KEYS): void {
    this.begin('likes')
    this.put(resident)
    this.putKeys(posts)
    this.putKeys(comments)
  }

  follow(resident: number, followee: Actor, following: boolean): void {
    this.begin('follow')
    this.put(resident)
    this.put(followee)
    this.put(following ? 1 : 0)
  }

  /** `to` is a person or a resident; `answers` is no key for one that answers nothing. */
  message(key: KeyNumber, resident: number, to: Actor, answers: KeyNumber, speech: Spoken): void {
    this.begin('message')
    this.put(key)
    this.put(resident)
    this.put(to)
    this.put(answers)
    this.putSpoken(speech)
  }

  /** `host` is an actor, nobody for the town's own; `reason` is why it was declined or missed. */
  engagementChanged(
    key: KeyNumber,
    resident: number,
    gathering: Gathering,
    state: EngagementState,
    reason: GiveUpReason | null,
  ): void {
    this.begin('engagement_changed')
    this.put(key)
    this.put(resident)
    this.putGathering(gathering)
    this.put(ENGAGEMENT_STATES.indexOf(state))
    this.putReason(reason)
  }

  /** `invited` are residents; nobody in particular when all may come. */
  eventAnnounced(
    key: KeyNumber,
    gathering: Gathering,
    invited: readonly number[],
    text: BilingualText,
    importance: number,
  ): void {
    this.begin('event_announced')
    this.put(key)
    this.putGathering(gathering)
    this.putKeys(invited)
    this.texts.push(text)
    this.put(importance)
  }

  blockClosed(
    resident: number,
    block: Readonly<PlanBlock>,
    state: 'done' | 'dropped',
    reason: GiveUpReason | null,
  ): void {
    this.begin('block_closed')
    this.put(resident)
    this.put(BLOCK_KINDS.indexOf(block.kind))
    this.put(block.startMinute)
    this.put(block.endMinute)
    this.put(block.place)
    this.put(state === 'done' ? 1 : 0)
    this.putReason(reason)
  }

  imageRequested(key: KeyNumber, resident: number, place: number, prompt: string): void {
    this.begin('image_requested')
    this.put(key)
    this.put(resident)
    this.put(place)
    this.texts.push(prompt)
  }

  /** The kind of the effect at this position, by its place in EFFECT_KINDS. */
  kindAt(position: number): number {
    return this.words[this.starts[position]!]!
  }

  /** How many posts and comments the `likes` effect at this position is about. */
  likesAt(position: number): number {
    const posts = this.starts[position]! + HEAD_WORDS + 1
    const comments = posts + 1 + this.words[posts]!
    return this.words[posts]! + this.words[comments]!
  }

  /**
   * Feeds everything there is to the hashers. How effects are cut into logs makes no difference.
   *
   * @param spells whether words of later are put together for it, so that the hash is over the very letters
   */
  fold(numbers: StateHasher, texts: StateHasher, spells: boolean): void {
    numbers.words(this.words, this.length)
    for (const words of this.texts) {
      if (typeof words === 'string') texts.text(words)
      else if (!('spell' in words)) {
        texts.text(words.zh)
        texts.text(words.en)
      } else if (spells) texts.text(words.spell())
      else words.fold(texts)
    }
  }

  /** Forgets the effects, once somebody has them; the room they took is used again. */
  clear(): void {
    if (this.words.length > KEPT_WORDS && this.length < this.words.length / 8) {
      this.words = new Int32Array(KEPT_WORDS)
      this.starts = new Int32Array(KEPT_WORDS / 8)
      this.textStarts = new Int32Array(KEPT_WORDS / 8)
    }
    this.count = 0
    this.length = 0
    if (this.texts.length > 0) this.texts = []
  }

  /** A log of its own with the last effects, at most `most` of them, in their present numbers. */
  lastOf(most: number): EffectLog {
    const first = Math.max(0, this.count - most)
    const start = first < this.count ? this.starts[first]! : this.length
    const textStart = first < this.count ? this.textStarts[first]! : this.texts.length
    const { now, tables } = this.clock
    const taken = new EffectLog({ now, tables: { effectCount: tables.effectCount } }, 0)
    taken.count = this.count - first
    taken.words = this.words.slice(start, this.length)
    taken.length = taken.words.length
    taken.texts = this.texts.slice(textStart)
    taken.starts = this.starts.slice(first, this.count)
    taken.textStarts = this.textStarts.slice(first, this.count)
    for (let position = 0; position < taken.count; position++) {
      taken.starts[position]! -= start
      taken.textStarts[position]! -= textStart
    }
    return taken
  }

  private begin(kind: Effect['kind']): void {
    if (this.length + MOST_FIXED_WORDS > this.words.length) this.grow(MOST_FIXED_WORDS)
    if (this.count === this.starts.length) {
      this.starts = extended(this.starts, 2 * this.count + 256)
      this.textStarts = extended(this.textStarts, 2 * this.count + 256)
    }
    this.starts[this.count] = this.length
    this.textStarts[this.count] = this.texts.length
    this.count++
    this.clock.tables.effectCount++
    this.put(kindCodes[kind])
    this.putWide(this.clock.now)
  }

  private put(value: number): void {
    this.words[this.length++] = value
  }

  /** A whole number of up to 53 bits. */
  private putWide(value: number): void {
    this.words[this.length++] = value
    this.words[this.length++] = Math.floor(value / 0x1_0000_0000)
  }

  /** The length of a list, with room for so many times three numbers after it. */
  private putCount(count: number): void {
    const room = 3 * count + MOST_FIXED_WORDS
    if (this.length + room > this.words.length) this.grow(room)
    this.put(count)
  }

  private putKeys(keys: readonly number[]): void {
    this.putCount(keys.length)
    for (const key of keys) this.put(key)
  }

  private putGathering({ kind, place, startAt, endAt, host }: Gathering): void {
    this.put(GATHERING_KINDS.indexOf(kind))
    this.put(place)
    this.putWide(startAt)
    this.putWide(endAt)
    this.put(host)
  }

  private putReason(reason: GiveUpReason | null): void {
    this.put(reason === null ? -1 : GIVE_UP_REASONS.indexOf(reason))
  }

  private putOptionalText(text: Words | null): void {
    this.put(text === null ? 0 : 1)
    if (text !== null) this.texts.push(text)
  }

  private putSpoken({ text, language, why }: Spoken): void {
    this.texts.push(text)
    this.put(RESIDENT_LANGUAGES.indexOf(language))
    this.putCount(why.length)
    for (const { kind, key } of why) {
      this.put(REASON_KINDS.indexOf(kind))
      this.put(key)
    }
  }

  private grow(room: number): void {
    this.words = extended(this.words, Math.max(2 * this.words.length, this.length + room))
  }
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

interface Spoken {
  text: string
  language: ResidentLanguage
  why: readonly Reason[]
}

const NO_KEYS: readonly KeyNumber[] = []
/** A log that was once far fuller, as that of a whole town's first things, gives its room back. */
const KEPT_WORDS = 65_536
/** Kind and time, with which every effect begins. */
const HEAD_WORDS = 3
/** More than the numbers of any effect outside its lists. */
const MOST_FIXED_WORDS = 32

function extended(from: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const to = new Int32Array(length)
  to.set(from)
  return to
}

function codesOf<Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name, code) => [name, code])) as Record<Name, number>
}
