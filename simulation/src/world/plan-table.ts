import { GIVE_UP_REASONS, type GiveUpReason } from '@ai-community/shared/world/vocabulary.ts'
import type { KeyNumber } from './keys.ts'

export const BLOCK_KINDS = [
  'meal',
  'work',
  'study',
  'exercise',
  'errand',
  'leisure',
  'home',
  'appointment',
  'event',
] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]
export const BLOCK_STATES = ['planned', 'active', 'done', 'dropped'] as const
export type BlockState = (typeof BLOCK_STATES)[number]

/** One part of the day's plan; minutes count from day 1, 00:00. */
export interface PlanBlock {
  readonly kind: BlockKind
  startMinute: number
  endMinute: number
  place: number
  state: BlockState
  /** Why it was given up; until then, what last kept the resident from it. */
  reason: GiveUpReason | null
  /** Key of the gathering that it is for, or none. */
  readonly gathering: KeyNumber
}

/** Days of five to eight parts are rule; promises given during the day add some. */
export const PLAN_SLOTS = 12
const START = 0
const PLACE = 1
const GATHERING = 2
/** kind (4 bits), state (2), reason + 1 (6), length in minutes (20) */
const CODE = 3
const WORDS = 4
const STATE_SHIFT = 4
const REASON_SHIFT = 6
const LENGTH_SHIFT = 12

/** The plans of all residents in one typed array, four words a part: as objects they would weigh four times as much. */
export class PlanTable {
  readonly words: Int32Array

  constructor(residents: number) {
    this.words = new Int32Array(residents * PLAN_SLOTS * WORDS)
  }

  /** Words of a resident's first `count` parts; for hash and snapshots. */
  wordsOf(resident: number, count: number): Int32Array {
    const start = resident * PLAN_SLOTS * WORDS
    return this.words.subarray(start, start + count * WORDS)
  }

  /** The part in the slot, whose changes go into the table; it holds until the plan is put in order anew. */
  blockAt(resident: number, slot: number): PlanBlock {
    return new TableBlock(this.words, (resident * PLAN_SLOTS + slot) * WORDS)
  }

  /** The first `count` parts in their order. */
  blocksOf(resident: number, count: number): PlanBlock[] {
    const blocks: PlanBlock[] = []
    for (let slot = 0; slot < count; slot++) blocks.push(this.blockAt(resident, slot))
    return blocks
  }

  /**
   * Puts the parts into the resident's slots in their order, and returns how many there are: of too many, those that are
   * over are forgotten, then the last.
   */
  write(resident: number, blocks: readonly PlanBlock[]): number {
    const kept = blocks.length <= PLAN_SLOTS ? blocks : mostOf(blocks)
    // The parts may be read from the very words that are written.
    const words = kept.flatMap(wordsFor)
    this.words.set(words, resident * PLAN_SLOTS * WORDS)
    return kept.length
  }

  /** The first of the `count` slots whose part began and is not over at `minute`, or -1; `closes` is asked for those that are. */
  currentSlot(resident: number, count: number, minute: number, close: (slot: number) => void): number {
    const { words } = this
    let current = -1
    let at = resident * PLAN_SLOTS * WORDS
    for (let slot = 0; slot < count; slot++, at += WORDS) {
      const code = words[at + CODE]!
      if (((code >> STATE_SHIFT) & 3) >= CLOSED_FROM) continue
      const start = words[at + START]!
      if (start + (code >>> LENGTH_SHIFT) <= minute) close(slot)
      else if (start <= minute && current < 0) current = slot
    }
    return current
  }
}

/** `done` and `dropped`. */
const CLOSED_FROM = BLOCK_STATES.indexOf('done')

function mostOf(blocks: readonly PlanBlock[]): readonly PlanBlock[] {
  const open = blocks.filter(({ state }) => state === 'planned' || state === 'active')
  const closed = blocks.filter((block) => !open.includes(block))
  const room = Math.max(0, PLAN_SLOTS - open.length)
  const kept = new Set([...closed.slice(Math.max(0, closed.length - room)), ...open.slice(0, PLAN_SLOTS)])
  return blocks.filter((block) => kept.has(block))
}

function wordsFor(block: PlanBlock): number[] {
  const { startMinute, endMinute, place, gathering } = block
  return [startMinute, place, gathering, codeOf(block, endMinute - startMinute)]
}

function codeOf({ kind, state, reason }: PlanBlock, length: number): number {
  const reasonCode = reason === null ? 0 : GIVE_UP_REASONS.indexOf(reason) + 1
  return (
    BLOCK_KINDS.indexOf(kind) |
    (BLOCK_STATES.indexOf(state) << STATE_SHIFT) |
    (reasonCode << REASON_SHIFT) |
    (length << LENGTH_SHIFT)
  )
}

/** A part of a plan as it stands in the table. */
class TableBlock implements PlanBlock {
  private readonly words: Int32Array
  private readonly at: number

  constructor(words: Int32Array, at: number) {
    this.words = words
    this.at = at
  }

  get kind(): BlockKind {
    return BLOCK_KINDS[this.code & 15]!
  }

  get startMinute(): number {
    return this.words[this.at + START]!
  }

  set startMinute(minute: number) {
    const end = this.endMinute
    this.words[this.at + START] = minute
    this.endMinute = end
  }

  get endMinute(): number {
    return this.startMinute + (this.code >>> LENGTH_SHIFT)
  }

  set endMinute(minute: number) {
    this.setBits(LENGTH_SHIFT, 20, minute - this.startMinute)
  }

  get place(): number {
    return this.words[this.at + PLACE]!
  }

  set place(place: number) {
    this.words[this.at + PLACE] = place
  }

  get state(): BlockState {
    return BLOCK_STATES[(this.code >> STATE_SHIFT) & 3]!
  }

  set state(state: BlockState) {
    this.setBits(STATE_SHIFT, 2, BLOCK_STATES.indexOf(state))
  }

  get reason(): GiveUpReason | null {
    return GIVE_UP_REASONS[((this.code >> REASON_SHIFT) & 63) - 1] ?? null
  }

  set reason(reason: GiveUpReason | null) {
    this.setBits(REASON_SHIFT, 6, reason === null ? 0 : GIVE_UP_REASONS.indexOf(reason) + 1)
  }

  get gathering(): KeyNumber {
    return this.words[this.at + GATHERING]!
  }

  private get code(): number {
    return this.words[this.at + CODE]!
  }

  private setBits(shift: number, width: number, value: number): void {
    const mask = ((1 << width) - 1) << shift
    this.words[this.at + CODE] = (this.code & ~mask) | (value << shift)
  }
}
