import { SIM_DAY_MS, SIM_HOUR_MS, simTime } from '@ai-community/shared/world/sim-time.ts'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { compareEvents, type QueuedEvent } from '../src/engine/event-heap.ts'
import { sheetsOf } from '../src/ports/town-sheets.ts'
import { Simulation, type SimulationOptions } from '../src/simulation.ts'
import { townMap } from '../src/world/content/town.ts'
import { isCache } from './support/state-caches.ts'
import { flipped, leavesOf, sampleByField } from './support/state-leaves.ts'
import { recordLife } from './support/visitors.ts'

const SEED = 5
const OPTIONS: SimulationOptions = {
  seed: SEED,
  sheets: sheetsOf({ seed: SEED, residentCount: 9 }),
  map: townMap,
}
/** In the midst of a day, when somebody walks, somebody talks and an answer waits. */
const END = simTime(2 * SIM_DAY_MS + 18.6 * SIM_HOUR_MS)
const LEAVES_A_FIELD = 2
/** All the columns of a table are one field of ours. */
const WORDS_A_TABLE = 40
const IS_FULL = process.env.VERIFY === 'full'
const BYTES_FLIPPED = IS_FULL ? 5_000 : 150
/** Magic number and engine version: a restore refuses another. */
const HEADER_BYTES = 8

describe('the state of a town in which people take part', { timeout: IS_FULL ? 600_000 : 60_000 }, () => {
  let lived: Simulation
  let snapshot: Uint8Array
  let hash: string
  beforeAll(() => {
    lived = recordLife(OPTIONS, END).simulation
    snapshot = lived.snapshot()
    hash = lived.stateHash()
  })

  it('comes back from a snapshot field by field', () => {
    const restored = Simulation.restore(OPTIONS, snapshot)
    const [before, after] = [leafValues(lived), leafValues(restored)]
    const differing = [...after].filter(([path, value]) => !Object.is(before.get(path), value))
    expect(differing.slice(0, 20)).toEqual([])
    const missing = [...before.keys()].filter((path) => !after.has(path) && !isRoomToSpare(path))
    expect(missing.slice(0, 20)).toEqual([])
    expect(orderedStores(restored)).toEqual(orderedStores(lived))
  })

  it('has no field that a snapshot leaves out', () => {
    const simulation = Simulation.restore(OPTIONS, snapshot)
    const unnoticed: string[] = []
    for (const [field, leaves] of sampleByField(leavesOf(simulation, isCache), LEAVES_A_FIELD, WORDS_A_TABLE))
      for (const { value, write, path } of leaves) {
        const other = flipped(value)
        if (other === undefined) continue
        write(other)
        if (Buffer.compare(bytesOf(simulation), snapshot) === 0) unnoticed.push(`${field} (${path})`)
        write(value)
      }
    expect(unnoticed).toEqual([])
    expect(Buffer.compare(bytesOf(simulation), snapshot)).toBe(0)
  })

  it('has no byte in its snapshot that the hash leaves out', () => {
    expect(hashAfter(snapshot)).toBe(hash)
    fc.assert(
      fc.property(
        fc.integer({ min: HEADER_BYTES, max: snapshot.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (position, mask) => {
          const spoilt = snapshot.slice()
          spoilt[position]! ^= mask
          expect(hashAfter(spoilt)).not.toBe(hash)
        },
      ),
      { numRuns: BYTES_FLIPPED },
    )
  })

  it('has the hash that is made from nothing, however long parts of it were cached', () => {
    const simulation = Simulation.create(OPTIONS)
    const { inputs } = recordLife(OPTIONS, simTime(2 * SIM_DAY_MS))
    for (const input of inputs) simulation.applyInput(input)
    for (let hour = 1; hour <= 48; hour++) {
      simulation.runUntil(simTime(hour * SIM_HOUR_MS))
      simulation.drainEffects()
      expect(simulation.stateHash()).toBe(hashAfter(simulation.snapshot()))
    }
  })
})

function leafValues(simulation: Simulation): Map<string, unknown> {
  const isLeftOut = (field: string) => isCache(field) || hasItsOwnOrder(field)
  return new Map([...leavesOf(simulation, isLeftOut)].map(({ path, value }) => [path, value]))
}

/** What a table holds beyond its counts was forgotten, and stays behind. */
function isRoomToSpare(path: string): boolean {
  return /\.words\.\d+$/.test(path)
}

/** Queue and texts lie where there was room when they came: two that are alike may keep them in other places. */
function hasItsOwnOrder(field: string): boolean {
  return /^engine\.heap|Texts$/.test(field)
}

function orderedStores(simulation: Simulation) {
  const { postTexts, commentTexts } = simulation.world.tables
  const queue: QueuedEvent[] = []
  simulation.eachPending((event) => queue.push({ ...event }))
  return {
    queue: queue.sort(compareEvents),
    postTexts: postTexts.entries(),
    commentTexts: commentTexts.entries(),
  }
}

/** The snapshot; none where the change is so wild that it can't be written. */
function bytesOf(simulation: Simulation): Uint8Array {
  try {
    return simulation.snapshot()
  } catch {
    return new Uint8Array()
  }
}

/** Hash of the world that the bytes make; a name for bytes that are refused. */
function hashAfter(bytes: Uint8Array): string {
  try {
    return Simulation.restore(OPTIONS, bytes).stateHash()
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error
    return 'refused'
  }
}
