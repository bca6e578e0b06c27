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
