import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '@ai-community/shared/community/context.ts'
import { loadConfig } from '@ai-community/shared/config/config.ts'
import type { CommandStatus, SimulationCommand } from '@ai-community/shared/contracts/simulation.ts'
import { DomainError } from '@ai-community/shared/contracts/error-codes.ts'
import { connectDatabase, type Db } from '@ai-community/shared/database/connection.ts'
import { openIdSource, type IdSource } from '@ai-community/shared/database/id-source.ts'
import { assertSchemaIsCurrent } from '@ai-community/shared/database/schema-version.ts'
import { getCommand, submitCommand, type TownContext } from '@ai-community/shared/town/commands.ts'
import { getWorld, type WorldState } from '@ai-community/shared/town/world.ts'
import { NoWorldError } from '../live/run-world.ts'
import { CliError, EXIT } from './cli-error.ts'

const POLL_MS = 60
/** A holder looks for commands several times a second: after this long without one, nobody obeys. */
const UNHEARD_MS = 12_000

/** Settings of the database as every command needs them. @throws CliError without a database. */
export function databaseOptions(poolSize: number) {
  const { DATABASE_URL, DATABASE_TIMEOUT_MS } = loadConfig()
  if (!DATABASE_URL)
    throw new CliError(EXIT.failed, 'No database is configured: set DATABASE_URL, or run `npm start` first.')
  return { url: DATABASE_URL, poolSize, timeoutMs: DATABASE_TIMEOUT_MS }
}

/** Reads the town and leaves commands for whoever holds the world. */
export class Operator {
  readonly db: Db
  readonly #ids: IdSource

  private constructor(db: Db, ids: IdSource) {
    this.db = db
    this.#ids = ids
  }

  static async connect(): Promise<Operator> {
    const db = connectDatabase(databaseOptions(2))
    try {
      await assertSchemaIsCurrent(db)
      return new Operator(db, await openIdSource(db, () => {}))
    } catch (error) {
      await db.destroy()
      throw error
    }
  }

  async close(): Promise<void> {
    await this.#ids.close()
    await this.db.destroy()
  }

  get ctx(): TownContext {
    return { db: this.db, ids: this.#ids, clock: systemClock }
  }

  /** @throws NoWorldError before the seed has run. */
  async getWorld(): Promise<WorldState> {
    try {
      const world = await getWorld(this.db)
      if (world.residents === 0) throw new NoWorldError()
      return world
    } catch (error) {
      if (error instanceof DomainError && error.code === 'world_not_found') throw new NoWorldError()
      throw error
    }
  }

  /**
   * Leaves a command and waits until it is obeyed.
   *
   * @param onProgress told of a long command, how far it is
   * @throws CliError `conflict` when it is refused, `failed` when nobody obeys.
   */
  async command(
    command: SimulationCommand,
    signal: AbortSignal,
    onProgress?: (share: number) => void,
  ): Promise<CommandStatus> {
    const { id } = await submitCommand(this.ctx, command, null)
    const submittedMs = performance.now()
    while (!signal.aborted) {
      const status = await getCommand(this.db, id)
      if (status.state === 'done') return status
      if (status.state === 'failed')
        throw new CliError(signal.aborted ? EXIT.interrupted : EXIT.conflict, status.result ?? 'refused')
      if (status.progress !== null) onProgress?.(status.progress)
      await this.#assertHeard(status, submittedMs)
      await sleep(POLL_MS, undefined, { signal }).catch(() => undefined)
    }
    throw new CliError(EXIT.interrupted, 'interrupted')
  }

  async #assertHeard(status: CommandStatus, submittedMs: number): Promise<void> {
    if (status.state !== 'queued' || performance.now() - submittedMs < UNHEARD_MS) return
    if ((await this.getWorld()).host === null)
      throw new CliError(
        EXIT.failed,
        'No process holds the world any more; the command waits for the next one.',
      )
  }
}
