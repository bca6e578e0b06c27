import { simTime } from '@ai-community/shared/world/sim-time.ts'
import { describe, expect, it } from 'vitest'
import { Simulation } from '../simulation.ts'
import { items } from '../world/content/items.ts'
import { residentSheets } from '../world/content/residents.ts'
import { townMap } from '../world/content/town.ts'
import { intend } from '../world/intention.ts'
import { enter, leave } from '../world/presence.ts'
import { itemCount, moveItem } from '../world/possessions.ts'
import type { ResidentState } from '../world/resident-state.ts'
import { obstacleTo } from './preconditions.ts'
import { finish, start } from './run-action.ts'
import { serve } from './serving.ts'

const DISH = items.findIndex(({ kind }) => kind === 'food')
const [FIRST, SECOND] = items.flatMap(({ kind }, item) =>
  kind === 'craft' || kind === 'book' ? [item] : [],
) as [number, number]

/** Two residents who stand in one place with nothing to do. */
function two(place?: (a: ResidentState) => number) {
  const simulation = Simulation.create({ seed: 3, sheets: residentSheets, map: townMap })
  const { world } = simulation
  const [a, b] = [world.resident(0), world.resident(1)]
  const where = place?.(a) ?? world.town.workplaceOf(a.index)
  for (const one of [a, b]) {
    if (one.presentSlot >= 0) leave(world, one)
    enter(world, one, where)
    start(world, one, intend('rest', where, 60))
  }
  simulation.drainEffects()
  const later = (minutes: number) => (world.now = simTime(world.now + minutes * 60_000))
  const memories = () => simulation.drainEffects().filter((effect) => effect.kind === 'memory_added')
  const key = (one: ResidentState) => world.sheet(one.index).key
  return { world, a, b, where, later, memories, key }
}

describe('a meal for somebody in the house', () => {
  it('goes to the table with its second portion, and both remember it once it is eaten', () => {
    const { world, a, b, later, memories, key } = two()
    const had = itemCount(world, b, DISH)
    moveItem(world, DISH, 2 - itemCount(world, a, DISH), null, a, 'made')
    serve(world, a, b, DISH, 1_200)
    expect([itemCount(world, a, DISH), itemCount(world, b, DISH)]).toEqual([1, had + 1])
    expect(b.action).toMatchObject({ action: 'eat', intention: { partner: a.index, item: DISH } })
    expect(memories().filter(({ theme }) => theme === 'cooked_for')).toEqual([])
    later(20)
    finish(world, b)
    expect(itemCount(world, b, DISH)).toBe(had)
    const { key: item } = items[DISH]!
    const kept = memories().map(({ theme, resident, subject, item }) => ({ theme, resident, subject, item }))
    expect(kept).toEqual([
      { theme: 'was_fed', resident: key(b), subject: key(a), item },
      { theme: 'cooked_for', resident: key(a), subject: key(b), item },
    ])
  })

  it('is not served from a single portion, nor to somebody who has left', () => {
    const { world, a, b } = two()
    moveItem(world, DISH, 1, null, a, 'made')
    serve(world, a, b, DISH, 1_200)
    expect(b.action.action).toBe('rest')
    moveItem(world, DISH, 1, null, a, 'made')
    leave(world, b)
    serve(world, a, b, DISH, 1_200)
    expect([b.action.action, itemCount(world, a, DISH)]).toEqual(['rest', 2])
  })
})

describe('a hand lent at work', () => {
  it('is remembered by both when it lasted, earns nothing, and counts as no work of one’s own', () => {
    const { world, a, b, where, later, memories, key } = two()
    start(world, a, intend('work', where, 3_600))
    start(world, b, intend('work', where, 1_200, { partner: a.index }))
    expect(b.action).toMatchObject({ action: 'work', intention: { partner: a.index } })
    const [money, worked] = [b.moneyCents, b.workedMinutes]
    later(20)
    finish(world, b)
    expect([b.moneyCents, b.workedMinutes]).toEqual([money, worked])
    const kept = memories().map(({ theme, resident, subject, amount }) => ({
      theme,
      resident,
      subject,
      amount,
    }))
    expect(kept).toEqual([
      { theme: 'helped', resident: key(b), subject: key(a), amount: 20 },
      { theme: 'was_helped', resident: key(a), subject: key(b), amount: 20 },
    ])
  })

  it('needs somebody who is at its own work there, and is nothing when broken off at once', () => {
    const { world, a, b, where, later, memories } = two()
    const help = intend('work', where, 1_200, { partner: a.index })
    expect(obstacleTo(world, b, help)).toBe('busy')
    start(world, a, intend('work', where, 3_600))
    expect(obstacleTo(world, b, help)).toBeNull()
    expect(obstacleTo(world, a, help)).toBe('busy')
    start(world, b, help)
    later(4)
    finish(world, b)
    expect(memories()).toEqual([])
  })
})

describe('a swap', () => {
  it('moves one thing each way and is remembered with both by both; a sale is none', () => {
    const { world, a, b, where, later, memories, key } = two()
    for (const [one, item] of [
      [a, FIRST],
      [b, SECOND],
    ] as const)
      moveItem(world, item, 1, null, one, 'start')
    const count = (one: ResidentState) => [itemCount(world, one, FIRST), itemCount(world, one, SECOND)]
    const [before, other] = [count(a), count(b)]
    start(world, a, intend('trade', where, 60, { partner: b.index, item: SECOND, offer: FIRST }))
    later(1)
    finish(world, a)
    expect(count(a)).toEqual([before[0]! - 1, before[1]! + 1])
    expect(count(b)).toEqual([other[0]! + 1, other[1]! - 1])
    const kept = memories().map(({ theme, resident, item, topic }) => ({ theme, resident, item, topic }))
    const [first, second] = [items[FIRST]!.key, items[SECOND]!.key]
    expect(kept).toEqual([
      { theme: 'traded', resident: key(a), item: second, topic: first },
      { theme: 'traded', resident: key(b), item: first, topic: second },
    ])
    start(world, a, intend('trade', where, 60, { partner: b.index, item: FIRST, cents: 10 }))
    later(1)
    finish(world, a)
    expect(memories().map(({ theme, resident }) => `${resident} ${theme}`)).toEqual([
      `${key(a)} bought`,
      `${key(b)} sold`,
    ])
  })
})
