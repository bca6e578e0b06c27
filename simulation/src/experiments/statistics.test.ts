import { describe, expect, it } from 'vitest'
import { estimate, studentT975 } from './statistics.ts'

describe('an estimate over seeds', () => {
  it('is the mean with the 95 % interval of Student’s t', () => {
    // Mean 3, standard deviation sqrt(2.5), t(4) = 2.776: half of the interval is 2.776 * sqrt(2.5 / 5).
    const { n, mean, low, high } = estimate([1, 2, 3, 4, 5])
    expect({ n, mean }).toEqual({ n: 5, mean: 3 })
    expect(high).toBeCloseTo(3 + 1.9629, 3)
    expect(low).toBeCloseTo(3 - 1.9629, 3)
  })

  it('leaves out runs in which there was nothing to measure', () => {
    expect(estimate([null, 0.5, null, 0.5])).toEqual({ n: 2, mean: 0.5, low: 0.5, high: 0.5 })
  })

  it('has no interval for one run and nothing for none', () => {
    expect(estimate([0.25])).toEqual({ n: 1, mean: 0.25, low: null, high: null })
    expect(estimate([null])).toEqual({ n: 0, mean: null, low: null, high: null })
  })

  it('never takes a quantile that is too small', () => {
    expect(studentT975(9)).toBe(2.262)
    expect(studentT975(30)).toBe(2.042)
    expect([studentT975(35), studentT975(40), studentT975(99), studentT975(1000)]).toEqual([
      2.042, 2.021, 2, 1.98,
    ])
  })
})
