import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ALIKE_ABOVE, jaccardIndex, TextWindow } from './text-window.ts'

/** Straight from the definition: sets of 5-grams of UTF-16 units without white space. */
function jaccardByDefinition(a: string, b: string): number {
  const grams = (text: string) => {
    const bare = text.replace(/\s+/g, '')
    const set = new Set<string>()
    for (let i = 0; i + 5 <= Math.max(5, bare.length); i++) set.add(bare.slice(i, i + 5))
    return set
  }
  const left = grams(a)
  const right = grams(b)
  const shared = [...left].filter((gram) => right.has(gram)).length
  return shared / (left.size + right.size - shared)
}

/** Texts out of few parts, so that some are alike and most share something. */
const parts = [
  'the noodles were hot today',
  '今天的面特别好吃',
  ' at the old well',
  '在公园散步',
  '!',
  ' I met Lin',
  '看星星去',
]
const anyText = fc
  .array(fc.constantFrom(...parts), { minLength: 1, maxLength: 5 })
  .map((chosen) => chosen.join(''))

describe('the window of texts', () => {
  it('measures likeness as defined', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string()), anyText, (a, b) => {
        expect(jaccardIndex(a, b)).toBeCloseTo(jaccardByDefinition(a, b), 10)
      }),
    )
  })

  it('finds a near-duplicate exactly when comparing with every text would', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyText, fc.nat({ max: 3 })), { maxLength: 40 }),
        anyText,
        (earlier, text) => {
          const window = new TextWindow()
          for (const [other, author] of earlier) window.add(other, author)
          const isAlike = earlier.some(([other]) => jaccardByDefinition(text, other) > ALIKE_ABOVE)
          expect(window.isAlike(text, 0)).toBe(isAlike)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('finds long near-duplicates at the very edge of likeness', () => {
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz')
    const long = fc.string({ minLength: 80, maxLength: 220, unit: letter })
    const edits = fc.array(fc.nat({ max: 219 }), { minLength: 3, maxLength: 9 })
    let alike = 0
    fc.assert(
      fc.property(long, edits, (text, places) => {
        const edited = [...text].map((unit, i) => (places.includes(i) ? '!' : unit)).join('')
        const isAlike = jaccardByDefinition(text, edited) > ALIKE_ABOVE
        if (isAlike) alike++
        const window = new TextWindow()
        window.add(text, 1)
        expect(window.isAlike(edited, 2)).toBe(isAlike)
        for (let i = 0; i < 500; i++) window.add(`${i * 7919} other ${i * 31}`, 3)
        expect(window.isAlike(edited, 1)).toBe(isAlike)
      }),
      { numRuns: 150 },
    )
    expect(alike).toBeGreaterThan(20)
  })

  it("forgets the town's texts after 500, but an author's own only after 200", () => {
    const window = new TextWindow()
    window.add('the lamp over the bridge is mended at last', 1)
    for (let i = 0; i < 500; i++)
      window.add(`text number ${i} says ${(i * 7919) % 1009} and nothing else ${i}`, 2)
    expect(window.isAlike('the lamp over the bridge is mended at last', 3)).toBe(false)
    expect(window.isAlike('the lamp over the bridge is mended at last', 1)).toBe(true)
    for (let i = 0; i < 200; i++) window.add(`my entry ${i * 31} for the day ${i}`, 1)
    for (let i = 0; i < 500; i++) window.add(`again number ${i} says ${(i * 7919) % 1009} or nothing ${i}`, 2)
    expect(window.isAlike('the lamp over the bridge is mended at last', 1)).toBe(false)
    // What is forgotten is not held any more.
    expect(TextWindow.restore(window.entries()).hash).toEqual(window.hash)
  })

  it('answers the same after it was written out and read back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyText, fc.nat({ max: 3 })), { maxLength: 40 }),
        anyText,
        (earlier, text) => {
          const window = new TextWindow()
          for (const [other, author] of earlier) window.add(other, author)
          const copy = TextWindow.restore(window.entries())
          expect(copy.isAlike(text, 1)).toBe(window.isAlike(text, 1))
          expect(copy.entries()).toEqual(window.entries())
        },
      ),
    )
  })
})
