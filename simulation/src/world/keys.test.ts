import { describe, expect, it } from 'vitest'
import { formatKey, parseKey } from './keys.ts'

describe('world keys', () => {
  it('name the epoch in which a thing was made, also when a later one has begun', () => {
    expect(formatKey(99, [1, 100])).toBe('1:99')
    expect(formatKey(100, [1, 100])).toBe('2:100')
    expect(formatKey(-17, [1, 100])).toBe('in:17')
  })

  it('are read back to what they were', () => {
    for (const key of [1, 99, 100, 123_456, -1, -17]) expect(parseKey(formatKey(key, [1, 100]))).toBe(key)
  })

  it.each(['', '5', 'in:0', 'in:', '1:', ':1', '1:1:1', 'x:1'])('refuse %j', (text) => {
    expect(() => parseKey(text)).toThrow(RangeError)
  })
})
