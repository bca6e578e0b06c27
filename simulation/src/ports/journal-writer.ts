import type { Simulation } from '../simulation.ts'
import { ENGINE_VERSION } from '../simulation.ts'
import type { Journal, JournalBatch, Refusal, WorldSnapshot } from './journal.ts'
import { projectResident } from './projection.ts'

export interface BatchLimits {
  /** A batch is cut as soon as so many effects wait … */
  effects: number
  /** … or when the first of them has waited so many real milliseconds. */
  ageMs: number
}

export const LIVE_LIMITS: BatchLimits = { effects: 500, ageMs: 500 }

/** Cuts the simulation's effects into batches and hands them to the journal, one at a time. */
export class JournalWriter {
  private readonly simulation: Simulation
  private readonly journal: Journal
  private readonly limits: BatchLimits
  private readonly nowMs: () => number
  private oldestMs: number | null = null
  private committed: number

  /** `nowMs` is a monotonic real clock. */
  constructor(simulation: Simulation, journal: Journal, limits: BatchLimits, nowMs: () => number) {
    this.simulation = simulation
    this.journal = journal
    this.limits = limits
    this.nowMs = nowMs
    this.committed = simulation.lastEffectNo - simulation.world.pendingEffects
  }

  /** Commits a batch if one is due; call it often. Returns what the network refused. */
  async commitIfDue(): Promise<readonly Refusal[]> {
    const waiting = this.simulation.world.pendingEffects
    if (waiting === 0) return []
    this.oldestMs ??= this.nowMs()
    const isDue = waiting >= this.limits.effects || this.nowMs() - this.oldestMs >= this.limits.ageMs
    return isDue ? this.commit() : []
  }

  /** Commits everything up to now, even when nothing but the clock changed. */
  async commit(): Promise<readonly Refusal[]> {
    const batch = cutBatch(this.simulation, this.committed, this.journal.wantsProjections)
    this.committed = batch.lastEffectNo
    this.oldestMs = null
    return this.journal.commit(batch)
  }

  /** Commits, then saves the world as it is. */
  async saveSnapshot(): Promise<readonly Refusal[]> {
    const refusals = await this.commit()
    await this.journal.saveSnapshot(takeSnapshot(this.simulation))
    return refusals
  }
}

/** Everything since effect `after`, with the world brought to rest. */
export function cutBatch(simulation: Simulation, after: number, wantsProjections: boolean): JournalBatch {
  simulation.comeToRest()
  const { world } = simulation
  const touched = world.drainTouched()
  return {
    epoch: simulation.epoch,
    firstEffectNo: after + 1,
    lastEffectNo: simulation.lastEffectNo,
    ...simulation.takeEffects(),
    clock: simulation.now,
    eventCount: simulation.eventCount,
    lastInputNo: simulation.lastInputNo,
    stateHash: simulation.stateHash(),
    projections: wantsProjections ? touched.map((index) => projectResident(world, index)) : [],
  }
}

export function takeSnapshot(simulation: Simulation): WorldSnapshot {
  return {
    engineVersion: ENGINE_VERSION,
    epoch: simulation.epoch,
    clock: simulation.now,
    lastInputNo: simulation.lastInputNo,
    lastEffectNo: simulation.lastEffectNo,
    stateHash: simulation.stateHash(),
    bytes: simulation.snapshot(),
  }
}
