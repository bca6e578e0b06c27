import { StateHasher, type Hash64 } from '../engine/state-hash.ts'
import { FINGERPRINT_WORDS, GramSet } from './gram-set.ts'

/** A text is alike another when the Jaccard index of their 5-grams lies above 7/10. */
const ALIKE_TENTHS = 7
export const ALIKE_ABOVE = ALIKE_TENTHS / 10
const TOWN_LIMIT = 500
const AUTHOR_LIMIT = 200
const NO_ROW = -1

/**
 * The town's last 500 texts and each resident's last 200, and whether a new text is a near-duplicate of one.
 *
 * Two sets of sizes n and m with Jaccard > t differ in fewer than (1 - t) / (1 + t) * (n + m) elements, and in at least as
 * many as their fingerprints differ in bits (bitmap filter: Sandes, Teodoro, Melo, Information Systems 88, 2020). So
 * texts whose sizes or fingerprints rule it out are skipped, and only the few others are compared in full.
 */
export class TextWindow {
  /** Texts by row. A row is free again when neither the town's window nor its author's holds it. */
  private readonly texts: (string | undefined)[] = []
  private readonly freeRows: number[] = []
  private authors = new Int32Array(64)
  private sizes = new Uint16Array(64)
  private fingerprints = new Int32Array(64 * FINGERPRINT_WORDS)
  private holders = new Uint8Array(64)
  /** The author's next younger text. */
  private younger = new Int32Array(64)
  /** By author: the oldest and the youngest row, and how many there are. */
  private oldestOf = new Int32Array(0)
  private youngestOf = new Int32Array(0)
  private countOf = new Uint8Array(0)
  /** How many texts the town ever had; the last 500 stand in the slots of their numbers, all together in memory. */
  private count = 0
  private readonly townRows = new Int32Array(TOWN_LIMIT)
  private readonly townSizes = new Uint16Array(TOWN_LIMIT)
  private readonly townFingerprints = new Int32Array(TOWN_LIMIT * FINGERPRINT_WORDS)
  /** The text that was looked at last is mostly the one that is added next. */
  private readonly asked = new GramSet()
  private askedText = ''
  /** Sum over the texts that are held, in two words that wrap around. */
  private hashLow = 0
  private hashHigh = 0
  private verdict: { author: number; isAlike: boolean } | null = null

  /** Covers every text that is held and whose it is, however they came to be here. */
  get hash(): Hash64 {
    return [this.hashLow, this.hashHigh]
  }

  /** `author` is a resident. */
  isAlike(text: string, author: number): boolean {
    this.ask(text)
    if (this.verdict?.author !== author)
      this.verdict = { author, isAlike: this.isLikeTownText() || this.isLikeOwnText(author) }
    return this.verdict.isAlike
  }

  add(text: string, author: number): void {
    this.ask(text)
    this.verdict = null
    const row = this.addRow(text, author)
    const slot = this.count++ % TOWN_LIMIT
    if (this.count > TOWN_LIMIT) this.release(this.townRows[slot]!)
    this.townRows[slot] = row
    this.townSizes[slot] = this.asked.size
    this.townFingerprints.set(this.asked.fingerprint, slot * FINGERPRINT_WORDS)
    this.holders[row]!++
    this.addOwn(row, author)
  }

  /** The town's texts, oldest first, then those that only their authors' windows still hold; for snapshots. */
  entries(): { town: { author: number; text: string }[]; older: { author: number; text: string }[] } {
    const entryOf = (row: number) => ({ author: this.authors[row]!, text: this.texts[row]! })
    const kept = Math.min(this.count, TOWN_LIMIT)
    const townRows = Array.from(
      { length: kept },
      (_, i) => this.townRows[(this.count - kept + i) % TOWN_LIMIT]!,
    )
    const inTown = new Set(townRows)
    const older: number[] = []
    for (let author = 0; author < this.countOf.length; author++)
      this.eachOwn(author, (row) => {
        if (!inTown.has(row)) older.push(row)
        return false
      })
    return { town: townRows.map(entryOf), older: older.map(entryOf) }
  }

  static restore(entries: ReturnType<TextWindow['entries']>): TextWindow {
    const window = new TextWindow()
    for (const { author, text } of entries.older) {
      window.ask(text)
      window.addOwn(window.addRow(text, author), author)
    }
    for (const { author, text } of entries.town) window.add(text, author)
    return window
  }

  private ask(text: string): void {
    if (text === this.askedText && this.asked.size > 0) return
    this.asked.fill(text)
    this.askedText = text
    this.verdict = null
  }

  /** The loop over all slots is most of what the window costs, so what does not change in it stands before it. */
  private isLikeTownText(): boolean {
    const { townSizes, townFingerprints } = this
    const { size, fingerprint } = this.asked
    const [first, second] = fingerprint as unknown as [number, number]
    const least = Math.floor((ALIKE_TENTHS * size) / 10)
    const most = Math.ceil((10 * size) / ALIKE_TENTHS)
    const kept = Math.min(this.count, TOWN_LIMIT)
    for (let slot = 0; slot < kept; slot++) {
      const townSize = townSizes[slot]!
      if (townSize <= least || townSize >= most) continue
      const at = slot * FINGERPRINT_WORDS
      const different = bitsOfBoth(first ^ townFingerprints[at]!, second ^ townFingerprints[at + 1]!)
      if ((10 + ALIKE_TENTHS) * different >= (10 - ALIKE_TENTHS) * (size + townSize)) continue
      if (this.mayBeAlike(townSize, townFingerprints, slot) && this.isLike(this.townRows[slot]!, townSize))
        return true
    }
    return false
  }

  private isLikeOwnText(author: number): boolean {
    return this.eachOwn(
      author,
      (row) =>
        this.mayBeAlike(this.sizes[row]!, this.fingerprints, row) && this.isLike(row, this.sizes[row]!),
    )
  }

  /** False only when sizes or fingerprints show that the Jaccard index cannot lie above the limit. */
  private mayBeAlike(size: number, fingerprints: Int32Array, row: number): boolean {
    const { size: askedSize, fingerprint } = this.asked
    if (10 * Math.min(size, askedSize) <= ALIKE_TENTHS * Math.max(size, askedSize)) return false
    const mostDifferent = (10 - ALIKE_TENTHS) * (size + askedSize)
    const start = row * FINGERPRINT_WORDS
    let different = 0
    for (let word = 0; word < FINGERPRINT_WORDS; word++) {
      different += bitCount(fingerprint[word]! ^ fingerprints[start + word]!)
      if ((10 + ALIKE_TENTHS) * different >= mostDifferent) return false
    }
    return true
  }

  private isLike(row: number, size: number): boolean {
    const shared = this.asked.sharedWith(this.texts[row]!)
    return 10 * shared > ALIKE_TENTHS * (size + this.asked.size - shared)
  }

  /** Puts the text that was asked about into a row that nothing holds yet. */
  private addRow(text: string, author: number): number {
    const row = this.freeRows.pop() ?? this.texts.length
    if (row === this.authors.length) this.extendRows()
    this.texts[row] = text
    this.authors[row] = author
    this.sizes[row] = this.asked.size
    this.fingerprints.set(this.asked.fingerprint, row * FINGERPRINT_WORDS)
    this.holders[row] = 0
    this.addToHash(row, 1)
    return row
  }

  private addOwn(row: number, author: number): void {
    if (author >= this.countOf.length) this.extendAuthors(author)
    const count = this.countOf[author]!
    this.holders[row]!++
    this.younger[row] = NO_ROW
    if (count > 0) this.younger[this.youngestOf[author]!] = row
    else this.oldestOf[author] = row
    this.youngestOf[author] = row
    if (count < AUTHOR_LIMIT) this.countOf[author]!++
    else {
      const oldest = this.oldestOf[author]!
      this.oldestOf[author] = this.younger[oldest]!
      this.release(oldest)
    }
  }

  /** Visits the author's own texts, oldest first, until one says yes; whether one did. */
  private eachOwn(author: number, visit: (row: number) => boolean): boolean {
    let row = author < this.countOf.length && this.countOf[author]! > 0 ? this.oldestOf[author]! : NO_ROW
    for (; row !== NO_ROW; row = this.younger[row]!) if (visit(row)) return true
    return false
  }

  private release(row: number): void {
    if (--this.holders[row]! > 0) return
    this.addToHash(row, -1)
    this.texts[row] = undefined
    this.freeRows.push(row)
  }

  private addToHash(row: number, sign: 1 | -1): void {
    const [low, high] = hashOf(this.texts[row]!, this.authors[row]!)
    this.hashLow = (this.hashLow + sign * low) >>> 0
    this.hashHigh = (this.hashHigh + sign * high) >>> 0
  }

  private extendRows(): void {
    const rows = Math.ceil(this.authors.length * 1.5)
    this.authors = extended(this.authors, new Int32Array(rows))
    this.sizes = extended(this.sizes, new Uint16Array(rows))
    this.fingerprints = extended(this.fingerprints, new Int32Array(rows * FINGERPRINT_WORDS))
    this.holders = extended(this.holders, new Uint8Array(rows))
    this.younger = extended(this.younger, new Int32Array(rows))
  }

  private extendAuthors(author: number): void {
    const authors = Math.max(64, Math.ceil((author + 1) * 1.25))
    this.oldestOf = extended(this.oldestOf, new Int32Array(authors))
    this.youngestOf = extended(this.youngestOf, new Int32Array(authors))
    this.countOf = extended(this.countOf, new Uint8Array(authors))
  }
}

function hashOf(text: string, author: number): Hash64 {
  const hasher = new StateHasher()
  hasher.word(author)
  hasher.text(text)
  return hasher.digest()
}

/** Jaccard index of the two texts' sets of 5-grams of UTF-16 units without white space; 0–1. */
export function jaccardIndex(a: string, b: string): number {
  const left = new GramSet()
  const right = new GramSet()
  left.fill(a)
  right.fill(b)
  const shared = left.sharedWith(b)
  return shared / (left.size + right.size - shared)
}

/** How many bits are set (Hacker's Delight, figure 5-2). */
function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** How many bits are set in the two together. */
function bitsOfBoth(one: number, other: number): number {
  let bits = one - ((one >>> 1) & 0x55555555)
  let others = other - ((other >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  others = (others & 0x33333333) + ((others >>> 2) & 0x33333333)
  const sums = bits + others
  return Math.imul((sums & 0x0f0f0f0f) + ((sums >>> 4) & 0x0f0f0f0f), 0x01010101) >>> 24
}

function extended<Column extends Int32Array | Uint16Array | Uint8Array>(from: Column, to: Column): Column {
  to.set(from)
  return to
}
