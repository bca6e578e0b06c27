import { SIM_DAY_MS, simTime } from '@ai-community/shared/world/sim-time.ts'
import { describe, expect, it } from 'vitest'
import { sheetsOf } from '../src/ports/town-sheets.ts'
import { Simulation } from '../src/simulation.ts'
import { items } from '../src/world/content/items.ts'
import { townMap } from '../src/world/content/town.ts'
import type { MoneyHolder } from '../src/world/effects.ts'
import { recordLife } from './support/visitors.ts'

const TOWNS = [
  { seed: 1, residentCount: 12 },
  { seed: 2, residentCount: 25 },
  { seed: 3, residentCount: 60 },
]
const END = simTime(3 * SIM_DAY_MS)

describe.each(TOWNS)(
  'three days of $residentCount residents from seed $seed, with people in them',
  (town) => {
    const options = { seed: town.seed, sheets: sheetsOf(town), map: townMap }
    const { inputs } = recordLife(options, END)
    const simulation = Simulation.create(options)
    for (const input of inputs) simulation.applyInput(input)
    simulation.runUntil(END)
    const effects = simulation.drainEffects()
    const { world } = simulation
    const { residents, inventory, treasuryCents } = world.tables

    it('neither make nor lose money: every transfer takes from one what it gives to another', () => {
      const balance = new Map<string, number>(residents.map(({ index }) => [world.sheet(index).key, 0]))
      let paidByTown = 0
      const nameOf = (holder: MoneyHolder) => ('resident' in holder ? holder.resident : null)
      for (const effect of effects) {
        if (effect.kind !== 'money_changed') continue
        expect(effect.cents).toBeGreaterThan(0)
        const [from, to] = [nameOf(effect.from), nameOf(effect.to)]
        if (from === null) paidByTown += effect.cents
        else balance.set(from, balance.get(from)! - effect.cents)
        if (to === null) paidByTown -= effect.cents
        else balance.set(to, balance.get(to)! + effect.cents)
        if (from !== null) expect(effect.fromCents).toBe(balance.get(from))
        if (to !== null) expect(effect.toCents).toBe(balance.get(to))
      }
      for (const resident of residents) {
        expect(resident.moneyCents).toBe(balance.get(world.sheet(resident.index).key))
        expect(resident.moneyCents).toBeGreaterThanOrEqual(0)
      }
      const before = Simulation.create(options).world.tables
      const all = (tables: typeof before) =>
        tables.treasuryCents + tables.residents.reduce((sum, { moneyCents }) => sum + moneyCents, 0)
      expect(all(world.tables)).toBe(all(before))
      expect(treasuryCents).toBeLessThanOrEqual(all(before) - paidByTown)
    })

    it('count every thing from where it is made to where it is used', () => {
      const counts = new Map<string, number>()
      const move = (owner: string | null, item: string, by: number) => {
        if (owner === null) return null
        const name = `${owner} ${item}`
        counts.set(name, (counts.get(name) ?? 0) + by)
        return counts.get(name)!
      }
      for (const effect of effects) {
        if (effect.kind !== 'item_changed') continue
        expect(effect.count).toBeGreaterThan(0)
        expect(effect.from ?? effect.to).not.toBeNull()
        expect(move(effect.from, effect.item, -effect.count)).toBe(effect.fromCount)
        expect(move(effect.to, effect.item, effect.count)).toBe(effect.toCount)
        if (effect.fromCount !== null) expect(effect.fromCount).toBeGreaterThanOrEqual(0)
      }
      for (const { index } of residents)
        for (const [position, { key }] of items.entries())
          expect(inventory[index * items.length + position]).toBe(
            counts.get(`${world.sheet(index).key} ${key}`) ?? 0,
          )
    })
  },
)
