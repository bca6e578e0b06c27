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
  type GiveUpReason,
} from '@ai-community/shared/world/vocabulary.ts'
import type { StateHasher } from '../engine/state-hash.ts'
import {
  EFFECT_KINDS,
  ITEM_REASONS,
  MONEY_REASONS,
  REASON_KINDS,
  RELATION_SCALE,
  type Gathering,
  type Spoken,
  type Turn,
  type Words,
} from './effect-vocabulary.ts'
import { EffectBuffer } from './effect-buffer.ts'
import type { Effect, ItemChanged, MoneyChanged } from './effects.ts'
import type { Actor, Intention } from './intention.ts'
import type { KeyNumber } from './keys.ts'
import type { MemoryRecord } from './memory-store.ts'
import { MEMORY_THEMES } from './memory-themes.ts'
import type { Relation } from './relation-store.ts'
import { BLOCK_KINDS, type PlanBlock } from './plan-table.ts'

const kindCodes = codesOf<Effect['kind']>(EFFECT_KINDS)
const actionCodes = codesOf(ACTION_KINDS)
const memoryKindCodes = codesOf(MEMORY_KINDS)
const themeCodes = codesOf(MEMORY_THEMES)

/**
 * Effects as they happen: whole numbers in one typed array, and the texts beside it. Writing one makes no object and
 * no key; `readEffects` spells them out for those who store or read them. Every number and text counts for the hash.
 */
export class EffectLog extends EffectBuffer {
  actionStarted(
    key: KeyNumber,
    resident: number,
    started: { action: ActionKind; place: number; from: number; endAt: SimTime; intention: Intention },
  ): void {
    const { action, intention } = started
    const isWalk = action === 'walk'
    this.begin(kindCodes.action_started)
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
    this.begin(kindCodes.action_cut)
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
    this.begin(kindCodes.memory_added)
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
    this.begin(kindCodes.memory_dropped)
    this.put(key)
    this.put(resident)
  }

  relationChanged(resident: number, relation: Readonly<Relation>): void {
    this.begin(kindCodes.relation_changed)
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
    this.begin(kindCodes.money_changed)
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
    this.begin(kindCodes.item_changed)
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
    this.begin(kindCodes.fact_learned)
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
    this.begin(kindCodes.encounter)
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
    this.begin(kindCodes.post)
    this.put(key)
    this.put(resident)
    this.put(place)
    this.putSpoken(speech)
  }

  comment(key: KeyNumber, resident: number, post: KeyNumber, parent: KeyNumber, speech: Spoken): void {
    this.begin(kindCodes.comment)
    this.put(key)
    this.put(resident)
    this.put(post)
    this.put(parent)
    this.putSpoken(speech)
  }

  likes(resident: number, posts: readonly KeyNumber[], comments: readonly KeyNumber[] = NO_KEYS): void {
    this.begin(kindCodes.likes)
    this.put(resident)
    this.putKeys(posts)
    this.putKeys(comments)
  }

  follow(resident: number, followee: Actor, following: boolean): void {
    this.begin(kindCodes.follow)
    this.put(resident)
    this.put(followee)
    this.put(following ? 1 : 0)
  }

  /** `to` is a person or a resident; `answers` is no key for one that answers nothing. */
  message(key: KeyNumber, resident: number, to: Actor, answers: KeyNumber, speech: Spoken): void {
    this.begin(kindCodes.message)
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
    this.begin(kindCodes.engagement_changed)
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
    this.begin(kindCodes.event_announced)
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
    this.begin(kindCodes.block_closed)
    this.put(resident)
    this.put(BLOCK_KINDS.indexOf(block.kind))
    this.put(block.startMinute)
    this.put(block.endMinute)
    this.put(block.place)
    this.put(state === 'done' ? 1 : 0)
    this.putReason(reason)
  }

  imageRequested(key: KeyNumber, resident: number, place: number, prompt: string): void {
    this.begin(kindCodes.image_requested)
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
}

const NO_KEYS: readonly KeyNumber[] = []
/** Kind and time, with which every effect begins. */
const HEAD_WORDS = 3
function codesOf<Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name, code) => [name, code])) as Record<Name, number>
}
