/** Chance that repeats itself: mulberry32 (T. Ettinger), good enough to spread rows. */
export function createChance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Numbers below `count` by Zipf's law with exponent `s`: 0 is the commonest. */
export function createZipf(count: number, s: number, chance: () => number): () => number {
  const cumulative = new Float64Array(count)
  let sum = 0
  for (let rank = 0; rank < count; rank++) cumulative[rank] = sum += (rank + 1) ** -s
  return () => {
    const target = chance() * sum
    let [low, high] = [0, count - 1]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (cumulative[middle]! < target) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** How many each of `count` things gets of about `total`, by Zipf's law over a shuffled order, at most `most`. */
export function shareByZipf(count: number, total: number, most: number, chance: () => number): Uint32Array {
  const EXPONENT = 0.6
  let weights = 0
  for (let rank = 1; rank <= count; rank++) weights += rank ** -EXPONENT
  const shares = new Uint32Array(count)
  for (let rank = 1; rank <= count; rank++)
    shares[rank - 1] = Math.min(most, Math.floor((total / weights) * rank ** -EXPONENT + chance()))
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(chance() * (last + 1))
    ;[shares[last], shares[other]] = [shares[other]!, shares[last]!]
  }
  return shares
}

/** `many` distinct numbers below `count`, from a random start by a stride that visits all. */
export function* pickDistinct(many: number, count: number, chance: () => number): Generator<number> {
  let at = Math.floor(chance() * count)
  // 7919 is prime: it meets every number unless it divides `count`.
  const stride = count % 7919 === 0 ? 7907 : 7919
  for (let n = 0; n < Math.min(many, count); n++, at = (at + stride) % count) yield at
}
