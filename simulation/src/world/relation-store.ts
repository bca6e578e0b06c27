import type { Actor } from './intention.ts'

const WORDS = 4
/** Affinity and familiarity are kept in thousandths: whole numbers hash and serialise exactly. */
const SCALE = 1000
const NEVER = -1

export interface Relation {
  other: Actor
  /** -1 to 1 */
  affinity: number
  /** 0 to 1 */
  familiarity: number
  /** Seconds from day 1, 00:00; -1 when they never met. */
  lastMetSeconds: number
}

/** Whom each resident knows, in one typed array with a fixed number of slots each; the least known is forgotten. */
export class RelationStore {
  readonly slots: number
  readonly words: Int32Array

  constructor(residents: number, slots: number, words?: Int32Array) {
    this.slots = slots
    this.words = words ?? new Int32Array(residents * slots * WORDS)
  }

  wordsOf(resident: number, count: number): Int32Array {
    const start = resident * this.slots * WORDS
    return this.words.subarray(start, start + count * WORDS)
  }

  /** Slot of `other` among the first `count`, or -1. */
  find(resident: number, count: number, other: Actor): number {
    const start = resident * this.slots * WORDS
    for (let slot = 0; slot < count; slot++) if (this.words[start + slot * WORDS] === other) return slot
    return -1
  }

  read(resident: number, slot: number): Relation {
    const at = (resident * this.slots + slot) * WORDS
    return {
      other: this.words[at]!,
      affinity: this.words[at + 1]! / SCALE,
      familiarity: this.words[at + 2]! / SCALE,
      lastMetSeconds: this.words[at + 3]!,
    }
  }

  affinityAt(resident: number, slot: number): number {
    return this.words[(resident * this.slots + slot) * WORDS + 1]! / SCALE
  }

  /** Seconds from day 1, 00:00; -1 when they never met. */
  lastMetAt(resident: number, slot: number): number {
    return this.words[(resident * this.slots + slot) * WORDS + 3]!
  }

  write(resident: number, slot: number, relation: Relation): void {
    const at = (resident * this.slots + slot) * WORDS
    this.words[at] = relation.other
    this.words[at + 1] = Math.round(Math.max(-1, Math.min(1, relation.affinity)) * SCALE)
    this.words[at + 2] = Math.round(Math.max(0, Math.min(1, relation.familiarity)) * SCALE)
    this.words[at + 3] = relation.lastMetSeconds
  }

  /** The slot a full list gives up: the least familiar of those met longest ago. */
  weakestSlot(resident: number): number {
    let weakest = 0
    let least = Infinity
    for (let slot = 0; slot < this.slots; slot++) {
      const at = (resident * this.slots + slot) * WORDS
      const strength = this.words[at + 2]! + (this.words[at + 3]! === NEVER ? 0 : this.words[at + 3]! / 864)
      if (strength < least) {
        least = strength
        weakest = slot
      }
    }
    return weakest
  }
}
