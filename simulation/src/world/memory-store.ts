import { MEMORY_KINDS, type MemoryKind } from '@ai-community/shared/world/vocabulary.ts'
import { SIM_SECOND_MS, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import { NOBODY, NOTHING, type Actor } from './intention.ts'
import { NO_KEY, type KeyNumber } from './keys.ts'
import { MEMORY_THEMES, type MemoryTheme } from './memory-themes.ts'

/** A record of a resident's memory stream, unpacked. */
export interface MemoryRecord {
  key: KeyNumber
  kind: MemoryKind
  theme: MemoryTheme
  /** 1–10 */
  importance: number
  /** Whole seconds matter; the rest is dropped. */
  at: SimTime
  lastAccess: SimTime
  subject: Actor
  /** Index of a place of the template district; residents stay in their own. */
  place: number
  item: number
  /** Index of an interest or, for a book read, of the book. */
  topic: number
  /** Minutes, hours or cents, by theme; for facts heard, told or lived through the fact's id. */
  amount: number
  /** Key of the action, encounter, post or input it comes from. */
  cause: KeyNumber
  /** It was posted already. */
  told: boolean
}

const WORDS = 8
const KEY = 0
const AT = 1
const LAST_ACCESS = 2
/** kind (4 bits), importance (4), theme (8), told (1) */
const CODE = 3
const SUBJECT = 4
/** place + 1 (12 bits), item + 1 (10), topic + 1 (10) */
const ABOUT = 5
const AMOUNT = 6
const CAUSE = 7
const TOLD_BIT = 1 << 16

/** The themes that somebody looks for, by their codes. */
export type ThemeSet = Uint8Array

export function themeSet(themes: Iterable<MemoryTheme>): ThemeSet {
  const set = new Uint8Array(MEMORY_THEMES.length)
  for (const theme of themes) set[MEMORY_THEMES.indexOf(theme)] = 1
  return set
}

const kindCodes = new Map(MEMORY_KINDS.map((kind, code) => [kind, code]))
const themeCodes = new Map(MEMORY_THEMES.map((theme, code) => [theme, code]))

/**
 * The memory streams of all residents in one typed array, eight words a record and a fixed number of slots each:
 * with objects, memory would be most of what a resident weighs. A full stream forgets its weakest record.
 */
export class MemoryStore {
  readonly slots: number
  readonly words: Int32Array

  constructor(residents: number, slots: number, words?: Int32Array) {
    this.slots = slots
    this.words = words ?? new Int32Array(residents * slots * WORDS)
  }

  /** Words of one resident's first `count` records; for hashing and snapshots. */
  wordsOf(resident: number, count: number): Int32Array {
    const start = resident * this.slots * WORDS
    return this.words.subarray(start, start + count * WORDS)
  }

  write(resident: number, slot: number, record: MemoryRecord): void {
    const at = this.offset(resident, slot)
    const words = this.words
    words[at + KEY] = record.key
    words[at + AT] = Math.floor(record.at / SIM_SECOND_MS)
    words[at + LAST_ACCESS] = Math.floor(record.lastAccess / SIM_SECOND_MS)
    words[at + CODE] =
      kindCodes.get(record.kind)! |
      (record.importance << 4) |
      (themeCodes.get(record.theme)! << 8) |
      (record.told ? TOLD_BIT : 0)
    words[at + SUBJECT] = record.subject
    words[at + ABOUT] = (record.place + 1) | ((record.item + 1) << 12) | ((record.topic + 1) << 22)
    words[at + AMOUNT] = record.amount
    words[at + CAUSE] = record.cause
  }

  read(resident: number, slot: number, into: MemoryRecord = emptyMemory()): MemoryRecord {
    const at = this.offset(resident, slot)
    const words = this.words
    const code = words[at + CODE]!
    const about = words[at + ABOUT]!
    into.key = words[at + KEY]!
    into.at = (words[at + AT]! * SIM_SECOND_MS) as SimTime
    into.lastAccess = (words[at + LAST_ACCESS]! * SIM_SECOND_MS) as SimTime
    into.kind = MEMORY_KINDS[code & 15]!
    into.importance = (code >> 4) & 15
    into.theme = MEMORY_THEMES[(code >> 8) & 255]!
    into.told = (code & TOLD_BIT) !== 0
    into.subject = words[at + SUBJECT]!
    into.place = (about & 0xfff) - 1
    into.item = ((about >>> 12) & 0x3ff) - 1
    into.topic = (about >>> 22) - 1
    into.amount = words[at + AMOUNT]!
    into.cause = words[at + CAUSE]!
    return into
  }

  /**
   * The first slot from `from` on whose record has one of the themes and is of `since` or later; `count` when none below
   * `count` is. Most searches want few of many records: the others need not be unpacked.
   */
  nextOf(resident: number, from: number, count: number, themes: ThemeSet, since: number): number {
    const { words } = this
    let at = this.offset(resident, from)
    for (let slot = from; slot < count; slot++, at += WORDS)
      if (themes[(words[at + CODE]! >> 8) & 255] !== 0 && words[at + AT]! * SIM_SECOND_MS >= since)
        return slot
    return count
  }

  keyAt(resident: number, slot: number): KeyNumber {
    return this.words[this.offset(resident, slot) + KEY]!
  }

  /** Code of the record's theme: its position among MEMORY_THEMES. */
  themeCodeAt(resident: number, slot: number): number {
    return (this.words[this.offset(resident, slot) + CODE]! >> 8) & 255
  }

  /** 1–10 */
  importanceAt(resident: number, slot: number): number {
    return (this.words[this.offset(resident, slot) + CODE]! >> 4) & 15
  }

  /** When it happened. */
  timeAt(resident: number, slot: number): number {
    return this.words[this.offset(resident, slot) + AT]! * SIM_SECOND_MS
  }

  /** Whether it was posted already. */
  isTold(resident: number, slot: number): boolean {
    return (this.words[this.offset(resident, slot) + CODE]! & TOLD_BIT) !== 0
  }

  /** Closes the gap that a record leaves among the first `count`: the last one moves into its slot. */
  remove(resident: number, slot: number, count: number): void {
    const last = this.offset(resident, count - 1)
    this.words.copyWithin(this.offset(resident, slot), last, last + WORDS)
  }

  touch(resident: number, slot: number, now: SimTime): void {
    this.words[this.offset(resident, slot) + LAST_ACCESS] = Math.floor(now / SIM_SECOND_MS)
  }

  /** Slot of the record with this key among the first `count`, or -1 when it is forgotten. */
  findKey(resident: number, count: number, key: KeyNumber): number {
    for (let slot = 0; slot < count; slot++) if (this.keyAt(resident, slot) === key) return slot
    return -1
  }

  /** Marks the record with this key as told, or as not told after all; does nothing when it is forgotten. */
  markTold(resident: number, count: number, key: KeyNumber, told = true): void {
    for (let slot = 0; slot < count; slot++) {
      const at = this.offset(resident, slot)
      if (this.words[at + KEY] !== key) continue
      if (told) this.words[at + CODE]! |= TOLD_BIT
      else this.words[at + CODE]! &= ~TOLD_BIT
    }
  }

  /** Whether one of the first `count` records is about the fact. */
  knowsFact(resident: number, count: number, fact: number): boolean {
    const { words } = this
    for (let slot = 0; slot < count; slot++) {
      const at = this.offset(resident, slot)
      if (words[at + AMOUNT] === fact && FACT_THEMES[(words[at + CODE]! >> 8) & 255]) return true
    }
    return false
  }

  /** The slot a full stream gives up: least importance, with a point lost for each day without access. */
  weakestSlot(resident: number, now: SimTime): number {
    const nowSeconds = now / SIM_SECOND_MS
    let weakest = 0
    let least = Infinity
    for (let slot = 0; slot < this.slots; slot++) {
      const at = this.offset(resident, slot)
      const importance = (this.words[at + CODE]! >> 4) & 15
      const strength = importance - (nowSeconds - this.words[at + LAST_ACCESS]!) / 86_400
      if (strength < least) {
        least = strength
        weakest = slot
      }
    }
    return weakest
  }

  private offset(resident: number, slot: number): number {
    return (resident * this.slots + slot) * WORDS
  }
}

const FACT_THEMES = MEMORY_THEMES.map((theme) => theme === 'heard_fact' || theme === 'incident')

export function emptyMemory(): MemoryRecord {
  return {
    key: NO_KEY,
    kind: 'observation',
    theme: 'slept',
    importance: 1,
    at: 0 as SimTime,
    lastAccess: 0 as SimTime,
    subject: NOBODY,
    place: NOTHING,
    item: NOTHING,
    topic: NOTHING,
    amount: 0,
    cause: NO_KEY,
    told: false,
  }
}
