import { describe, expect, it } from 'vitest'
import { timeOfDay } from './time-of-day.ts'

describe('the time of day', () => {
  it.each([
    ['en', '7:52 AM'],
    ['zh-CN', '7:52'],
  ])('is written as in %s: %s', (locale, text) => {
    expect(timeOfDay(new Date(2026, 10, 23, 7, 52), locale).replace(/\s/u, ' ')).toBe(text)
  })
})
