import { isWalkable } from '@ai-community/shared/world/town-map.ts'
import { describe, expect, it } from 'vitest'
import { townMap } from './content/town.ts'
import { computeDistanceField, descend } from './distance-field.ts'

const fields = townMap.places.map((place) => computeDistanceField(townMap, place.door))

describe('distance fields of the town', () => {
  it('lead from every door to every other over walkable tiles alone', () => {
    for (const [to, field] of fields.entries())
      for (const from of townMap.places) {
        const path = descend(townMap, field, from.door)
        expect(path[0]).toEqual(from.door)
        expect(path.at(-1)).toEqual(townMap.places[to]!.door)
        for (let i = 1; i < path.length; i++) {
          const [a, b] = [path[i - 1]!, path[i]!]
          const steps = Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y))
          for (let step = 0; step <= steps; step++) {
            const x = a.x + Math.sign(b.x - a.x) * step
            const y = a.y + Math.sign(b.y - a.y) * step
            expect(isWalkable(townMap, x, y)).toBe(true)
          }
        }
      }
  })

  it('are as long one way as the other', () => {
    for (const [a, place] of townMap.places.entries())
      for (const [b, other] of townMap.places.entries())
        expect(fields[a]!.tenths[other.door.y * townMap.width + other.door.x]).toBe(
          fields[b]!.tenths[place.door.y * townMap.width + place.door.x],
        )
  })

  it('say so when no way leads there', () => {
    const island = { ...townMap, ground: townMap.ground.map(() => 3) }
    const field = computeDistanceField(island, { x: 1, y: 1 })
    expect(() => descend(island, field, { x: 5, y: 5 })).toThrow('no way')
  })
})
