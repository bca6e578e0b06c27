import type { PostRecord } from './town-record.ts'

const GRAM = 5
const ALIKE_ABOVE = 0.7
const TOWN_LAST = 500
const AUTHOR_LAST = 200

/**
 * How many texts are like an earlier one: Jaccard index above 0.7 over 5-grams of UTF-16 units without white space, to
 * one of the town's last 500 or the author's last 200. Compares text by text, so that it owes nothing to the index by
 * which the core refuses such texts.
 *
 * @param texts in the order of writing
 */
export function countNearDuplicates(texts: readonly Pick<PostRecord, 'author' | 'text'>[]): number {
  const grams = texts.map(({ text }) => gramsOf(text))
  const byAuthor = new Map<string, number[]>()
  let count = 0
  for (const [position, { author }] of texts.entries()) {
    const own = byAuthor.get(author) ?? []
    const earlier = new Set(own.slice(-AUTHOR_LAST))
    for (let other = Math.max(0, position - TOWN_LAST); other < position; other++) earlier.add(other)
    if ([...earlier].some((other) => areAlike(grams[position]!, grams[other]!))) count++
    own.push(position)
    byAuthor.set(author, own)
  }
  return count
}

/** The set of a text's 5-grams; a shorter text is one gram of its own. */
export function gramsOf(text: string): ReadonlySet<string> {
  const bare = text.replace(/\s+/g, '')
  if (bare.length <= GRAM) return new Set([bare])
  const grams = new Set<string>()
  for (let start = 0; start + GRAM <= bare.length; start++) grams.add(bare.slice(start, start + GRAM))
  return grams
}

/** Sets whose sizes lie too far apart cannot be alike, so most need no look inside. */
function areAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [less, more] = a.size < b.size ? [a.size, b.size] : [b.size, a.size]
  return less > ALIKE_ABOVE * more && jaccard(a, b) > ALIKE_ABOVE
}

export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let shared = 0
  for (const gram of small) if (large.has(gram)) shared++
  return shared / (a.size + b.size - shared)
}
