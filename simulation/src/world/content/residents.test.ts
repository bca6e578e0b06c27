import { usernameSchema } from '@ai-community/shared/contracts/primitives.ts'
import { describe, expect, it } from 'vitest'
import { generateResidents, residentSheetAt, RESIDENTS_PER_DISTRICT } from './generate-residents.ts'
import { getItem } from './items.ts'
import type { ResidentSheet } from './resident-sheet.ts'
import { residentSheets } from './residents.ts'
import { getPlace } from './town.ts'

/** Whether the resident is up at this minute of the day. */
function isAwake(sheet: ResidentSheet, minute: number): boolean {
  const { startMinute, endMinute } = sheet.sleep
  return ![minute, minute + 1440].some((at) => at >= startMinute && at < endMinute)
}

describe('the hand-written residents', () => {
  it('are 25 with names, keys and user names of their own, about half in each language', () => {
    expect(residentSheets).toHaveLength(25)
    for (const field of ['key', 'username', 'name'] as const)
      expect(new Set(residentSheets.map((sheet) => sheet[field])).size).toBe(25)
    const chinese = residentSheets.filter((sheet) => sheet.language === 'zh').length
    expect(chinese).toBeGreaterThanOrEqual(11)
    expect(chinese).toBeLessThanOrEqual(14)
  })

  it('name only places, items and residents that exist', () => {
    const keys = new Set(residentSheets.map((sheet) => sheet.key))
    for (const sheet of residentSheets) {
      for (const key of [sheet.homeKey, ...(sheet.workKey ? [sheet.workKey] : []), ...sheet.favouritePlaces])
        getPlace(key)
      for (const key of [
        ...sheet.favouriteFoods,
        ...sheet.makes,
        ...sheet.startItems.map((owned) => owned.item),
      ])
        getItem(key)
      for (const relation of sheet.relations) expect(keys.has(relation.to), relation.to).toBe(true)
      expect(sheet.relations.length, sheet.key).toBeGreaterThanOrEqual(2)
    }
  })

  it('are never all asleep: at every minute at least three are up', () => {
    for (let minute = 0; minute < 1440; minute += 5)
      expect(
        residentSheets.filter((sheet) => isAwake(sheet, minute)).length,
        `minute ${minute}`,
      ).toBeGreaterThanOrEqual(3)
  })

  it('are awake while they work, and their place of work is open then', () => {
    for (const { key, shift, sleep, workKey } of residentSheets) {
      if (!shift || !workKey) continue
      for (const day of [-1440, 0, 1440])
        expect(
          shift.endMinute + day > sleep.startMinute && shift.startMinute + day < sleep.endMinute,
          key,
        ).toBe(false)
      const open = getPlace(workKey).openMinutes
      if (open)
        expect(shift.startMinute >= open[0] - 90 && shift.endMinute <= open[1], `${key} at ${workKey}`).toBe(
          true,
        )
    }
  })
})

describe('generated residents', () => {
  it('are the same for the same seed and differ for another', () => {
    expect([...generateResidents(80, 7)]).toEqual([...generateResidents(80, 7)])
    expect([...generateResidents(80, 7)]).not.toEqual([...generateResidents(80, 8)])
  })

  it('have user names the API accepts, all different, and know only those who are there', () => {
    const residents = [...generateResidents(2_000, 3)]
    const keys = new Set(residents.map((sheet) => sheet.key))
    expect(new Set(residents.map((sheet) => sheet.username)).size).toBe(2_000)
    for (const sheet of residents) {
      expect(usernameSchema.safeParse(sheet.username).success, sheet.username).toBe(true)
      for (const relation of sheet.relations)
        expect(keys.has(relation.to), `${sheet.key} knows ${relation.to}`).toBe(true)
      expect(sheet.district).toBe(Math.floor(sheet.index / RESIDENTS_PER_DISTRICT))
    }
  })

  it('differ from their neighbours in name, what they are called, and persona', () => {
    const residents = [...generateResidents(2_000, 5)].slice(RESIDENTS_PER_DISTRICT)
    for (let first = 0; first < residents.length; first += RESIDENTS_PER_DISTRICT) {
      const district = residents.slice(first, first + RESIDENTS_PER_DISTRICT)
      for (const of of [
        (sheet: ResidentSheet) => sheet.name,
        (sheet: ResidentSheet) => sheet.called.zh,
        (sheet: ResidentSheet) => sheet.persona.zh,
        (sheet: ResidentSheet) => sheet.persona.en,
      ])
        expect(new Set(district.map(of)).size).toBe(district.length)
    }
    expect(new Set(residents.map(({ name }) => name)).size).toBeGreaterThan(residents.length * 0.85)
  })

  it('have personas in their own languages that speak of their work and their first interest', () => {
    for (const { persona, occupation, interests } of [...generateResidents(400, 6)].slice(25)) {
      expect(persona.zh).toContain(occupation.zh)
      expect(persona.en.toLowerCase()).toContain(occupation.en.toLowerCase())
      expect(persona.en).not.toMatch(/[\u3400-\u9fff{}]/)
      expect(persona.zh).not.toMatch(/[a-z{}]/)
      expect(interests.length).toBeGreaterThan(0)
    }
  })

  it('write in more manners than the hand-written ones, which they share', () => {
    const voices = new Set([...generateResidents(4_000, 8)].map(({ voice }) => voice))
    expect(voices.size).toBeGreaterThan(150)
    expect(voices.size).toBeLessThan(700)
  })

  it('can be made alone, and the millionth has a valid name', () => {
    expect(residentSheetAt(60, 7, 80)).toEqual([...generateResidents(80, 7)][60])
    expect(usernameSchema.safeParse(residentSheetAt(999_999, 1).username).success).toBe(true)
  })
})
