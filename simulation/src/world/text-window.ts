import type { Actor } from './intention.ts'

/** A text is alike another when the Jaccard index of their 5-grams lies above this. */
export const ALIKE_ABOVE = 0.7
const GRAM = 5
const TOWN_LIMIT = 500
const AUTHOR_LIMIT = 200
/** The k of prefix filtering: higher indexes more of each text and compares fewer. */
const PREFIX_SHARED = 8
/** Different grams may have one code; so many of the shared ones may fall together unseen. */
const CODES_LOST = 2

interface WindowText {
  author: Actor
  text: string
  /** Hashes of its 5-grams, ascending; kept only while the text is one of the town's last. */
  grams: readonly number[] | null
  /** Size of the set of its 5-grams. */
  size: number
  /** The smallest codes of its 5-grams, in order: see `signatureOf`. */
  signature: string
  /** Its place among the town's texts. */
  slot: number
  /** The k of prefix filtering for this text, less when it is short. */
  prefixShared: number
  /** Whether it was like another, as long as no text was added since it was asked. */
  verdict: boolean | null
}

/**
 * The town's last 500 texts and each author's last 200, and whether a new text is a near-duplicate of one.
 *
 * Two sets with Jaccard > t share at least k elements among the smallest `n - ceil(t * n) + k` of each under any common
 * order (prefix filtering: Bayardo et al., WWW 2007; for k > 1 Wang et al., SIGMOD 2012), so only texts that do are
 * compared in full. What is indexed is the upper half of the elements' hashes, which keeps the order.
 */
export class TextWindow {
  private readonly town: WindowText[] = []
  /** How many texts the town ever had; the last 500 stand in `town`, each in the slot of its number. */
  private count = 0
  /** Slots of the texts that have a code. */
  private readonly byCode = new Map<number, number[]>()
  /** By slot, how many codes a text shares with the one asked about. */
  private readonly shared = new Uint8Array(TOWN_LIMIT)
  private readonly byAuthor = new Map<Actor, WindowText[]>()
  /** The text looked at last is mostly the one that is added next. */
  private latest: WindowText | null = null

  isAlike(text: string, author: Actor): boolean {
    const asked = this.entryOf(text, author)
    if (asked.verdict !== null) return asked.verdict
    asked.verdict = this.isLikeTownText(asked) || this.isLikeOwnText(asked)
    return asked.verdict
  }

  add(text: string, author: Actor): void {
    const entry = this.entryOf(text, author)
    this.latest = null
    entry.slot = this.count++ % TOWN_LIMIT
    if (this.count > TOWN_LIMIT) this.dropOldest(entry.slot)
    this.town[entry.slot] = entry
    for (let i = 0; i < entry.signature.length; i++) {
      const code = entry.signature.charCodeAt(i)
      const slots = this.byCode.get(code)
      if (slots) slots.push(entry.slot)
      else this.byCode.set(code, [entry.slot])
    }
    this.addOwn(entry)
  }

  /** The town's texts, oldest first, then those that only their authors' windows still hold; for snapshots. */
  entries(): { town: { author: Actor; text: string }[]; older: { author: Actor; text: string }[] } {
    const oldest = this.count % TOWN_LIMIT
    const town =
      this.count > TOWN_LIMIT ? [...this.town.slice(oldest), ...this.town.slice(0, oldest)] : this.town
    const recent = new Set(town)
    const older = [...this.byAuthor.entries()]
      .sort((a, b) => a[0] - b[0])
      .flatMap(([, own]) => own.filter((entry) => !recent.has(entry)))
    const plain = ({ author, text }: WindowText) => ({ author, text })
    return { town: town.map(plain), older: older.map(plain) }
  }

  static restore(entries: ReturnType<TextWindow['entries']>): TextWindow {
    const window = new TextWindow()
    for (const { author, text } of entries.older)
      window.addOwn({ ...window.entryOf(text, author), grams: null })
    for (const { author, text } of entries.town) window.add(text, author)
    return window
  }

  private isLikeTownText(asked: WindowText): boolean {
    const { shared, town } = this
    const { signature } = asked
    const enough = sharedWithAnyAlike(asked)
    shared.fill(0)
    for (let i = 0; i < signature.length; i++) {
      const slots = this.byCode.get(signature.charCodeAt(i))
      if (!slots) continue
      for (const slot of slots) if (++shared[slot]! === enough && areAlike(asked, town[slot]!)) return true
    }
    return false
  }

  private isLikeOwnText(asked: WindowText): boolean {
    const own = this.byAuthor.get(asked.author)
    return own !== undefined && own.some((other) => shareEnough(asked, other) && areAlike(asked, other))
  }

  private entryOf(text: string, author: Actor): WindowText {
    if (this.latest?.text === text && this.latest.author === author) return this.latest
    const grams = gramHashes(text)
    const least = Math.ceil(ALIKE_ABOVE * grams.length)
    this.latest = {
      author,
      text,
      grams,
      size: grams.length,
      signature: signatureOf(grams, grams.length - least + PREFIX_SHARED),
      slot: -1,
      prefixShared: Math.min(PREFIX_SHARED, least),
      verdict: null,
    }
    return this.latest
  }

  private addOwn(entry: WindowText): void {
    const own = this.byAuthor.get(entry.author)
    if (!own) this.byAuthor.set(entry.author, [entry])
    else if (own.push(entry) > AUTHOR_LIMIT) own.shift()
  }

  private dropOldest(slot: number): void {
    const oldest = this.town[slot]!
    oldest.grams = null
    for (let i = 0; i < oldest.signature.length; i++) {
      const code = oldest.signature.charCodeAt(i)
      const slots = this.byCode.get(code)!
      // The lists keep the order of arrival, so the oldest text of the town stands first.
      slots.shift()
      if (slots.length === 0) this.byCode.delete(code)
    }
  }
}

/** Jaccard index of the two texts' sets of 5-grams of UTF-16 units without white space; 0–1. */
export function jaccardIndex(a: string, b: string): number {
  return jaccardOfSorted(gramHashes(a), gramHashes(b))
}

function areAlike(asked: WindowText, other: WindowText): boolean {
  const smaller = Math.min(asked.size, other.size)
  const larger = Math.max(asked.size, other.size)
  if (smaller <= ALIKE_ABOVE * larger) return false
  return (
    jaccardOfSorted(asked.grams ?? gramHashes(asked.text), other.grams ?? gramHashes(other.text)) >
    ALIKE_ABOVE
  )
}

function jaccardOfSorted(a: readonly number[], b: readonly number[]): number {
  let shared = 0
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const left = a[i]!
    const right = b[j]!
    if (left === right) shared++
    if (left <= right) i++
    if (right <= left) j++
  }
  return shared / (a.length + b.length - shared)
}

/** Grams of the text that is being hashed; reused, because small typed arrays cost more to make than to fill. */
let scratch = new Int32Array(1_024)

/** A 31-bit hash for each gram, ascending, each once; a text shorter than one gram is one. */
function gramHashes(text: string): number[] {
  const bare = text.replace(/\s+/g, '')
  const count = Math.max(1, bare.length - GRAM + 1)
  if (count > scratch.length) scratch = new Int32Array(2 * count)
  for (let start = 0; start < count; start++) {
    let hash = 0x811c9dc5
    const end = Math.min(bare.length, start + GRAM)
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bare.charCodeAt(i), 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
    scratch[start] = (hash ^ (hash >>> 13)) & 0x7fff_ffff
  }
  scratch.subarray(0, count).sort()
  const distinct = [scratch[0]!]
  for (let i = 1; i < count; i++) if (scratch[i] !== scratch[i - 1]) distinct.push(scratch[i]!)
  return distinct
}

/**
 * The codes of the first grams in ascending order, as a string: the most compact list of them that JavaScript has.
 * A code is the upper half of a gram's hash, so that the order of the hashes is the order of the codes.
 */
function signatureOf(grams: readonly number[], length: number): string {
  let signature = ''
  let previous = -1
  for (let i = 0; i < Math.min(length, grams.length); i++) {
    const code = grams[i]! >>> 15
    if (code !== previous) signature += String.fromCharCode(code)
    previous = code
  }
  return signature
}

/** How many codes a text shares at least with any that is like it: such a one has more than 0.7 of its grams. */
function sharedWithAnyAlike(text: WindowText): number {
  const leastOfOther = Math.ceil(ALIKE_ABOVE * Math.ceil(ALIKE_ABOVE * text.size))
  return Math.max(1, Math.min(text.prefixShared, leastOfOther) - CODES_LOST)
}

function shareEnough(a: WindowText, b: WindowText): boolean {
  const least = sharedWithAnyAlike(a)
  let shared = 0
  let i = 0
  let j = 0
  while (i < a.signature.length && j < b.signature.length && shared < least) {
    const difference = a.signature.charCodeAt(i) - b.signature.charCodeAt(j)
    if (difference === 0) shared++
    if (difference <= 0) i++
    if (difference >= 0) j++
  }
  return shared >= least
}
