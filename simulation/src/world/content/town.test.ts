import { isWalkable, type TileRect } from '@ai-community/shared/world/town-map.ts'
import { PLACE_KINDS } from '@ai-community/shared/world/vocabulary.ts'
import type { Position } from '@ai-community/shared/world/walk.ts'
import { describe, expect, it } from 'vitest'
import { townMap } from './town.ts'

const tile = ({ x, y }: Position) => y * townMap.width + x

function reachableFrom(start: Position): Set<number> {
  const seen = new Set([tile(start)])
  const queue = [start]
  for (let next = queue.pop(); next; next = queue.pop())
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      const step = { x: next.x + dx, y: next.y + dy }
      if (!isWalkable(townMap, step.x, step.y) || seen.has(tile(step))) continue
      seen.add(tile(step))
      queue.push(step)
    }
  return seen
}

function overlap(a: TileRect, b: TileRect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

function holds(rect: TileRect, { x, y }: Position): boolean {
  return x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height
}

describe('the town map', () => {
  it('has as many ground tiles as its size says', () => {
    expect(townMap.ground).toHaveLength(townMap.width * townMap.height)
  })

  it('lets a walker reach every door and gate from every other', () => {
    const reached = reachableFrom(townMap.places[0]!.door)
    const unreached = townMap.places
      .filter((place) => !reached.has(tile(place.door)))
      .map((place) => place.key)
    expect(unreached).toEqual([])
    for (const gate of Object.values(townMap.gates!)) expect(reached.has(tile(gate))).toBe(true)
  })

  it('has no two places on the same tile and none outside the map', () => {
    for (const [i, place] of townMap.places.entries()) {
      const { x, y, width, height } = place.rect
      expect(x >= 0 && y >= 0 && x + width <= townMap.width && y + height <= townMap.height, place.key).toBe(
        true,
      )
      for (const other of townMap.places.slice(i + 1))
        expect(overlap(place.rect, other.rect), `${place.key} and ${other.key}`).toBe(false)
    }
  })

  it('has each door directly outside its own place and inside no other', () => {
    for (const { key, door, rect } of townMap.places) {
      const grown = { x: rect.x - 1, y: rect.y - 1, width: rect.width + 2, height: rect.height + 2 }
      expect(holds(grown, door), key).toBe(true)
      for (const other of townMap.places)
        expect(holds(other.rect, door), `${key} in ${other.key}`).toBe(false)
    }
  })

  it('keeps buildings off the roads and has every kind of place', () => {
    const road = new Set<number>()
    townMap.ground.forEach((kind, index) => kind === 2 && road.add(index))
    expect(road.size).toBe(6 * townMap.height + 6 * townMap.width - 36)
    expect(new Set(townMap.places.map((place) => place.kind))).toEqual(new Set(PLACE_KINDS))
  })
})
