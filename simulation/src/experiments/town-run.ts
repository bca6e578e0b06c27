import { SIM_HOUR_MS, simTime, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { Mind } from '../mind/mind.ts'
import { RuleMind } from '../mind/rule-mind.ts'
import { MemoryJournal } from '../ports/memory-journal.ts'
import { Simulation, type SimulationOptions } from '../simulation.ts'
import { residentSheets } from '../world/content/residents.ts'
import { townMap } from '../world/content/town.ts'
import { partsOf } from './arms.ts'
import { Gatherer } from './gather.ts'
import type { TownRecord } from './town-record.ts'
import type { TrialTask } from './trial.ts'

/** The hand-written town under one arm and seed, with a memory journal and the record of all that happens in it. */
export class TownRun {
  readonly simulation: Simulation
  readonly mind: Mind
  private readonly options: SimulationOptions
  private readonly journal = new MemoryJournal({ keepAll: false })
  private readonly gatherer = new Gatherer(residentSheets.map(({ key }) => key))

  constructor({ arm, seed }: Pick<TrialTask, 'arm' | 'seed'>) {
    this.mind = new RuleMind(partsOf(arm))
    this.options = { seed, sheets: residentSheets, map: townMap, mind: this.mind }
    this.simulation = Simulation.create(this.options)
  }

  get record(): TownRecord {
    return this.gatherer.record
  }

  /** What tells this run from any other: the state it is in, and all that led there. */
  hashes(): { stateHash: string; effectsHash: string } {
    return { stateHash: this.simulation.stateHash(), effectsHash: this.journal.rollingHash }
  }

  /** Lets the town live up to and including `end`. */
  runUntil(end: SimTime): void {
    while (this.simulation.now < end) {
      this.simulation.runUntil(simTime(Math.min(end, this.simulation.now + SIM_HOUR_MS)))
      const { log, effects } = this.simulation.takeEffects()
      this.journal.record(log)
      this.gatherer.take(effects)
    }
  }

  /** Another town in the same state, to ask questions in that leave no trace in this one. */
  copy(): Simulation {
    return Simulation.restore(this.options, this.simulation.snapshot())
  }
}
