import { describe, expect, it } from 'vitest'
import { compactCount } from './compact-count.ts'

describe('a count', () => {
  it.each([
    [0, 'en', '0'],
    [999, 'zh-CN', '999'],
    [1_000, 'en', '1K'],
    [1_250, 'en', '1.3K'],
    [1_250, 'zh-CN', '1250'],
    [12_345, 'zh-CN', '1.2万'],
    [12_345, 'en', '12.3K'],
  ])('of %i is short in %s: %s', (count, locale, text) => {
    expect(compactCount(count, locale)).toBe(text)
  })
})
