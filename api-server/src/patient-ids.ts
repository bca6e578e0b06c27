import { setTimeout as delay } from 'node:timers/promises'
import type { Db } from '@ai-community/shared/database/connection.ts'
import { openIdSource, type IdSource } from '@ai-community/shared/database/id-source.ts'
import { IdLeaseLapsedError } from '@ai-community/shared/database/ids.ts'

const RETRY_MS = 1_000

/** An id source that may be opened while the database is away: until it is back, writes are answered 503. */
export class PatientIds {
  #source: IdSource | undefined

  /** Tries until the lease is had or `signal` aborts. */
  async open(db: Db, signal: AbortSignal, report: (error: unknown) => void): Promise<void> {
    while (!signal.aborted && !this.#source) {
      try {
        this.#source = await openIdSource(db, report)
      } catch (error) {
        report(error)
        await delay(RETRY_MS, undefined, { signal }).catch(() => undefined)
      }
    }
  }

  /** @throws IdLeaseLapsedError while there is no lease. */
  next(): string {
    if (!this.#source) throw new IdLeaseLapsedError()
    return this.#source.next()
  }

  async close(): Promise<void> {
    await this.#source?.close()
  }
}
