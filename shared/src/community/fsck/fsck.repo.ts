import { sql } from 'kysely'
import type { Db, Tx } from '../../database/connection.ts'
import type { Counter } from './counters.ts'

/** The last id of the next `size` rows after `afterId`, or undefined when there is no row more. */
export async function findBatchEnd(
  db: Db,
  table: string,
  afterId: string,
  size: number,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    SELECT MAX(id) AS id FROM (
      SELECT id FROM ${sql.table(table)} WHERE id > ${afterId} ORDER BY id LIMIT ${size}) AS batch`.execute(
    db,
  )
  return rows[0]?.id ?? undefined
}

/**
 * Rows of a batch whose counter is not what it counts. One statement is one view of the database, and a counter is
 * changed in the transaction of its rows: what is told is wrong, however busy the product is.
 */
export async function listWrongCounts(
  db: Db,
  { table, column, actual }: Counter,
  afterId: string,
  lastId: string,
): Promise<{ id: string; stored: number; actual: number }[]> {
  const { rows } = await sql<{ id: string; storedCount: number | string; actualCount: number | string }>`
    SELECT id, ${sql.ref(`counted.${column}`)} + 0 AS stored_count, ${actual} AS actual_count
    FROM ${sql.table(table)} AS counted
    WHERE id > ${afterId} AND id <= ${lastId}
    HAVING stored_count <> actual_count ORDER BY id`.execute(db)
  return rows.map((row) => ({ id: row.id, stored: Number(row.storedCount), actual: Number(row.actualCount) }))
}

/** Locks the row: who changes the counter meanwhile waits, and adds to what is set. */
export async function lockCounter(tx: Tx, { table }: Counter, id: string): Promise<void> {
  await sql`SELECT id FROM ${sql.table(table)} WHERE id = ${id} FOR UPDATE`.execute(tx)
}

/** In digits, since some are ids. */
export async function getActualCount(tx: Tx, { table, actual }: Counter, id: string): Promise<string> {
  const { rows } = await sql<{ actual: string }>`
    SELECT CAST(${actual} AS CHAR) AS actual FROM ${sql.table(table)} AS counted WHERE id = ${id}`.execute(tx)
  return rows[0]?.actual ?? '0'
}

export async function updateCounter(
  tx: Tx,
  { table, column }: Counter,
  id: string,
  count: string,
): Promise<void> {
  await sql`UPDATE ${sql.table(table)} SET ${sql.ref(column)} = ${count} WHERE id = ${id}`.execute(tx)
}

/** Follows between two of whom one blocks the other: a block ends them, and none may come after. */
export async function listFollowsBesideBlocks(db: Db): Promise<{ followerId: string; followeeId: string }[]> {
  const { rows } = await sql<{ followerId: string; followeeId: string }>`
    SELECT follower_id, followee_id FROM blocks
    JOIN follows ON follower_id = blocker_id AND followee_id = blocked_id
    UNION SELECT follower_id, followee_id FROM blocks
    JOIN follows ON follower_id = blocked_id AND followee_id = blocker_id`.execute(db)
  return rows
}
