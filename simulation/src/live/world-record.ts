import type { StuckResidentReport } from '@ai-community/shared/contracts/simulation.ts'
import type { Tx } from '@ai-community/shared/database/connection.ts'
import type { WorldsTable } from '@ai-community/shared/database/tables/worlds.table.ts'
import type { Updateable } from 'kysely'
import { writeAsHolder } from '../ports/world-lease.ts'
import type { LiveContext } from './live-world.ts'

export type HostStatus = 'running' | 'paused' | 'stopped'

/** What the holder of the world writes outside of batches, each write fenced. */
export class WorldRecord {
  readonly #ctx: LiveContext

  constructor(ctx: LiveContext) {
    this.#ctx = ctx
  }

  /** @param reason why the town stands still, where it was no command. */
  setStatus(status: HostStatus, reason: string | null): Promise<void> {
    return this.#update({ status, statusReason: reason })
  }

  setSpeed(speed: number | 'max'): Promise<void> {
    return this.#update({ speed: String(speed) })
  }

  setStuck(stuck: readonly StuckResidentReport[]): Promise<void> {
    return this.#update({ stuck: stuck.length === 0 ? null : JSON.stringify(stuck) })
  }

  write<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    const { db, persistence } = this.#ctx
    return persistence.run(() => writeAsHolder(db, persistence.lease, work))
  }

  #update(columns: Updateable<WorldsTable>): Promise<void> {
    const { worldId } = this.#ctx.persistence.lease
    return this.write(async (tx) => {
      await tx.updateTable('worlds').set(columns).where('id', '=', worldId).execute()
    })
  }
}
