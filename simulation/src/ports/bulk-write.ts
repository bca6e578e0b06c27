import { CompiledQuery } from 'kysely'
import type { Tx } from '@ai-community/shared/database/connection.ts'

const ROWS_A_STATEMENT = 1_000

export type Cell = string | number | Buffer | Date | null

/** Rows for one table, each cell in the order of `columns` (names as the database has them). */
export interface NewRows {
  table: string
  columns: readonly string[]
  rows: readonly (readonly Cell[])[]
  /** Columns that are overwritten where the primary key exists already. */
  overwrite?: readonly string[]
}

/** New values for rows that exist. */
export interface ChangedRows {
  table: string
  /** What the rows are found by: an id, or a key of the core. */
  key: { column: string; type: 'id' | 'world key' }
  columns: readonly string[]
  /** The key first, then a cell for each of `columns`. */
  rows: readonly (readonly Cell[])[]
}

/**
 * Inserts many rows in few statements. The query builder would spend more time on such a statement than the
 * server does, so the text is put together here, from names that stand in the code alone.
 */
export async function insertRows(tx: Tx, { table, columns, rows, overwrite }: NewRows): Promise<void> {
  const suffix = overwrite
    ? ` ON DUPLICATE KEY UPDATE ${overwrite.map((column) => `${column} = VALUES(${column})`).join(', ')}`
    : ''
  const statement = `INSERT INTO ${table} (${columns.join(', ')}) VALUES ?${suffix}`
  for (const part of partsOf(rows)) await tx.executeQuery(CompiledQuery.raw(statement, [part]))
}

// A text that is compared with a number is compared as a double, which takes neighbouring ids for one; and one
// of another character set finds no index. So the keys are of the very type of their column.
const TYPED_KEYS = { id: 'CAST(? AS UNSIGNED)', 'world key': 'CONVERT(? USING ascii) COLLATE ascii_bin' }

/** Sets columns of many rows to values of their own, in few statements. */
export async function updateRows(tx: Tx, { table, key, columns, rows }: ChangedRows): Promise<void> {
  const typedKey = TYPED_KEYS[key.type]
  const first = `SELECT ${typedKey} AS ${key.column}${columns.map((column) => `, ? AS ${column}`).join('')}`
  const next = ` UNION ALL SELECT ${typedKey}${', ?'.repeat(columns.length)}`
  const sets = columns.map((column) => `target.${column} = source.${column}`).join(', ')
  for (const part of partsOf(rows)) {
    const source = first + next.repeat(part.length - 1)
    const statement = `UPDATE ${table} AS target JOIN (${source}) AS source ON source.${key.column} = target.${key.column} SET ${sets}`
    await tx.executeQuery(CompiledQuery.raw(statement, part.flat()))
  }
}

function* partsOf<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT)
    yield rows.slice(start, start + ROWS_A_STATEMENT)
}
