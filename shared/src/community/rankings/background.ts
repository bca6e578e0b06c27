import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Db } from '../../database/connection.ts'
import { reindexWhenStale } from '../search/post-index.ts'
import { computeDueRankings } from './rankings.service.ts'

const LOOK_EVERY_MS = 5_000

/**
 * Keeps what is computed ahead - hot posts, trends, the search index after a change of its terms - until `signal`
 * aborts. Any number of processes run it: a row of each ranking says whose turn it is, and when.
 */
export async function runRankings(
  db: Db,
  signal: AbortSignal,
  report: (error: unknown) => void,
): Promise<void> {
  const owner = randomUUID()
  while (!signal.aborted) {
    try {
      await computeDueRankings(db, new Date(), owner)
      await reindexWhenStale(db, owner, signal)
    } catch (error) {
      report(error)
    }
    await delay(LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined)
  }
}
