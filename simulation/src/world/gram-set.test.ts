import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FINGERPRINT_WORDS, GramSet } from './gram-set.ts'

/** Straight from the definition. */
function gramsOf(text: string): Set<string> {
  const bare = text.replace(/\s+/g, '')
  const grams = new Set<string>()
  for (let i = 0; i + 5 <= Math.max(5, bare.length); i++) grams.add(bare.slice(i, i + 5))
  return grams
}

function sharedBy(a: Set<string>, b: Set<string>): number {
  return [...a].filter((gram) => b.has(gram)).length
}

const unit = fc.constantFrom(...'ab好面 \t\n\u3000\u00a0\u2009\ufeff！', '😀')
const text = fc.oneof(
  // So few letters that grams come again.
  fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 20, maxLength: 90 }),
  fc.string({ unit, maxLength: 60 }),
  fc.string({ maxLength: 900 }),
  fc.string({ unit: 'binary' }),
)

describe('the set of a text’s 5-grams', () => {
  it('has as many members and shares as many as the definition says, one text after another', () => {
    const set = new GramSet()
    fc.assert(
      fc.property(text, text, text, (first, second, third) => {
        for (const loaded of [first, second]) {
          set.fill(loaded)
          expect(set.size).toBe(gramsOf(loaded).size)
          for (const other of [third, loaded])
            expect(set.sharedWith(other)).toBe(sharedBy(gramsOf(loaded), gramsOf(other)))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('differs from another in at least as many grams as their fingerprints in bits', () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        const [leftGrams, rightGrams] = [gramsOf(left), gramsOf(right)]
        const different = leftGrams.size + rightGrams.size - 2 * sharedBy(leftGrams, rightGrams)
        const [a, b] = [new GramSet(), new GramSet()]
        a.fill(left)
        b.fill(right)
        let bits = 0
        for (let word = 0; word < FINGERPRINT_WORDS; word++)
          for (let rest = a.fingerprint[word]! ^ b.fingerprint[word]!; rest !== 0; rest &= rest - 1) bits++
        expect(bits).toBeLessThanOrEqual(different)
      }),
    )
  })
})
