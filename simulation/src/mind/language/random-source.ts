/** Where the words get their luck from; the core passes the resident's own random stream. */
export interface RandomSource {
  /** A whole number from 0 to 2^32 - 1. */
  nextUint32(): number
}

/** A whole number from 0 to `bound - 1`. @throws RangeError when `bound` is not at least 1. */
export function nextBelow(random: RandomSource, bound: number): number {
  if (!(bound >= 1)) throw new RangeError(`nothing to draw from: ${bound}`)
  return Math.floor((random.nextUint32() / 0x1_0000_0000) * bound)
}

/** True with the given probability, 0 to 1. */
export function chance(random: RandomSource, probability: number): boolean {
  return random.nextUint32() / 0x1_0000_0000 < probability
}

/** One of the elements. @throws RangeError when there is none. */
export function pickOne<T>(random: RandomSource, from: readonly T[]): T {
  return from[nextBelow(random, from.length)]!
}

/** Luck for tests and samples (mulberry32): the same seed gives the same numbers. */
export function luckFrom(seed: number): RandomSource {
  let state = seed | 0
  return {
    nextUint32() {
      state = (state + 0x6d2b79f5) | 0
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
      return (mixed ^ (mixed >>> 14)) >>> 0
    },
  }
}
