import { describe, expect, it } from 'vitest'
import { createDemoMap } from '../../server/demo/demo-map.ts'
import { matching } from '../panels/finder.ts'
import { daylightAt } from './daylight.ts'
import { declutter } from './declutter.ts'
import { furnitureOf, standingTiles } from './furniture.ts'
import { detailAt } from './level-of-detail.ts'
import { LOOK_COUNT, lookOf } from './look.ts'
import { SHORTEST_LINE_MS, SpokenLines, turnAt } from './speech.ts'

describe('levels of detail', () => {
  it('go from dots under closed roofs to named figures in open houses', () => {
    expect(detailAt(8, 20)).toMatchObject({ residents: 'dots', residentNames: false, roofAlpha: 1 })
    expect(detailAt(18, 20)).toMatchObject({ residents: 'sprites', residentNames: false, roofAlpha: 0 })
    expect(detailAt(40, 20)).toMatchObject({ residents: 'sprites', residentNames: true })
  })

  it('draw a crowd as dots and without names, however near', () => {
    expect(detailAt(40, 5_000)).toMatchObject({ residents: 'dots', residentNames: false })
    expect(detailAt(40, 400)).toMatchObject({ residents: 'sprites', residentNames: false })
  })
})

describe('daylight', () => {
  it('is clear at noon, dark with lamps at midnight, and the same on both sides of midnight', () => {
    expect(daylightAt(720)).toEqual({ tint: 0xffffff, lamps: 0 })
    expect(daylightAt(0).lamps).toBe(1)
    expect(daylightAt(0)).toEqual(daylightAt(1_440))
  })

  it('never changes by a visible step from one minute to the next', () => {
    for (let minute = 0; minute < 1_440; minute++) {
      const [before, after] = [daylightAt(minute), daylightAt(minute + 1)]
      for (const shift of [16, 8, 0])
        expect(Math.abs(((before.tint >> shift) & 255) - ((after.tint >> shift) & 255))).toBeLessThan(4)
    }
  })
})

describe('speech', () => {
  const talk = {
    id: '1',
    startAt: 1_000,
    endAt: 3_000,
    turns: [
      { speakerId: 'a', content: 'Hello' },
      { speakerId: 'b', content: 'Hi' },
    ],
  }

  it('shares an encounter’s time evenly between its turns', () => {
    expect(turnAt(talk, 999)).toBeUndefined()
    expect(turnAt(talk, 1_000)?.content).toBe('Hello')
    expect(turnAt(talk, 2_000)?.content).toBe('Hi')
    expect(turnAt(talk, 3_000)).toBeUndefined()
  })

  it('stays up long enough to be read in a fast town', () => {
    const lines = new SpokenLines()
    expect(lines.update([talk], 1_500, 0).map((line) => line.content)).toEqual(['Hello'])
    expect(lines.update([talk], 9_000, SHORTEST_LINE_MS - 1)).toHaveLength(1)
    expect(lines.update([talk], 9_000, SHORTEST_LINE_MS)).toHaveLength(0)
  })
})

describe('labels', () => {
  it('give way to those before them', () => {
    const box = (x: number) => ({ x, y: 0, width: 10, height: 10 })
    expect(declutter([box(0), box(5), box(12), box(10)])).toEqual([true, false, true, false])
  })
})

describe('furniture', () => {
  it('leaves every place of the demo town tiles to stand on and a free way in', () => {
    const map = createDemoMap()
    for (const place of map.places) {
      const pieces = new Set(furnitureOf(place, map).map(({ x, y }) => `${x},${y}`))
      expect(standingTiles(place, map).length).toBeGreaterThan(2)
      expect(pieces.has(`${place.door.x},${place.door.y - 1}`)).toBe(false)
    }
  })
})

describe('looks', () => {
  it('belong to the username, and differ between people', () => {
    expect(lookOf('mei')).toEqual(lookOf('mei'))
    const looks = new Set(Array.from({ length: 2_000 }, (_, i) => lookOf(`user_${i}`).index))
    expect(looks.size).toBe(LOOK_COUNT)
  })
})

describe('the finder', () => {
  const all = [
    { kind: 'resident' as const, id: '1', names: ['安小满', 'an'] },
    { kind: 'place' as const, id: '2', names: ['晨光咖啡', 'Morning Light Café'] },
    { kind: 'resident' as const, id: '3', names: ['Moira', 'moira'] },
  ]

  it('finds by any name in any case, beginnings first, and nothing for nothing', () => {
    expect(matching(all, 'mo').map(({ id }) => id)).toEqual(['2', '3'])
    expect(matching(all, 'light').map(({ id }) => id)).toEqual(['2'])
    expect(matching(all, '小满').map(({ id }) => id)).toEqual(['1'])
    expect(matching(all, '  ')).toEqual([])
  })
})
