import { sql } from 'kysely'
import type { Db, Tx } from '../../database/connection.ts'

export type RankingName = 'hot' | 'trends' | 'search'

/** The generation that is read now; 0 before the first. */
export async function getGeneration(db: Db, name: RankingName): Promise<number> {
  const row = await db.selectFrom('rankings').select('generation').where('name', '=', name).executeTakeFirst()
  return row?.generation ?? 0
}

/**
 * Takes the turn to compute `name` when it is due, by the database's clock; nobody else gets it for `seconds`,
 * which is the pause between two turns and also how long a holder that has died keeps others waiting.
 */
export async function claimTurn(db: Db, name: RankingName, owner: string, seconds: number): Promise<boolean> {
  await db
    .insertInto('rankings')
    .ignore()
    .values({ name, owner: null, dueAt: sql<Date>`UTC_TIMESTAMP(3)` })
    .execute()
  const result = await db
    .updateTable('rankings')
    .set({ owner, dueAt: sql<Date>`UTC_TIMESTAMP(3) + INTERVAL ${sql.lit(seconds)} SECOND` })
    .where('name', '=', name)
    .where('dueAt', '<=', sql<Date>`UTC_TIMESTAMP(3)`)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** The generation to write after, or undefined when somebody else has taken the turn meanwhile. */
export async function lockGeneration(tx: Tx, name: RankingName, owner: string): Promise<number | undefined> {
  const row = await tx
    .selectFrom('rankings')
    .select(['generation', 'owner'])
    .where('name', '=', name)
    .forUpdate()
    .executeTakeFirst()
  return row?.owner === owner ? row.generation : undefined
}

export async function updateGeneration(tx: Tx, name: RankingName, generation: number): Promise<void> {
  await tx.updateTable('rankings').set({ generation }).where('name', '=', name).execute()
}
