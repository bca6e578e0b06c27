import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { EffectLog } from '../world/effect-log.ts'
import type { Effect } from '../world/effects.ts'
import type { WorldKey } from '../world/keys.ts'
import type { ResidentProjection } from './projection.ts'

/**
 * What the world did since the batch before: everything between two moments at which no event of the present time was
 * left. Committed as a whole or not at all.
 */
export interface JournalBatch {
  epoch: number
  /** One more than the last of the batch before; `lastEffectNo + 1` when the batch has no effects. */
  firstEffectNo: number
  lastEffectNo: number
  /** In order, with dense numbers. After a re-run those up to the committed number are to be left out. */
  effects: readonly Effect[]
  /** The same as the core wrote them. */
  log: EffectLog
  /** All events up to and including this time are handled. */
  clock: SimTime
  /** Events handled since the world began. */
  eventCount: number
  /** The last recorded input that the core has handled. */
  lastInputNo: number
  /** `Simulation.stateHash()` at `clock`. */
  stateHash: string
  /** Readers' view of every resident that changed; empty unless the journal wants it. */
  projections: readonly ResidentProjection[]
}

/** A social write that the network did not take; comes back to the core as the recorded input `effect_refused`. */
export interface Refusal {
  target: WorldKey
  /** Stable code of the domain error. */
  code: string
}

export interface WorldSnapshot {
  engineVersion: number
  epoch: number
  clock: SimTime
  lastInputNo: number
  lastEffectNo: number
  stateHash: string
  /** Canonical and uncompressed, as `Simulation.restore` takes it. */
  bytes: Uint8Array
}

/** Where the history of a world goes. Batches and snapshots come one after another, never two at once. */
export interface Journal {
  /** Whether batches are to carry projections: they cost more than the rest when nobody reads them. */
  readonly wantsProjections: boolean
  /**
   * Commits the batch, and returns what the network refused.
   *
   * @throws when the batch could not be committed; it may be given again unchanged.
   */
  commit(batch: JournalBatch): Promise<readonly Refusal[]>
  saveSnapshot(snapshot: WorldSnapshot): Promise<void>
}
