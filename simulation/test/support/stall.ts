import { sql, type RawBuilder } from 'kysely'
import type { Db } from '@ai-community/shared/database/connection.ts'
import { expect } from 'vitest'

/** Holds a batch back in the midst of its transaction, and runs `meanwhile` once it waits there. */
export function stallBatch(db: Db, meanwhile: () => Promise<void>): Promise<void> {
  return stall(db, sql`SELECT user_id FROM residents FOR UPDATE`, meanwhile)
}

/** The same for a snapshot, which deletes those that are out of date: there are some when this begins. */
export async function stallSnapshot(db: Db, meanwhile: () => Promise<void>): Promise<void> {
  const { id: worldId } = await db.selectFrom('worlds').select('id').executeTakeFirstOrThrow()
  const outdated = { worldId, epoch: 1, engineVersion: '0', simTime: 0, inputNo: 0, effectNo: 0, hash: '' }
  for (const id of ['1', '2', '3', '4'])
    await db
      .insertInto('worldSnapshots')
      .ignore()
      .values({ id, ...outdated, state: Buffer.alloc(0), createdAt: new Date() })
      .execute()
  await stall(db, sql`SELECT id FROM world_snapshots WHERE engine_version = '0' FOR UPDATE`, meanwhile)
}

async function stall(db: Db, lock: RawBuilder<unknown>, meanwhile: () => Promise<void>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lock.execute(tx)
    // The server looks anew for who waits when nobody has asked for 100 ms.
    await expect.poll(() => countWaiting(db), { interval: 150, timeout: 90_000 }).toBeGreaterThan(0)
    await meanwhile()
  })
}

async function countWaiting(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT COUNT(*) AS count FROM information_schema.innodb_trx
    JOIN information_schema.processlist p ON p.id = trx_mysql_thread_id
    WHERE trx_state = 'LOCK WAIT' AND p.db = DATABASE()`.execute(db)
  return Number(rows[0]!.count)
}
