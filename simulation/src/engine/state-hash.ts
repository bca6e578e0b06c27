/** A 64-bit hash as two unsigned 32-bit words. Tells states apart; it is no defence against forgers. */
export type Hash64 = [low: number, high: number]

const SEED_LOW = 0x9e3779b9
const SEED_HIGH = 0x85ebca6b
const bits = new DataView(new ArrayBuffer(8))

/**
 * Two MurmurHash3 lanes (Austin Appleby, public domain) with different constants, fed word by word.
 * Whole-number arithmetic only, so every machine gives the same value.
 */
export class StateHasher {
  private low: number
  private high: number

  constructor(start: Hash64 = [SEED_LOW, SEED_HIGH]) {
    this.low = start[0] | 0
    this.high = start[1] | 0
  }

  word(value: number): void {
    let k = Math.imul(value | 0, 0xcc9e2d51)
    k = (k << 15) | (k >>> 17)
    this.low ^= Math.imul(k, 0x1b873593)
    this.low = (Math.imul((this.low << 13) | (this.low >>> 19), 5) + 0xe6546b64) | 0
    let j = Math.imul((value | 0) ^ this.low, 0x239b961b)
    j = (j << 16) | (j >>> 16)
    this.high ^= Math.imul(j, 0xab0e9789)
    this.high = (Math.imul((this.high << 17) | (this.high >>> 15), 5) + 0x561ccd1b) | 0
  }

  /** A whole number up to 2^53. */
  integer(value: number): void {
    this.word(value)
    this.word(Math.floor(value / 0x1_0000_0000))
  }

  /** Any number, to its last bit. */
  double(value: number): void {
    bits.setFloat64(0, value)
    this.word(bits.getInt32(0))
    this.word(bits.getInt32(4))
  }

  hash([low, high]: Hash64): void {
    this.word(low)
    this.word(high)
  }

  text(text: string): void {
    this.word(text.length)
    for (let i = 0; i < text.length; i++) this.word(text.charCodeAt(i))
  }

  /** The first `length` words; how a longer row is cut into calls makes no difference. */
  words(words: Int32Array, length: number): void {
    for (let i = 0; i < length; i++) this.word(words[i]!)
  }

  /** Bytes, four at a time; the length is part of the hash. */
  bytes(bytes: Uint8Array): void {
    this.word(bytes.length)
    const whole = bytes.length & ~3
    for (let i = 0; i < whole; i += 4)
      this.word(bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24))
    for (let i = whole; i < bytes.length; i++) this.word(bytes[i]!)
  }

  digest(): Hash64 {
    const low = mix(this.low)
    return [low >>> 0, mix(this.high ^ low) >>> 0]
  }
}

export function hashText(text: string): Hash64 {
  const hasher = new StateHasher()
  hasher.text(text)
  return hasher.digest()
}

/** Sixteen hexadecimal digits. */
export function hashToHex(hash: Hash64): string {
  return hash[1].toString(16).padStart(8, '0') + hash[0].toString(16).padStart(8, '0')
}

/** @throws RangeError when `hex` is not what `hashToHex` returns. */
export function hashFromHex(hex: string): Hash64 {
  if (!/^[0-9a-f]{16}$/.test(hex)) throw new RangeError(`not a state hash: ${hex}`)
  return [Number.parseInt(hex.slice(8), 16), Number.parseInt(hex.slice(0, 8), 16)]
}

function mix(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
