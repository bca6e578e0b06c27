import { setTimeout as delay } from 'node:timers/promises'
import { deleteExpired } from '@ai-community/shared/community/housekeeping.ts'
import type { Db } from '@ai-community/shared/database/connection.ts'

const EVERY_MS = 60 * 60_000

/** Clears away expired rows once an hour until `signal` aborts; any number of processes may do it. */
export async function runHousekeeping(
  db: Db,
  signal: AbortSignal,
  report: (error: unknown) => void,
): Promise<void> {
  while (!signal.aborted) {
    await deleteExpired(db, new Date(), signal).catch(report)
    await delay(EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined)
  }
}
