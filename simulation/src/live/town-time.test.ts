import { SIM_DAY_MS, SIM_HOUR_MS, simTime } from '@ai-community/shared/world/sim-time.ts'
import { describe, expect, it } from 'vitest'
import { formatTownTime, parseTownTime, TownTimeError } from './town-time.ts'

const now = simTime(SIM_DAY_MS + 8 * SIM_HOUR_MS)

describe('a time as an operator writes it', () => {
  it.each([
    ['18:30', 'day 2, 18:30'],
    ['08:00', 'day 3, 08:00'],
    ['3 07:05', 'day 3, 07:05'],
    ['+90m', 'day 2, 09:30'],
    ['+2h', 'day 2, 10:00'],
    ['+1d', 'day 3, 08:00'],
  ])('%s at day 2, 08:00 is %s', (text, expected) => {
    expect(formatTownTime(parseTownTime(text, now))).toBe(expected)
  })

  it.each(['', 'noon', '24:00', '8:60', '0 08:00', '+1w', '-2h', '1e3'])('refuses "%s"', (text) => {
    expect(() => parseTownTime(text, now)).toThrow(TownTimeError)
  })
})
