import type { Db } from '../database/connection.ts'
import { deleteHeldUsernamesBefore } from './accounts/accounts.repo.ts'
import { deleteResetsBefore } from './accounts/password-resets.repo.ts'
import { deleteSessionsBefore, deleteTokensBefore } from './accounts/sessions.repo.ts'
import { deleteOldEvents } from './events/outbox-life.ts'
import { deleteWriteKeysBefore } from './writes/idempotency-keys.repo.ts'
import { WRITE_KEY_LIFE_MS } from './writes/write-once.ts'

/** Small enough that nobody waits behind a batch. */
const ROWS_A_BATCH = 1_000
/** An ended session stays this long, so that a late use of its token is told what happened. */
const ENDED_SESSION_MS = 30 * 24 * 60 * 60_000

/** Deletes what has had its time, a batch after the other, until nothing is left or `signal` aborts. */
export async function deleteExpired(db: Db, now: Date, signal: AbortSignal): Promise<void> {
  const keysBefore = new Date(now.getTime() - WRITE_KEY_LIFE_MS)
  const sessionsBefore = new Date(now.getTime() - ENDED_SESSION_MS)
  const jobs = [
    () => deleteWriteKeysBefore(db, keysBefore, ROWS_A_BATCH),
    () => deleteTokensBefore(db, sessionsBefore, ROWS_A_BATCH),
    () => deleteResetsBefore(db, now, ROWS_A_BATCH),
    () => deleteHeldUsernamesBefore(db, now, ROWS_A_BATCH),
    () => deleteSessionsBefore(db, sessionsBefore, ROWS_A_BATCH),
    () => deleteOldEvents(db, now, ROWS_A_BATCH),
  ]
  for (const deleteBatch of jobs) while (!signal.aborted && (await deleteBatch()) === ROWS_A_BATCH);
}
