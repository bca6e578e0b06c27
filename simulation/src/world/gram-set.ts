/** Length of a gram, in UTF-16 units without white space. */
const GRAM = 5
const BASE = 0x01000193
/** BASE to the power of GRAM - 1, in 32 bits: what the unit that leaves a gram weighs. */
const OLDEST_WEIGHT = power(BASE, GRAM - 1)

/** Numbers of 32 bits in a fingerprint. */
export const FINGERPRINT_WORDS = 4

/**
 * The set of a text's 5-grams, as hashes of 32 bits in an open hash table that is used for one text after another:
 * loading a text allocates nothing. A text shorter than one gram is one.
 */
export class GramSet {
  /** How many different grams the text has. */
  size = 0
  /** One bit for every gram that falls on it; two sets differ in at least as many grams as their fingerprints in bits. */
  readonly fingerprint = new Int32Array(FINGERPRINT_WORDS)
  private grams = new Int32Array(1_024)
  /** Which filling a gram belongs to, and the comparison that it was last counted in. */
  private fillings = new Int32Array(1_024)
  private comparisons = new Int32Array(1_024)
  private filling = 0
  private comparison = 0

  /** Makes it the set of this text's grams. */
  fill(text: string): void {
    const count = hashGrams(text)
    if (2 * count > this.grams.length) this.enlarge(4 * count)
    this.filling++
    this.size = 0
    this.fingerprint.fill(0)
    for (let i = 0; i < count; i++) this.insert(hashes[i]!)
  }

  /** How many different grams of the text are in the set. */
  sharedWith(text: string): number {
    const count = hashGrams(text)
    this.comparison++
    let shared = 0
    for (let i = 0; i < count; i++) {
      const slot = this.slotOf(hashes[i]!)
      if (this.fillings[slot] !== this.filling || this.comparisons[slot] === this.comparison) continue
      this.comparisons[slot] = this.comparison
      shared++
    }
    return shared
  }

  private insert(gram: number): void {
    const slot = this.slotOf(gram)
    if (this.fillings[slot] === this.filling) return
    this.fillings[slot] = this.filling
    this.grams[slot] = gram
    this.comparisons[slot] = 0
    this.fingerprint[(gram >>> 5) & (FINGERPRINT_WORDS - 1)]! |= 1 << (gram & 31)
    this.size++
  }

  /** Where the gram is, or the free slot where it would be. */
  private slotOf(gram: number): number {
    const mask = this.grams.length - 1
    let slot = (gram >>> 8) & mask
    while (this.fillings[slot] === this.filling && this.grams[slot] !== gram) slot = (slot + 1) & mask
    return slot
  }

  private enlarge(least: number): void {
    let length = this.grams.length
    while (length < least) length *= 2
    this.grams = new Int32Array(length)
    this.fillings = new Int32Array(length)
    this.comparisons = new Int32Array(length)
  }
}

/** Units and gram hashes of the text at hand; one for all sets, since nothing outlives a call. */
let units = new Uint16Array(512)
let hashes = new Int32Array(512)

/** Fills `hashes` with the grams of the text, one for each place; returns how many there are. */
function hashGrams(text: string): number {
  if (text.length > units.length) {
    units = new Uint16Array(2 * text.length)
    hashes = new Int32Array(2 * text.length)
  }
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (!isWhiteSpace(unit)) units[length++] = unit
  }
  // A text shorter than a gram is told apart by its length too: a unit may be 0.
  let rolling = length < GRAM ? length + 1 : 0
  const first = Math.min(length, GRAM)
  for (let i = 0; i < first; i++) rolling = (Math.imul(rolling, BASE) + units[i]!) | 0
  hashes[0] = mix(rolling)
  for (let i = GRAM; i < length; i++) {
    rolling = (rolling - Math.imul(units[i - GRAM]!, OLDEST_WEIGHT)) | 0
    rolling = (Math.imul(rolling, BASE) + units[i]!) | 0
    hashes[i - GRAM + 1] = mix(rolling)
  }
  return Math.max(1, length - GRAM + 1)
}

/** As `\s` of regular expressions has it. */
function isWhiteSpace(unit: number): boolean {
  if (unit === 32 || (unit >= 9 && unit <= 13)) return true
  return unit >= 160 && WIDE_SPACES.has(unit)
}
const WIDE_SPACES: ReadonlySet<number> = new Set([
  0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a,
  0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff,
])

/** Spreads the hash over all bits (the finaliser of MurmurHash3): a rolling hash alone has its order in the low ones. */
function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

function power(base: number, exponent: number): number {
  let product = 1
  for (let i = 0; i < exponent; i++) product = Math.imul(product, base)
  return product
}
