import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  lexicalRelevance,
  recencyAfter,
  retrieve,
  scoreCandidates,
  termsOf,
  type Candidate,
} from './retrieval.ts'

const anyCandidate: fc.Arbitrary<Candidate> = fc.record({
  hoursSinceAccess: fc.double({ min: 0, max: 5_000, noNaN: true }),
  importance: fc.integer({ min: 1, max: 10 }),
  relevance: fc.double({ min: 0, max: 1, noNaN: true }),
})

/** Two candidates alike but for one part, among others; the first should rank above the second. */
function pair(better: Partial<Candidate>, worse: Partial<Candidate>) {
  return fc
    .tuple(anyCandidate, fc.array(anyCandidate, { maxLength: 8 }))
    .map(([base, others]) => [{ ...base, ...worse }, { ...base, ...better }, ...others])
}

describe('retrieval', () => {
  it.each([
    ['the more recent', { hoursSinceAccess: 3 }, { hoursSinceAccess: 30 }],
    ['the more important', { importance: 8 }, { importance: 3 }],
    ['the more relevant', { relevance: 0.9 }, { relevance: 0.2 }],
  ])('ranks %s of two above the other, all else equal', (_, better, worse) => {
    fc.assert(
      fc.property(pair(better, worse), (candidates) => {
        const order = retrieve(candidates, candidates.length)
        expect(order.indexOf(1)).toBeLessThan(order.indexOf(0))
      }),
    )
  })

  it('never scores outside 0 to 3, nor with NaN', () => {
    fc.assert(
      fc.property(fc.array(anyCandidate, { maxLength: 30 }), (candidates) => {
        for (const score of scoreCandidates(candidates)) {
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(3)
        }
      }),
    )
  })

  it('scores candidates that are all alike 0', () => {
    expect(scoreCandidates(Array(4).fill({ hoursSinceAccess: 5, importance: 5, relevance: 0.5 }))).toEqual([
      0, 0, 0, 0,
    ])
  })

  it('returns no more than asked for, each once', () => {
    fc.assert(
      fc.property(fc.array(anyCandidate, { maxLength: 30 }), fc.nat({ max: 40 }), (candidates, count) => {
        const order = retrieve(candidates, count)
        expect(order).toHaveLength(Math.min(count, candidates.length))
        expect(new Set(order).size).toBe(order.length)
      }),
    )
  })

  it('lets recency fade by 0.995 an hour', () => {
    expect(recencyAfter(0)).toBe(1)
    expect(recencyAfter(1)).toBe(0.995)
    expect(recencyAfter(24)).toBeCloseTo(0.8867, 4)
    expect(recencyAfter(1e9)).toBeGreaterThan(0)
  })

  it('finds words and pairs of Chinese characters that question and text share', () => {
    expect(lexicalRelevance(termsOf('你去图书馆了吗'), '我在图书馆看书')).toBeGreaterThan(0.3)
    expect(lexicalRelevance(termsOf('the Library books'), 'read a book at the library')).toBeGreaterThan(0)
    expect(lexicalRelevance(termsOf('天气'), '我在图书馆看书')).toBe(0)
    expect(lexicalRelevance(termsOf(''), 'anything')).toBe(0)
  })
})
