import { spawn } from 'node:child_process'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { SIM_DAY_MS, simTime, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { Pacer } from '../src/engine/pacing.ts'
import { sheetsOf } from '../src/ports/town-sheets.ts'
import { Simulation, type SimulationOptions } from '../src/simulation.ts'
import { townMap } from '../src/world/content/town.ts'
import type { WorldInput } from '../src/world/inputs.ts'
import { replay, type Outcome } from './support/replay.ts'
import { SteppedClock } from './support/stepped-clock.ts'
import { recordLife } from './support/visitors.ts'

const TOWN = { seed: 7, residentCount: 25 }
const END = simTime(7 * SIM_DAY_MS)
const IS_FULL = process.env.VERIFY === 'full'
const RESTARTS = IS_FULL ? 12 : 4
/** Where a week would show no more. */
const TWO_DAYS = simTime(2 * SIM_DAY_MS)
const OPTIONS = optionsOf(TOWN.seed)

function optionsOf(seed: number): SimulationOptions {
  return { seed, sheets: sheetsOf({ ...TOWN, seed }), map: townMap }
}

describe('seven days of the town with people in it', { timeout: 60_000 }, () => {
  let inputs: WorldInput[]
  let early: WorldInput[]
  /** Its first two days, and the whole of it. */
  let begun: Outcome
  let first: Outcome
  beforeAll(async () => {
    const recorded = recordLife(OPTIONS, END)
    inputs = recorded.inputs
    early = inputs.filter(({ at }) => at < TWO_DAYS)
    begun = await replay(OPTIONS, { inputs: early, end: TWO_DAYS, batch: 500 })
    first = await replay(OPTIONS, { inputs, end: END, batch: 9 })
    expect(first.stateHash).toBe(recorded.simulation.stateHash())
  }, 120_000)

  it('have inputs of every kind, several a simulated hour', () => {
    const counts = Object.groupBy(inputs, ({ kind }) => kind)
    expect(Object.values(counts).every((some) => some.length >= 3)).toBe(true)
    expect(Object.keys(counts).length).toBeGreaterThanOrEqual(12)
    expect(inputs.length).toBeGreaterThan(7 * 24 * 2)
  })

  it.runIf(IS_FULL)('are the same again in one batch, in this process', async () => {
    expect(await replay(OPTIONS, { inputs, end: END, batch: 100_000 })).toEqual(first)
  })

  it('are the same in larger batches, when the world is saved and brought back at random moments', async () => {
    const restarts = Array.from({ length: RESTARTS }, () => Math.floor(Math.random() * END))
      .sort((a, b) => a - b)
      .map(simTime)
    const again = await replay(OPTIONS, { inputs, end: END, batch: 200, restarts })
    expect(again, `restarts at ${restarts.join()}`).toEqual(first)
  })

  it('are the same in another process, in one batch', async () => {
    const child = spawn(process.execPath, [path.join(import.meta.dirname, 'support/replay-child.ts')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    child.stdin.end(JSON.stringify({ town: TOWN, history: { inputs, end: END, batch: 100_000 } }))
    expect(JSON.parse(await text(child.stdout))).toEqual(first)
  })

  it('are the same at any pace, with pauses, steps and changes of speed', async () => {
    const { stateHash, events } = begun
    expect(await paced(OPTIONS, early, TWO_DAYS)).toEqual({ stateHash, events })
  })

  it('are others from another seed, and from other words of people', async () => {
    const history = { inputs: early, end: TWO_DAYS, batch: 500 }
    const unseen = { ...history, inputs: [] }
    const other = await replay(optionsOf(TOWN.seed + 1), unseen)
    const undisturbed = await replay(OPTIONS, unseen)
    const changed = early.map((input) =>
      input.kind === 'person_messaged' ? { ...input, text: 'see you at the café' } : input,
    )
    const answered = await replay(OPTIONS, { ...history, inputs: changed })
    const outcomes = [begun, other, undisturbed, answered]
    expect(new Set(outcomes.map(({ stateHash }) => stateHash)).size).toBe(4)
    expect(new Set(outcomes.map(({ effectsHash }) => effectsHash)).size).toBe(4)
  })
})

/** Lives the history as operators would have it: now fast, now slowly, step by step, standing still between. */
async function paced(options: SimulationOptions, inputs: readonly WorldInput[], end: SimTime) {
  const simulation = Simulation.create(options)
  const clock = new SteppedClock()
  const pacer = new Pacer(simulation, clock)
  const signal = new AbortController().signal
  let given = 0
  const afterSlice = (now: SimTime) => {
    simulation.comeToRest()
    // As live: an input is known when the clock has come near it.
    for (; given < inputs.length && inputs[given]!.at <= now + 3_600_000; given++)
      simulation.applyInput(inputs[given]!)
    simulation.drainEffects()
  }
  const run = { signal, afterSlice }
  for (let hour = 1; simulation.now < end; hour++) {
    afterSlice(simulation.now)
    const until = simTime(Math.min(end, hour * 3_600_000))
    if (hour % 5 === 0) await pacer.run({ ...run, speed: 'max', steps: 7 })
    if (hour % 7 === 0) await clock.wait(90_000)
    await pacer.run({ ...run, speed: hour % 3 === 0 ? 'max' : hour * 1_000, until })
  }
  return { stateHash: simulation.stateHash(), events: simulation.eventCount }
}
