import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareIds, ID_EPOCH_MS, IdGenerator, IdLeaseLapsedError, timeOfId } from './ids.ts'

const lease = { node: 5, fromMs: 0, untilMs: 1_000_000 }

describe('IdGenerator', () => {
  it('makes strictly growing ids whatever the wall clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(900_000), { minLength: 2, maxLength: 200 }), (clock) => {
        let now = 0
        const ids = new IdGenerator(lease, () => ID_EPOCH_MS + now)
        const made = clock.map((time) => {
          now = time
          return ids.next()
        })
        for (let i = 1; i < made.length; i++) expect(compareIds(made[i]!, made[i - 1]!)).toBeGreaterThan(0)
      }),
    )
  })

  it('goes on with the next millisecond when 4,096 ids were made in one', () => {
    const ids = new IdGenerator(lease, () => ID_EPOCH_MS + 10)
    const made = Array.from({ length: 5_000 }, () => ids.next())
    expect(new Set(made).size).toBe(5_000)
    expect(timeOfId(made[0]!)).toBe(ID_EPOCH_MS + 10)
    expect(timeOfId(made.at(-1)!)).toBe(ID_EPOCH_MS + 11)
  })

  it('makes none after its lease has lapsed, and goes on once it is renewed', () => {
    let now = ID_EPOCH_MS + 5
    const ids = new IdGenerator({ ...lease, untilMs: 10 }, () => now)
    ids.next()
    now = ID_EPOCH_MS + 11
    expect(() => ids.next()).toThrow(IdLeaseLapsedError)
    ids.renew({ ...lease, untilMs: 20 })
    expect(timeOfId(ids.next())).toBe(now)
  })

  it('starts after the last id of the holder before it', () => {
    const ids = new IdGenerator({ ...lease, fromMs: 500 }, () => ID_EPOCH_MS + 100)
    expect(timeOfId(ids.next())).toBeGreaterThanOrEqual(ID_EPOCH_MS + 500)
  })
})

describe('compareIds', () => {
  it('orders by value, not by text', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 2n ** 63n - 1n), fc.bigInt(1n, 2n ** 63n - 1n), (a, b) => {
        expect(Math.sign(compareIds(String(a), String(b)))).toBe(a < b ? -1 : a > b ? 1 : 0)
      }),
    )
  })
})
