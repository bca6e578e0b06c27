import type { EffectClock, Words } from './effect-vocabulary.ts'

/** A log that was once far fuller, as that of a whole town's first things, gives its room back. */
const KEPT_WORDS = 65_536
/** More than the numbers of any effect outside its lists. */
const MOST_FIXED_WORDS = 32

/** Room for effects: whole numbers in one typed array that grows, and the texts beside it. */
export class EffectBuffer {
  /** How many effects there are. */
  count = 0
  /** By effect: where its numbers and its texts begin. */
  starts: Int32Array<ArrayBuffer>
  textStarts: Int32Array<ArrayBuffer>
  words: Int32Array<ArrayBuffer>
  length = 0
  texts: Words[] = []
  protected readonly clock: EffectClock

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

  protected begin(kind: number): void {
    if (this.length + MOST_FIXED_WORDS > this.words.length) this.grow(MOST_FIXED_WORDS)
    if (this.count === this.starts.length) {
      this.starts = extended(this.starts, 2 * this.count + 256)
      this.textStarts = extended(this.textStarts, 2 * this.count + 256)
    }
    this.starts[this.count] = this.length
    this.textStarts[this.count] = this.texts.length
    this.count++
    this.clock.tables.effectCount++
    this.put(kind)
    this.putWide(this.clock.now)
  }

  protected put(value: number): void {
    this.words[this.length++] = value
  }

  /** A whole number of up to 53 bits. */
  protected putWide(value: number): void {
    this.words[this.length++] = value
    this.words[this.length++] = Math.floor(value / 0x1_0000_0000)
  }

  /** The length of a list, with room for so many times three numbers after it. */
  protected putCount(count: number): void {
    const room = 3 * count + MOST_FIXED_WORDS
    if (this.length + room > this.words.length) this.grow(room)
    this.put(count)
  }

  protected putKeys(keys: readonly number[]): void {
    this.putCount(keys.length)
    for (const key of keys) this.put(key)
  }

  protected grow(room: number): void {
    this.words = extended(this.words, Math.max(2 * this.words.length, this.length + room))
  }
}

function extended(from: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const to = new Int32Array(length)
  to.set(from)
  return to
}
