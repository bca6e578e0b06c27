import type { Db, Tx } from './connection.ts'
import { isRepeatable } from './errors.ts'

const MAX_ATTEMPTS = 8

/**
 * Runs `work` in one transaction and returns what it returns. A lost deadlock or lock wait rolls back and
 * repeats the whole of it, so `work` may only touch the database: no network call, no outside state.
 */
export async function withTransaction<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !isRepeatable(error)) throw error
    }
  }
}
