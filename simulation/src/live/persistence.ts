import { setTimeout as sleep } from 'node:timers/promises'
import { toDomainError } from '@ai-community/shared/database/errors.ts'
import type { Logger } from '@ai-community/shared/observability/logger.ts'
import type { Db } from '@ai-community/shared/database/connection.ts'
import { LeaseLostError, reclaimLease, type WorldLease } from '../ports/world-lease.ts'

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 2_000

/** The process was asked to stop while the database was away: what is not committed will be lived again. */
export class StoppedWhileAwayError extends Error {
  constructor(cause: unknown) {
    super('stopped while the database was away', { cause })
    this.name = 'StoppedWhileAwayError'
  }
}

/**
 * Lets writes outlast an absent database: they are repeated until it is back. A lease that lapsed meanwhile is
 * taken back if nobody else had it.
 */
export class Persistence {
  readonly #db: Db
  readonly #log: Logger
  readonly #signal: AbortSignal
  #lease: WorldLease
  #awaySinceMs: number | null = null

  constructor(db: Db, lease: WorldLease, log: Logger, signal: AbortSignal) {
    this.#db = db
    this.#lease = lease
    this.#log = log
    this.#signal = signal
  }

  get lease(): WorldLease {
    return this.#lease
  }

  /**
   * Runs `work` until it succeeds; it must be harmless to repeat.
   *
   * @throws LeaseLostError when another process has the world, StoppedWhileAwayError, or what is no absence.
   */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        const result = await work()
        this.#reportBack()
        return result
      } catch (error) {
        await this.#overcome(error, pauseMs)
      }
    }
  }

  async #overcome(error: unknown, pauseMs: number): Promise<void> {
    if (!(error instanceof LeaseLostError)) return this.#waitOut(error, pauseMs)
    try {
      await this.#reclaim()
    } catch (reclaimError) {
      if (reclaimError instanceof LeaseLostError) throw reclaimError
      await this.#waitOut(reclaimError, pauseMs)
    }
  }

  /** `reclaimLease` itself may find the lease lost, and then it is. */
  async #reclaim(): Promise<void> {
    this.#lease = await reclaimLease(this.#db, this.#lease)
    this.#log.warn(
      { fencing: this.#lease.fencing },
      'the lease had lapsed, nobody had it meanwhile: going on',
    )
  }

  async #waitOut(error: unknown, pauseMs: number): Promise<void> {
    const domainError = toDomainError(error)
    if (!domainError || domainError.status < 500) throw error
    if (this.#signal.aborted) throw new StoppedWhileAwayError(error)
    if (this.#awaySinceMs === null) {
      this.#awaySinceMs = performance.now()
      const reason = (error as Error).message
      this.#log.warn({ reason }, 'the database does not take the batch: the town stands still until it does')
    }
    await sleep(pauseMs, undefined, { signal: this.#signal }).catch(() => undefined)
  }

  #reportBack(): void {
    if (this.#awaySinceMs === null) return
    const awayMs = Math.round(performance.now() - this.#awaySinceMs)
    this.#awaySinceMs = null
    this.#log.info({ awayMs }, 'the database is back: the town goes on')
  }
}
