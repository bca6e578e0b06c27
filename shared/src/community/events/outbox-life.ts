import type { Db } from '../../database/connection.ts'

/** How long a client that was away can go on where it was. */
const EVENT_LIFE_MS = 48 * 60 * 60_000

/**
 * Deletes at most `limit` events that have had their time, and returns how many. Always the oldest numbers, without
 * leaving one between two: what is kept has no gap, so the first number kept tells whether a resume is whole.
 */
export async function deleteOldEvents(db: Db, now: Date, limit: number): Promise<number> {
  const before = now.getTime() - EVENT_LIFE_MS
  const oldest = await db
    .selectFrom('outbox')
    .select(['seq', 'createdAt'])
    .where('seq', 'is not', null)
    .orderBy('seq')
    .limit(limit)
    .execute()
  const firstKept = oldest.findIndex(({ createdAt }) => createdAt.getTime() >= before)
  const last = oldest.at(firstKept === -1 ? -1 : firstKept - 1)
  if (!last || firstKept === 0) return 0
  const result = await db.deleteFrom('outbox').where('seq', '<=', last.seq).executeTakeFirst()
  return Number(result.numDeletedRows)
}
