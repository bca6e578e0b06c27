import { expect, it } from 'vitest'
import { townTimeOf } from './town-clock.ts'

const HOUR_MS = 3_600_000

it('says the day, the clock and the part of the day', () => {
  expect(townTimeOf(0)).toEqual({ day: 1, clock: '00:00', partOfDay: 'night' })
  expect(townTimeOf(6.5 * HOUR_MS)).toEqual({ day: 1, clock: '06:30', partOfDay: 'dawn' })
  expect(townTimeOf(24 * HOUR_MS + 13 * HOUR_MS)).toEqual({ day: 2, clock: '13:00', partOfDay: 'day' })
  expect(townTimeOf(19 * HOUR_MS + 0.4).partOfDay).toBe('dusk')
})
