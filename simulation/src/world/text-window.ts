import type { Actor } from './intention.ts'

/** A text is alike another when the Jaccard index of their 5-grams lies above this. */
export const ALIKE_ABOVE = 0.7
const GRAM = 5
const TOWN_LIMIT = 500
const AUTHOR_LIMIT = 200

interface WindowText {
  author: Actor
  text: string
  /** Size of the set of its 5-grams. */
  size: number
  /** The smallest codes of its 5-grams, in order: see `signatureOf`. */
  signature: string
}

/**
 * The town's last 500 texts and each author's last 200, and whether a new text is a near-duplicate of one.
 *
 * Two sets with Jaccard > t share an element among the smallest `n - ceil(t * n) + 1` of each under any common order
 * (prefix filtering: Chaudhuri et al., ICDE 2006; Bayardo et al., WWW 2007), so only texts that share such
 * an element are compared in full. The elements are 16-bit codes of the grams; a few spare ones make up for
 * codes that fall together.
 */
export class TextWindow {
  private town: WindowText[] = []
  private townStart = 0
  private readonly byCode = new Map<number, WindowText[]>()
  private readonly byAuthor = new Map<Actor, WindowText[]>()

  isAlike(text: string, author: Actor): boolean {
    const grams = gramHashes(text)
    const signature = signatureOf(grams)
    const seen = new Set<WindowText>()
    for (let i = 0; i < signature.length; i++)
      for (const other of this.byCode.get(signature.charCodeAt(i)) ?? []) {
        if (seen.has(other)) continue
        seen.add(other)
        if (areAlike(grams, other)) return true
      }
    const own = this.byAuthor.get(author)
    return (
      own !== undefined &&
      own.some((other) => sharesCode(signature, other.signature) && areAlike(grams, other))
    )
  }

  add(text: string, author: Actor): void {
    const grams = gramHashes(text)
    const entry = { author, text, size: grams.size, signature: signatureOf(grams) }
    this.town.push(entry)
    for (let i = 0; i < entry.signature.length; i++) {
      const code = entry.signature.charCodeAt(i)
      const list = this.byCode.get(code)
      if (list) list.push(entry)
      else this.byCode.set(code, [entry])
    }
    if (this.town.length - this.townStart > TOWN_LIMIT) this.dropOldest()
    const own = this.byAuthor.get(author)
    if (!own) this.byAuthor.set(author, [entry])
    else if (own.push(entry) > AUTHOR_LIMIT) own.shift()
  }

  /** The town's texts, oldest first, then those that only their authors' windows still hold; for snapshots. */
  entries(): { town: { author: Actor; text: string }[]; older: { author: Actor; text: string }[] } {
    const town = this.town.slice(this.townStart)
    const recent = new Set(town)
    const older = [...this.byAuthor.entries()]
      .sort((a, b) => a[0] - b[0])
      .flatMap(([, own]) => own.filter((entry) => !recent.has(entry)))
    const plain = ({ author, text }: WindowText) => ({ author, text })
    return { town: town.map(plain), older: older.map(plain) }
  }

  static restore(entries: ReturnType<TextWindow['entries']>): TextWindow {
    const window = new TextWindow()
    for (const { author, text } of entries.older) window.addOwn(author, text)
    for (const { author, text } of entries.town) window.add(text, author)
    return window
  }

  private addOwn(author: Actor, text: string): void {
    const grams = gramHashes(text)
    const entry = { author, text, size: grams.size, signature: signatureOf(grams) }
    const own = this.byAuthor.get(author)
    if (own) own.push(entry)
    else this.byAuthor.set(author, [entry])
  }

  private dropOldest(): void {
    const oldest = this.town[this.townStart++]!
    for (let i = 0; i < oldest.signature.length; i++) {
      const code = oldest.signature.charCodeAt(i)
      const list = this.byCode.get(code)!
      // The lists keep the order of arrival, so the oldest text of the town stands first.
      list.shift()
      if (list.length === 0) this.byCode.delete(code)
    }
    if (this.townStart >= TOWN_LIMIT) {
      this.town = this.town.slice(this.townStart)
      this.townStart = 0
    }
  }
}

/** Jaccard index of the two texts' sets of 5-grams of UTF-16 units without white space; 0–1. */
export function jaccardIndex(a: string, b: string): number {
  return jaccardOfSets(gramHashes(a), gramHashes(b))
}

function areAlike(grams: ReadonlySet<number>, other: WindowText): boolean {
  const smaller = Math.min(grams.size, other.size)
  const larger = Math.max(grams.size, other.size)
  return smaller > ALIKE_ABOVE * larger && jaccardOfSets(grams, gramHashes(other.text)) > ALIKE_ABOVE
}

function jaccardOfSets(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0
  for (const gram of a) if (b.has(gram)) shared++
  return shared / (a.size + b.size - shared)
}

/** A 31-bit hash stands for each gram; a text shorter than one gram is one. */
function gramHashes(text: string): Set<number> {
  const bare = text.replace(/\s+/g, '')
  const grams = new Set<number>()
  const last = Math.max(0, bare.length - GRAM)
  for (let start = 0; start <= last; start++) {
    let hash = 0x811c9dc5
    const end = Math.min(bare.length, start + GRAM)
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bare.charCodeAt(i), 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
    grams.add((hash ^ (hash >>> 13)) & 0x7fff_ffff)
  }
  return grams
}

/** The smallest distinct 16-bit codes as a string: the most compact list of them that JavaScript has. */
function signatureOf(grams: ReadonlySet<number>): string {
  const codes = [...new Set([...grams].map((gram) => gram & 0xffff))].sort((a, b) => a - b)
  const length = Math.min(codes.length, codes.length - Math.ceil(ALIKE_ABOVE * codes.length) + 3)
  return String.fromCharCode(...codes.slice(0, length))
}

/** Both are sorted. */
function sharesCode(a: string, b: string): boolean {
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const difference = a.charCodeAt(i) - b.charCodeAt(j)
    if (difference === 0) return true
    if (difference < 0) i++
    else j++
  }
  return false
}
