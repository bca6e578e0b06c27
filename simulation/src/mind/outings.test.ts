import { SIM_DAY_MS, SIM_HOUR_MS, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import { describe, expect, it } from 'vitest'
import { windowPost } from '../../test/support/window-post.ts'
import { Simulation } from '../simulation.ts'
import { residentSheets } from '../world/content/residents.ts'
import { townMap } from '../world/content/town.ts'
import { NO_ROW } from '../world/gathering-store.ts'
import { rowOfKey } from '../world/gatherings.ts'
import { NO_SUBJECT } from '../world/intention.ts'
import { eachMemoryOf } from '../world/memories.ts'
import { themeSet } from '../world/memory-store.ts'
import { outingOf } from '../world/outings.ts'
import type { World } from '../world/world.ts'
import { thinkOfOuting } from './outings.ts'

const CALLS = themeSet(['calls_together'])

/** Lets everybody think of an outing over and over; gives the call of each who came to mean it. */
function callsOf(world: World) {
  return residentSheets.flatMap((_, index) => {
    const host = world.resident(index)
    for (let n = 0; n < 30; n += 1) thinkOfOuting(world, host)
    const calls: { host: number; memory: number; row: number }[] = []
    eachMemoryOf(world, host, CALLS, 0, ({ at, key, cause }) => {
      if (at === world.now) calls.push({ host: host.index, memory: key, row: rowOfKey(world, host, cause) })
    })
    return calls
  })
}

function townAt(hour: number): World {
  const simulation = Simulation.create({ seed: 11, sheets: residentSheets, map: townMap })
  simulation.runUntil((SIM_DAY_MS + hour * SIM_HOUR_MS) as SimTime)
  return simulation.world
}

describe('an outing', () => {
  it.each([9, 12, 15])('is thought of at %i o’clock so early that others can read of it', (hour) => {
    const world = townAt(hour)
    const { gatherings } = world.tables
    const starts = callsOf(world).map(({ row }) => gatherings.startOf(row))
    expect(starts.length).toBeGreaterThan(3)
    for (const start of starts) expect(start - world.minute).toBeGreaterThanOrEqual(180)
  })

  it('is one to join until it begins', () => {
    const world = townAt(9)
    const { host, memory, row } = callsOf(world)[0]!
    const post = windowPost(world, { author: host, kind: 'invitation', memory })
    const start = world.tables.gatherings.startOf(row)
    expect(outingOf(world, post)).toBe(row)
    expect(outingOf(world, { ...post, subject: { ...NO_SUBJECT, kind: 'meal' } })).toBe(NO_ROW)
    world.now = (start * 60_000 - 1) as SimTime
    expect(outingOf(world, post)).toBe(row)
    world.now = (start * 60_000) as SimTime
    expect(outingOf(world, post)).toBe(NO_ROW)
  })
})
