import { hashText } from './state-hash.ts'

/**
 * Seeded random numbers (sfc32 by Chris Doty-Humphrey, PractRand): four 32-bit words of state, so that a stream
 * costs little, serialises exactly, and gives the same numbers on any machine.
 * Every resident has a stream of its own: what one does never shifts another's luck.
 */
export class RandomStream {
  private a: number
  private b: number
  private c: number
  private counter: number

  private constructor(a: number, b: number, c: number, counter: number) {
    this.a = a | 0
    this.b = b | 0
    this.c = c | 0
    this.counter = counter | 0
  }

  /** The stream of `name` in the world of `seed` (both whole): other names give unrelated streams. */
  static named(seed: number, name: string): RandomStream {
    const [low, high] = hashText(name)
    const stream = new RandomStream(seed, low ^ Math.floor(seed / 0x1_0000_0000), high, 1)
    for (let i = 0; i < 12; i++) stream.nextUint32()
    return stream
  }

  /** The stream whose four words `words()` returned. */
  static fromWords(words: readonly [number, number, number, number]): RandomStream {
    return new RandomStream(...words)
  }

  /** The whole state, as signed 32-bit words. */
  words(): [number, number, number, number] {
    return [this.a, this.b, this.c, this.counter]
  }

  /** A whole number from 0 to 2^32 - 1. */
  nextUint32(): number {
    const sum = (this.a + this.b + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0
    return sum >>> 0
  }

  /** A number from 0 up to, not including, 1. */
  next(): number {
    return this.nextUint32() / 0x1_0000_0000
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.next() < probability
  }
}
