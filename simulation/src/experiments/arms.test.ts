import { SIM_HOUR_MS, simTime } from '@ai-community/shared/world/sim-time.ts'
import { describe, expect, it } from 'vitest'
import { Simulation } from '../simulation.ts'
import { residentSheets } from '../world/content/residents.ts'
import { townMap } from '../world/content/town.ts'
import type { Effect } from '../world/effects.ts'
import { RuleMind } from '../mind/rule-mind.ts'
import { ARM_KEYS, ARMS, partsOf, type ArmKey } from './arms.ts'

const END = simTime(40 * SIM_HOUR_MS)

function live(arm: ArmKey): { simulation: Simulation; effects: Effect[] } {
  const options = { seed: 3, sheets: residentSheets, map: townMap, mind: new RuleMind(partsOf(arm)) }
  const simulation = Simulation.create(options)
  simulation.runUntil(END)
  return { simulation, effects: simulation.drainEffects() }
}

const runs = Object.fromEntries(ARM_KEYS.map((arm) => [arm, live(arm)])) as Record<
  ArmKey,
  ReturnType<typeof live>
>

/** How many effects of the arm satisfy the condition. */
function count(arm: ArmKey, holds: (effect: Effect) => boolean): number {
  return runs[arm].effects.filter(holds).length
}

describe('an arm', () => {
  it.each(ARM_KEYS.filter((arm) => arm !== 'whole'))('%s lives another life than the whole mind', (arm) => {
    expect(runs[arm].simulation.stateHash()).not.toBe(runs.whole.simulation.stateHash())
  })

  it('of the whole mind is the mind as the town has it', () => {
    const plain = Simulation.create({ seed: 3, sheets: residentSheets, map: townMap })
    plain.runUntil(END)
    expect(plain.stateHash()).toBe(runs.whole.simulation.stateHash())
  })

  it('leaves out one part of the mind each, and every part has one', () => {
    const without = ARM_KEYS.map((arm) => ARMS[arm].without)
    expect(new Set(without)).toEqual(new Set([null, 'reflection', 'planning', 'memory', 'feed']))
    expect(without).toHaveLength(5)
  })

  it('without reflection has no insights', () => {
    const isInsight = (effect: Effect) => effect.kind === 'memory_added' && effect.memory === 'reflection'
    expect(count('whole', isInsight)).toBeGreaterThan(0)
    expect(count('no-reflection', isInsight)).toBe(0)
  })

  it('without planning has no blocks in its days, and does no work that a plan would bring', () => {
    const isWork = (effect: Effect) => effect.kind === 'action_started' && effect.action === 'work'
    expect(count('whole', isWork)).toBeGreaterThan(50)
    expect(count('no-planning', isWork)).toBe(0)
  })

  it('without memory keeps next to nothing', () => {
    const kept = (arm: ArmKey) =>
      runs[arm].simulation.world.tables.residents.reduce((sum, { memoryCount }) => sum + memoryCount, 0)
    expect(kept('whole')).toBeGreaterThan(residentSheets.length * 20)
    expect(kept('no-memory')).toBeLessThan(residentSheets.length * 6)
  })

  it('without the feed neither likes nor comments', () => {
    const isFromFeed = (effect: Effect) => effect.kind === 'likes' || effect.kind === 'comment'
    expect(count('whole', isFromFeed)).toBeGreaterThan(50)
    expect(count('no-feed', isFromFeed)).toBe(0)
  })

  it('does not use its missing part when it is told to', () => {
    const { simulation } = live('whole')
    const { world } = simulation
    const self = world.tables.residents.find(
      (resident) => world.tables.social.lastSerial > resident.seenSerial,
    )!
    const mind = new RuleMind({ reflection: false, feed: false })
    const before = self.memoryCount
    mind.reflect({ world, self })
    expect(self.memoryCount).toBe(before)
    expect(mind.readFeed({ world, self })).toEqual([])
    new RuleMind().reflect({ world, self })
    expect(self.memoryCount).toBeGreaterThan(before)
  })
})
