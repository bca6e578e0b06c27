import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DomainError } from '../contracts/error-codes.ts'
import { decodeCursor, encodeCursor, toPage } from './keyset.ts'

describe('cursors', () => {
  it('come back as they were made', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt(1n, 10n ** 19n - 1n).map(String), { minLength: 1, maxLength: 3 }),
        (key) => {
          expect(decodeCursor(encodeCursor(...key), key.length)).toEqual(key)
        },
      ),
    )
  })

  it('refuses everything that is not one', () => {
    const forged = [
      '',
      'x',
      'null',
      btoa('[1]'),
      btoa('["1; DROP TABLE posts"]'),
      btoa('["-1"]'),
      encodeCursor('1', '2'),
    ]
    for (const cursor of forged) expect(() => decodeCursor(cursor, 1), cursor).toThrow(DomainError)
    fc.assert(
      fc.property(fc.string(), (cursor) => {
        expect(() => decodeCursor(cursor, 2)).toThrow(DomainError)
      }),
    )
  })
})

describe('toPage', () => {
  it('has a next cursor only when there is a row beyond the page', () => {
    const rows = [3, 2, 1]
    expect(toPage(rows, 3, String, String)).toEqual({ items: ['3', '2', '1'], nextCursor: null })
    expect(toPage(rows, 2, String, String)).toEqual({ items: ['3', '2'], nextCursor: '2' })
    expect(toPage([], 2, String, String)).toEqual({ items: [], nextCursor: null })
  })
})
