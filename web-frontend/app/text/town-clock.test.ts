import { expect, it } from 'vitest'
import { clockOfMinute, darknessAt, townTimeOf } from './town-clock.ts'

const HOUR_MS = 3_600_000

it('says the day, the clock and the part of the day', () => {
  expect(townTimeOf(0)).toEqual({ day: 1, clock: '00:00', partOfDay: 'night' })
  expect(townTimeOf(6.5 * HOUR_MS)).toEqual({ day: 1, clock: '06:30', partOfDay: 'dawn' })
  expect(townTimeOf(24 * HOUR_MS + 13 * HOUR_MS)).toEqual({ day: 2, clock: '13:00', partOfDay: 'day' })
  expect(townTimeOf(19 * HOUR_MS + 0.4).partOfDay).toBe('dusk')
})

it('is dark at night, light by day, and neither at dawn and dusk', () => {
  expect([0, 4, 22].map((hour) => darknessAt(hour * HOUR_MS))).toEqual([1, 1, 1])
  expect([8, 12, 18].map((hour) => darknessAt(24 * HOUR_MS + hour * HOUR_MS))).toEqual([0, 0, 0])
  expect(darknessAt(6.5 * HOUR_MS)).toBeCloseTo(0.5)
  expect(darknessAt(19.5 * HOUR_MS)).toBeCloseTo(0.5)
})

it('reads hours that run into the next day', () => {
  expect([480, 1_440, 1_560].map(clockOfMinute)).toEqual(['08:00', '00:00', '02:00'])
})
