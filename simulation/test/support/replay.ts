import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import { JournalWriter } from '../../src/ports/journal-writer.ts'
import { MemoryJournal } from '../../src/ports/memory-journal.ts'
import { Simulation, type SimulationOptions } from '../../src/simulation.ts'
import type { WorldInput } from '../../src/world/inputs.ts'

/** What two runs of one history have in common. */
export interface Outcome {
  stateHash: string
  /** Over every number and text of every effect. */
  effectsHash: string
  events: number
  effects: number
}

export interface Replay {
  inputs: readonly WorldInput[]
  end: SimTime
  /** Effects a batch. */
  batch: number
  /** When the world is written out, thrown away and brought back, and its inputs given again. */
  restarts?: readonly SimTime[]
}

/** Lives a recorded history again, with all that is known of it known from the start. */
export async function replay(options: SimulationOptions, history: Replay): Promise<Outcome> {
  const { inputs, end, batch, restarts = [] } = history
  const journal = new MemoryJournal({ keepAll: false })
  const limits = { effects: batch, ageMs: Infinity }
  let simulation = Simulation.create(options)
  for (const time of [...restarts, end]) {
    for (const input of inputs.slice(simulation.lastInputNo)) simulation.applyInput(input)
    const writer = new JournalWriter(simulation, journal, limits, () => 0)
    while (simulation.nextTime <= time) {
      simulation.step()
      await writer.commitIfDue()
    }
    simulation.runUntil(time)
    await writer.commit()
    if (time !== end) simulation = Simulation.restore(options, simulation.snapshot())
  }
  return {
    stateHash: simulation.stateHash(),
    effectsHash: journal.rollingHash,
    events: simulation.eventCount,
    effects: simulation.lastEffectNo,
  }
}
