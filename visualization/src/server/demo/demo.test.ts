import { SIM_DAY_MS } from '@ai-community/shared/world/sim-time.ts'
import { isWalkable } from '@ai-community/shared/world/town-map.ts'
import { positionAt } from '@ai-community/shared/world/walk.ts'
import { describe, expect, it } from 'vitest'
import { demoCast } from './demo-cast.ts'
import { DemoDays } from './demo-days.ts'
import { createDemoMap } from './demo-map.ts'
import { createDemoSource } from './demo-source.ts'

describe('the demo town', () => {
  it('is the same at every start', async () => {
    const [one, other] = [createDemoSource({ now: () => 0 }), createDemoSource({ now: () => 0 })]
    expect(await one.readPicture()).toEqual(await other.readPicture())
  })

  it('has days without a gap, whose walks stay on walkable tiles and end at the door', () => {
    const map = createDemoMap()
    const days = new DemoDays(map)
    for (const person of demoCast(12)) {
      const stays = days.dayOf(person, 0)
      expect(stays[0]!.startAt).toBe(0)
      expect(stays.at(-1)!.endAt).toBe(SIM_DAY_MS)
      stays.forEach((stay, i) => {
        if (i > 0) expect(stay.startAt).toBe(stays[i - 1]!.endAt)
        if (!stay.walk) return
        expect(stay.walk.endAt).toBeLessThan(stay.endAt)
        expect(stay.walk.path.at(-1)).toEqual(stay.place.door)
        for (let time: number = stay.walk.startAt; time <= stay.walk.endAt; time += 7_000) {
          const { x, y } = positionAt(stay.walk, time)
          expect(isWalkable(map, Math.round(x), Math.round(y))).toBe(true)
        }
      })
    }
  })

  it('lets people talk where both of them are', async () => {
    let now = 0
    const source = createDemoSource({ now: () => now })
    let talks = 0
    for (; now < 11 * 60_000; now += 5_000) {
      const { encounters, clock, residents } = await source.readPicture()
      const running = encounters.filter((it) => it.startAt <= clock.simTime && clock.simTime < it.endAt)
      for (const { turns } of running) {
        talks++
        const speakers = [...new Set(turns.map((turn) => turn.speakerId))]
        const places = speakers.map((id) => residents.find((resident) => resident.id === id)!.placeId)
        expect(new Set(places).size).toBe(1)
      }
    }
    expect(talks).toBeGreaterThan(10)
  })
})
