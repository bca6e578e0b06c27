import { SIM_HOUR_MS, simTime } from '@ai-community/shared/world/sim-time.ts'
import { ACTION_KINDS, type ActionKind } from '@ai-community/shared/world/vocabulary.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Simulation } from '../simulation.ts'
import { items } from '../world/content/items.ts'
import { residentSheets } from '../world/content/residents.ts'
import { townMap } from '../world/content/town.ts'
import type { Effect } from '../world/effects.ts'
import { itemCount, moveItem } from '../world/possessions.ts'
import { finish } from './run-action.ts'

const NOON = simTime(12 * SIM_HOUR_MS)

const options = { seed: 5, sheets: residentSheets, map: townMap }
const atNoon = snapshotAtNoon()

function snapshotAtNoon(): Uint8Array {
  const simulation = Simulation.create(options)
  simulation.runUntil(NOON)
  simulation.drainEffects()
  return simulation.snapshot()
}

function town(): Simulation {
  return Simulation.restore(options, atNoon)
}

/** Gives one resident an action and lives on for some hours; what it did from then on. */
function ask(
  simulation: Simulation,
  resident: string,
  request: Record<string, unknown>,
  hours = 4,
): Effect[] {
  simulation.applyInput({
    kind: 'action_given',
    resident,
    request: request as { action: ActionKind },
    inputNo: simulation.lastInputNo + 1,
    at: simulation.earliestInputTime,
  })
  simulation.runUntil(simTime(simulation.now + hours * SIM_HOUR_MS))
  return simulation.drainEffects()
}

function itemOf(kind: string): number {
  return items.findIndex((item) => item.kind === kind)
}

describe('actions that are asked for from outside', () => {
  it.each([
    { action: 'rest', place: 'park', minutes: 20 },
    { action: 'study', place: 'library', topic: 'history', minutes: 30 },
    { action: 'exercise', place: 'gym', minutes: 30 },
    { action: 'wash' },
    { action: 'reflect' },
    { action: 'browse' },
    { action: 'photo', place: 'park' },
    { action: 'shop', place: 'market', minutes: 10 },
    { action: 'post', text: 'The river is high today.', language: 'en' },
    { action: 'sleep', minutes: 30 },
  ] as const)('come to be: $action', (request) => {
    const done = ask(town(), 'liang-he', request).filter(
      (effect) =>
        effect.kind === 'action_started' &&
        effect.resident === 'liang-he' &&
        effect.action === request.action &&
        effect.cause.includes('in:1'),
    )
    expect(done).toHaveLength(1)
  })

  it('are refused when their shape is wrong, whatever the action', () => {
    const simulation = town()
    for (const action of ACTION_KINDS)
      expect(() => ask(town(), 'liang-he', { action, minutes: 100_000, nonsense: 1 }, 1), action).toThrow()
    expect(() => ask(simulation, 'nobody', { action: 'rest' }, 1)).toThrow('nobody')
    expect(() => ask(town(), 'liang-he', { action: 'rest', place: 'moon' }, 1)).toThrow('moon')
  })

  it('do not begin when something stands in the way', () => {
    const simulation = town()
    const self = simulation.world.resident(simulation.world.town.findResident('liang-he'))
    const dish = items.findIndex(({ key, madeFrom }) => madeFrom.length > 0 && key !== '')
    for (const part of simulation.world.town.ingredientsOf(dish)) {
      const count = itemCount(simulation.world, self, part)
      if (count > 0) moveItem(simulation.world, part, count, self, null, 'used')
    }
    const effects = ask(simulation, 'liang-he', { action: 'cook', item: items[dish]!.key }, 3)
    const cooked = effects.filter(
      (effect) =>
        effect.kind === 'action_started' && effect.action === 'cook' && effect.cause.includes('in:1'),
    )
    expect(cooked).toEqual([])
  })
})

describe('a trade', () => {
  it('changes both sides or neither, and neither makes nor loses anything', () => {
    const simulation = town()
    const { world } = simulation
    const [a, b] = [world.resident(0), world.resident(1)]
    const goods = [itemOf('book'), itemOf('craft'), itemOf('flower')]
    const fortune = () => ({
      money: a.moneyCents + b.moneyCents,
      counts: goods.map((item) => itemCount(world, a, item) + itemCount(world, b, item)),
    })
    fc.assert(
      fc.property(
        fc.record({
          item: fc.constantFrom(...goods),
          offer: fc.constantFrom(-1, ...goods),
          cents: fc.integer({ min: 0, max: 400_000 }),
          had: fc.integer({ min: 0, max: 2 }),
          owned: fc.integer({ min: 0, max: 2 }),
          areTogether: fc.boolean(),
        }),
        ({ item, offer, cents, had, owned, areTogether }) => {
          if (had > 0) moveItem(world, item, had, null, b, 'start')
          if (offer >= 0 && owned > 0) moveItem(world, offer, owned, null, a, 'start')
          const before = fortune()
          const [mine, theirs] = [itemCount(world, a, item), itemCount(world, b, item)]
          const [place, slot] = [b.place, b.presentSlot]
          b.place = areTogether ? a.place : a.place + 1
          b.presentSlot = 0
          const { action } = a
          a.action = {
            ...action,
            action: 'trade',
            endAt: world.now,
            intention: { ...action.intention, action: 'trade', partner: 1, item, offer, cents },
          }
          const couldPay = offer >= 0 ? itemCount(world, a, offer) > 0 : a.moneyCents >= cents
          finish(world, a)
          ;[b.place, b.presentSlot] = [place, slot]
          expect(fortune()).toEqual(before)
          const isDone = areTogether && couldPay && theirs > 0
          const isSwapOfAlike = item === offer
          expect(itemCount(world, a, item)).toBe(mine + (isDone && !isSwapOfAlike ? 1 : 0))
          expect(a.moneyCents).toBeGreaterThanOrEqual(0)
        },
      ),
      { numRuns: 300 },
    )
  })
})
