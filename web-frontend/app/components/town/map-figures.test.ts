import { describe, expect, it } from 'vitest'
import type { Location, Resident } from '../../api/models.ts'
import { detail, place } from '../../../test/samples.ts'
import { figuresAt, pickAt } from './map-figures.ts'

const someone = (id: string, overrides: Partial<Resident> = {}): Resident => ({ ...detail, id, ...overrides })
const house: Location = { ...place, id: '71', rect: { x: 10, y: 10, width: 5, height: 6 } }
const inHouse = { location: { id: house.id, name: house.name, kind: house.kind } }

describe('figures on the map', () => {
  it('go along their way as the time of the town goes on', () => {
    const walk = {
      path: [
        { x: 0, y: 0 },
        { x: 4, y: 0 },
      ],
      startAt: 1_000,
      endAt: 5_000,
    }
    const walker = someone('1', { walk, location: null })
    const xs = [0, 1_000, 3_000, 5_000, 9_000].map((now) => figuresAt([walker], [], now)[0]!.x)
    expect(xs).toEqual([0.5, 0.5, 2.5, 4.5, 4.5])
    expect(figuresAt([walker], [], 3_000)[0]!.isWalking).toBe(true)
    expect(figuresAt([walker], [], 9_000)[0]!.isWalking).toBe(false)
  })

  it('sit inside their place, each in a seat of its own, however many they are', () => {
    for (const count of [1, 2, 7, 30]) {
      const present = Array.from({ length: count }, (_, n) => someone(String(n), inHouse))
      const figures = figuresAt(present, [house], 0)
      for (const { x, y } of figures) {
        expect(x).toBeGreaterThan(house.rect.x)
        expect(x).toBeLessThan(house.rect.x + house.rect.width)
        expect(y).toBeGreaterThan(house.rect.y)
        expect(y).toBeLessThan(house.rect.y + house.rect.height)
      }
      expect(new Set(figures.map(({ x, y }) => `${x} ${y}`)).size).toBe(count)
    }
  })

  it('stand where they were seen when nobody knows their place', () => {
    const [figure] = figuresAt([someone('1', { location: null, position: { x: 3, y: 4 } })], [], 0)
    expect(figure).toMatchObject({ x: 3.5, y: 4.5, isWalking: false })
  })
})

describe('a finger on the map', () => {
  const figures = figuresAt([someone('1', inHouse), someone('2', inHouse)], [house], 0)
  const [left] = figures

  it('means the nearest figure within reach', () => {
    const picked = pickAt({ x: left!.x - 0.5, y: left!.y }, figures, [house], 1)
    expect(picked).toMatchObject({ resident: { id: '1' } })
  })

  it('means the place where no figure is near, and nothing in the street', () => {
    expect(pickAt({ x: 10.1, y: 10.1 }, figures, [house], 1)).toMatchObject({ place: { id: '71' } })
    expect(pickAt({ x: 1, y: 1 }, figures, [house], 1)).toBeNull()
  })
})
