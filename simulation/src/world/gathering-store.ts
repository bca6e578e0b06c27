import {
  ENGAGEMENT_STATES,
  GATHERING_KINDS,
  GIVE_UP_REASONS,
  type EngagementState,
  type GatheringKind,
  type GiveUpReason,
} from '@ai-community/shared/world/vocabulary.ts'
import type { Actor } from './intention.ts'
import { NO_KEY, type KeyNumber } from './keys.ts'

/** The host and as many as the party of the paper invites. */
export const MOST_GUESTS = 13
export const NO_ROW = -1

const KEY = 0
const KIND = 1
const PLACE = 2
const START = 3
const END = 4
const HOST = 5
const FACT = 6
const IS_OPEN = 7
const GUESTS = 8
const CAME = 9
const FIRST_GUEST = 10
const WORDS = FIRST_GUEST + 2 * MOST_GUESTS
/** Guests on the list who were not asked yet; the others have the index of their state, plus one. */
const NOT_ASKED = 0

/** Rows for a town of so many: two appointments for four residents, and its events. */
export function gatheringRowsFor(residents: number): number {
  return 64 + (residents >> 1)
}

/** What several residents mean to come to, with the guests on its list. */
export interface NewGathering {
  key: KeyNumber
  kind: GatheringKind
  place: number
  /** Minutes since day 1, 00:00. */
  startMinute: number
  endMinute: number
  host: Actor
  /** The fact by which others hear of it, or -1. */
  fact: number
  /** Anyone may come: there is no list, only how many came. */
  isOpen: boolean
}

/**
 * Appointments, parties and events that are to come or going on, in one typed array. Each has a row for as long as it
 * lasts; a row is used again, so those who remember one check its key.
 */
export class GatheringStore {
  readonly capacity: number
  private readonly words: Int32Array
  /** No row below it is free. */
  private firstFree = 0
  private live = 0

  constructor(capacity: number) {
    this.capacity = capacity
    this.words = new Int32Array(capacity * WORDS)
  }

  get count(): number {
    return this.live
  }

  /** The new row; -1 when there is no room for one more. */
  open(gathering: NewGathering): number {
    if (this.live === this.capacity) return NO_ROW
    let row = this.firstFree
    while (this.words[row * WORDS + KEY] !== NO_KEY) row++
    this.firstFree = row + 1
    this.live++
    const at = row * WORDS
    this.words.fill(0, at, at + WORDS)
    this.words[at + KEY] = gathering.key
    this.words[at + KIND] = GATHERING_KINDS.indexOf(gathering.kind)
    this.words[at + PLACE] = gathering.place
    this.words[at + START] = gathering.startMinute
    this.words[at + END] = gathering.endMinute
    this.words[at + HOST] = gathering.host
    this.words[at + FACT] = gathering.fact
    this.words[at + IS_OPEN] = gathering.isOpen ? 1 : 0
    return row
  }

  close(row: number): void {
    this.words[row * WORDS + KEY] = NO_KEY
    this.live--
    this.firstFree = Math.min(this.firstFree, row)
  }

  /** 0 when the row is free. */
  keyOf(row: number): KeyNumber {
    return this.words[row * WORDS + KEY]!
  }

  kindIndexOf(row: number): number {
    return this.words[row * WORDS + KIND]!
  }

  kindOf(row: number): GatheringKind {
    return GATHERING_KINDS[this.kindIndexOf(row)]!
  }

  placeOf(row: number): number {
    return this.words[row * WORDS + PLACE]!
  }

  startOf(row: number): number {
    return this.words[row * WORDS + START]!
  }

  endOf(row: number): number {
    return this.words[row * WORDS + END]!
  }

  hostOf(row: number): Actor {
    return this.words[row * WORDS + HOST]!
  }

  factOf(row: number): number {
    return this.words[row * WORDS + FACT]!
  }

  isOpenToAll(row: number): boolean {
    return this.words[row * WORDS + IS_OPEN] === 1
  }

  guestCount(row: number): number {
    return this.words[row * WORDS + GUESTS]!
  }

  /** How many came, the host too. */
  cameCount(row: number): number {
    return this.words[row * WORDS + CAME]!
  }

  guestAt(row: number, position: number): Actor {
    return this.words[row * WORDS + FIRST_GUEST + 2 * position]!
  }

  /** Null when the guest was not asked yet. */
  stateAt(row: number, position: number): EngagementState | null {
    const code = this.words[row * WORDS + FIRST_GUEST + 2 * position + 1]! & 0xff
    return code === NOT_ASKED ? null : ENGAGEMENT_STATES[code - 1]!
  }

  reasonAt(row: number, position: number): GiveUpReason | null {
    const code = this.words[row * WORDS + FIRST_GUEST + 2 * position + 1]! >> 8
    return code === 0 ? null : GIVE_UP_REASONS[code - 1]!
  }

  /** Position of the guest on the list, or -1. */
  findGuest(row: number, guest: Actor): number {
    const count = this.guestCount(row)
    for (let position = 0; position < count; position++)
      if (this.guestAt(row, position) === guest) return position
    return -1
  }

  /** Puts a guest on the list who is not asked yet; its position, or -1 when the list is full. */
  addGuest(row: number, guest: Actor): number {
    const position = this.guestCount(row)
    if (position === MOST_GUESTS) return -1
    this.words[row * WORDS + GUESTS]!++
    this.words[row * WORDS + FIRST_GUEST + 2 * position] = guest
    return position
  }

  setState(row: number, position: number, state: EngagementState, reason: GiveUpReason | null): void {
    const code = ENGAGEMENT_STATES.indexOf(state) + 1
    const why = reason === null ? 0 : GIVE_UP_REASONS.indexOf(reason) + 1
    this.words[row * WORDS + FIRST_GUEST + 2 * position + 1] = code | (why << 8)
  }

  countArrival(row: number): void {
    this.words[row * WORDS + CAME]!++
  }

  /** Whether anybody on the list is still to be asked. */
  hasGuestsToAsk(row: number): boolean {
    const count = this.guestCount(row)
    for (let position = 0; position < count; position++) if (this.stateAt(row, position) === null) return true
    return false
  }

  /** Rows in use with their words, lowest first; for snapshots. */
  entries(): { row: number; words: Int32Array }[] {
    const entries: { row: number; words: Int32Array }[] = []
    for (let row = 0; row < this.capacity && entries.length < this.live; row++)
      if (this.keyOf(row) !== NO_KEY)
        entries.push({ row, words: this.words.subarray(row * WORDS, (row + 1) * WORDS) })
    return entries
  }

  static restore(
    capacity: number,
    entries: readonly { row: number; words: ArrayLike<number> }[],
  ): GatheringStore {
    const store = new GatheringStore(capacity)
    for (const { row, words } of entries) store.words.set(words, row * WORDS)
    store.live = entries.length
    while (store.firstFree < capacity && store.keyOf(store.firstFree) !== NO_KEY) store.firstFree++
    return store
  }
}

const SLOTS = 6
const SLOT_WORDS = 2

/**
 * Which gatherings each resident has to do with: the key and the row of each, so that a row that is used again is told
 * apart, and how it stands to it.
 */
export class EngagementStore {
  readonly words: Int32Array

  constructor(residents: number) {
    this.words = new Int32Array(residents * SLOTS * SLOT_WORDS)
  }

  get slots(): number {
    return SLOTS
  }

  wordsOf(resident: number): Int32Array {
    return this.words.subarray(resident * SLOTS * SLOT_WORDS, (resident + 1) * SLOTS * SLOT_WORDS)
  }

  keyAt(resident: number, slot: number): KeyNumber {
    return this.words[(resident * SLOTS + slot) * SLOT_WORDS]!
  }

  rowAt(resident: number, slot: number): number {
    return this.words[(resident * SLOTS + slot) * SLOT_WORDS + 1]! >> 4
  }

  stateAt(resident: number, slot: number): EngagementState {
    return ENGAGEMENT_STATES[this.words[(resident * SLOTS + slot) * SLOT_WORDS + 1]! & 15]!
  }

  set(resident: number, slot: number, key: KeyNumber, row: number, state: EngagementState): void {
    const at = (resident * SLOTS + slot) * SLOT_WORDS
    this.words[at] = key
    this.words[at + 1] = (row << 4) | ENGAGEMENT_STATES.indexOf(state)
  }

  clear(resident: number, slot: number): void {
    this.words[(resident * SLOTS + slot) * SLOT_WORDS] = NO_KEY
  }

  /** The slot of a gathering, or -1. */
  find(resident: number, key: KeyNumber): number {
    for (let slot = 0; slot < SLOTS; slot++) if (this.keyAt(resident, slot) === key) return slot
    return -1
  }
}
