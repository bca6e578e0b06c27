import fs from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { SIM_HOUR_MS, simTime, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { EventInjected } from '../world/inputs.ts'
import { MemoryJournal } from '../ports/memory-journal.ts'
import type { SavedWorld } from '../ports/snapshot-file.ts'
import { sheetsOf } from '../ports/town-sheets.ts'
import { Simulation } from '../simulation.ts'
import { townMap } from '../world/content/town.ts'
import { readEffects } from '../world/effect-reader.ts'
import type { KeyNumber } from '../world/keys.ts'

export interface ForkOptions {
  until: SimTime
  /** Other luck for every resident from the fork on. */
  seed?: number
  /** Happens right after the fork. */
  inject?: Omit<EventInjected, 'kind'>
  /** A file for every effect, one line of JSON each. */
  keep?: string
  signal: AbortSignal
  onProgress?: (now: SimTime) => void
}

/** What a fork came to; the counts are of what happened in it. */
export interface ForkReport {
  from: SimTime
  until: SimTime
  seed: number
  /** Whether other luck or an injected event makes it differ from the town's own future. */
  differs: boolean
  stateHash: string
  events: number
  wallMs: number
  posts: number
  comments: number
  likes: number
  encounters: number
  messages: number
  /** Residents who came to know what was injected. */
  informed: number | null
}

/** The snapshot is damaged, or the release is another than the one that took it. */
export class ForkError extends Error {}

/** Lets a saved town live on by itself, on the memory journal and as fast as it goes. */
export async function forkWorld(saved: SavedWorld, options: ForkOptions): Promise<ForkReport> {
  const simulation = restore(saved)
  const from = simulation.now
  if (options.until <= from) throw new ForkError('the fork would end before it begins')
  if (options.seed !== undefined) simulation.reseed(options.seed)
  const { lastInputNo } = simulation
  if (options.inject)
    simulation.applyInput({
      kind: 'event_injected',
      ...options.inject,
      inputNo: lastInputNo + 1,
      at: simulation.earliestInputTime,
    })
  const journal = new MemoryJournal({ keepAll: false })
  const eventsBefore = simulation.eventCount
  const startedMs = performance.now()
  await live(simulation, journal, options)
  return {
    from,
    until: simulation.now,
    seed: options.seed ?? saved.seed,
    differs: options.seed !== undefined || options.inject !== undefined,
    stateHash: simulation.stateHash(),
    events: simulation.eventCount - eventsBefore,
    wallMs: Math.round(performance.now() - startedMs),
    posts: journal.count('post'),
    comments: journal.count('comment'),
    likes: journal.likes,
    encounters: journal.count('encounter'),
    messages: journal.count('message'),
    informed: options.inject ? countInformed(simulation, -(lastInputNo + 1)) : null,
  }
}

function restore({ seed, residents, snapshot }: SavedWorld): Simulation {
  const options = { seed, sheets: sheetsOf({ seed, residentCount: residents }), map: townMap }
  let simulation: Simulation
  try {
    simulation = Simulation.restore(options, snapshot.bytes)
  } catch (error) {
    throw new ForkError((error as Error).message, { cause: error })
  }
  if (simulation.stateHash() !== snapshot.stateHash)
    throw new ForkError('the snapshot was damaged, or taken by another release')
  return simulation
}

async function live(simulation: Simulation, journal: MemoryJournal, options: ForkOptions): Promise<void> {
  const keep = options.keep === undefined ? undefined : await fs.open(options.keep, 'w')
  try {
    while (simulation.now < options.until && !options.signal.aborted) {
      simulation.runUntil(simTime(Math.min(options.until, simulation.now + SIM_HOUR_MS)))
      let lines = ''
      simulation.passEffects((log) => {
        journal.record(log)
        if (keep)
          lines = readEffects(log, simulation.world)
            .map((effect) => `${JSON.stringify(effect)}\n`)
            .join('')
      })
      await keep?.write(lines)
      options.onProgress?.(simulation.now)
      await setImmediate()
    }
  } finally {
    await keep?.close()
  }
}

function countInformed({ world }: Simulation, key: KeyNumber): number {
  const fact = world.tables.facts.entries().find((one) => one.key === key)
  if (!fact) return 0
  return world.tables.residents.filter(({ index, memoryCount }) =>
    world.tables.memories.knowsFact(index, memoryCount, fact.id),
  ).length
}
