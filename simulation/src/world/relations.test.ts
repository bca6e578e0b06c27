import { SIM_DAY_MS, simTime } from '@ai-community/shared/world/sim-time.ts'
import { standingOf } from '@ai-community/shared/world/standing.ts'
import { describe, expect, it } from 'vitest'
import { Simulation } from '../simulation.ts'
import { residentSheets } from './content/residents.ts'
import { townMap } from './content/town.ts'
import { affinityTo, changeRelation, findRelation, recordedRelationsOf, relationsOf } from './relations.ts'

/** Two who like each other and met on the day, in a town whose clock alone goes on. */
function friends(day: number) {
  const sheets = residentSheets.slice(0, 2).map((sheet) => ({ ...sheet, relations: [] }))
  const { world } = Simulation.create({ seed: 5, sheets, map: townMap })
  const [self] = world.tables.residents as [(typeof world.tables.residents)[number]]
  const goOn = (days: number) => (world.now = simTime(world.now + days * SIM_DAY_MS))
  goOn(day)
  changeRelation(world, self, 1, { affinity: 0.6, familiarity: 0.6, met: true })
  return { world, self, goOn, now: () => findRelation(world, self, 1)! }
}

describe('what two are to each other', () => {
  it('stays for three days without meeting, then fades slowly, and never by more than half', () => {
    const { goOn, now } = friends(2)
    const seen: number[] = []
    for (let day = 0; day < 80; day++) {
      seen.push(now().affinity)
      expect(now().familiarity).toBeCloseTo(now().affinity)
      goOn(1)
    }
    expect(seen.slice(0, 4)).toEqual([0.6, 0.6, 0.6, 0.6])
    for (let day = 4; day < 44; day++) expect(seen[day]!).toBeLessThan(seen[day - 1]!)
    expect(seen[10]!).toBeGreaterThan(0.54)
    expect(seen[79]!).toBe(0.3)
    const words = seen.map((liking) => standingOf(liking, liking))
    expect(words[0]).toBe('close_friend')
    expect(words[10]).toBe('friend')
  })

  it('fades for a grudge as for a friendship', () => {
    const { world, self, goOn, now } = friends(2)
    changeRelation(world, self, 1, { affinity: -1.1, familiarity: 0, met: true })
    goOn(20)
    expect(now().affinity).toBeGreaterThan(-0.5)
    expect(now().affinity).toBeLessThan(-0.35)
  })

  it('grows again from what was left when they meet', () => {
    const { world, self, goOn, now } = friends(2)
    goOn(23)
    const left = now().affinity
    expect(left).toBeCloseTo(0.6 * 0.76)
    changeRelation(world, self, 1, { affinity: 0.1, familiarity: 0, met: true })
    expect(now().affinity).toBeCloseTo(left + 0.1, 2)
    goOn(2)
    expect(now().affinity).toBeCloseTo(left + 0.1, 2)
  })

  it('is not lost twice when they only write to each other meanwhile', () => {
    const { world, self, goOn, now } = friends(2)
    goOn(13)
    changeRelation(world, self, 1, { affinity: 0, familiarity: 0, met: false })
    changeRelation(world, self, 1, { affinity: 0, familiarity: 0, met: false })
    expect(now().affinity).toBeCloseTo(0.6 * 0.88)
  })

  it('is recorded as it was when they met, and read as it is by now', () => {
    const { world, self, goOn } = friends(2)
    goOn(13)
    expect(recordedRelationsOf(world, self)[0]).toMatchObject({ other: 1, affinity: 0.6 })
    expect(relationsOf(world, self)[0]!.affinity).toBeCloseTo(0.6 * 0.88)
    expect(affinityTo(world, self, 1)).toBeCloseTo(0.6 * 0.88)
  })
})
