import { isWalkable } from '@ai-community/shared/world/town-map.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { townMap } from './content/town.ts'
import { Ways } from './ways.ts'

const count = townMap.places.length
const ways = new Ways(townMap)
const place = fc.integer({ min: 0, max: count - 1 })

/** Walks the path tile by tile; returns its length in tenths of a tile, and fails where one cannot step. */
function walk(path: readonly { x: number; y: number }[]): number {
  let tenths = 0
  for (let i = 1; i < path.length; i++) {
    let { x, y } = path[i - 1]!
    const goal = path[i]!
    const [dx, dy] = [Math.sign(goal.x - x), Math.sign(goal.y - y)]
    expect(dx === 0 || dy === 0 || Math.abs(goal.x - x) === Math.abs(goal.y - y)).toBe(true)
    while (x !== goal.x || y !== goal.y) {
      x += dx
      y += dy
      tenths += dx !== 0 && dy !== 0 ? 14 : 10
      const column = ((x % townMap.width) + townMap.width) % townMap.width
      expect(isWalkable(townMap, column, y)).toBe(true)
    }
  }
  return tenths
}

describe('ways through the town', () => {
  it('lead on walkable ground from door to door, through as many districts as lie between', () => {
    fc.assert(
      fc.property(place, place, fc.integer({ min: -4, max: 4 }), (from, to, districts) => {
        const { path, durationMs } = ways.route(from, to, districts)
        const door = townMap.places[from]!.door
        expect(path[0]).toEqual({ x: door.x - districts * townMap.width, y: door.y })
        expect(path.at(-1)).toEqual(townMap.places[to]!.door)
        expect(durationMs).toBe(walk(path) * 800)
      }),
      { numRuns: 150 },
    )
  })

  it('take longer the further the district', () => {
    const [home, park] = ['home-willow', 'park'].map((key) =>
      townMap.places.findIndex((one) => one.key === key),
    ) as [number, number]
    const durations = [0, 1, 2, 3].map((districts) => ways.route(home, park, districts).durationMs)
    expect(durations).toEqual([...durations].sort((a, b) => a - b))
    expect(new Set(durations).size).toBe(4)
  })

  it('need gates between districts', () => {
    const { gates: _gates, ...walled } = townMap
    const closed = new Ways(walled)
    expect(closed.route(0, 1, 0).durationMs).toBeGreaterThan(0)
    expect(() => closed.route(0, 1, 1)).toThrow('no gates')
  })
})
