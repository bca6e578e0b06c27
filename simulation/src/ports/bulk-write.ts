import { CompiledQuery } from 'kysely'
import type { Tx } from '@ai-community/shared/database/connection.ts'

const ROWS_A_STATEMENT = 1_000

export type Cell = string | number | Buffer | Date | null

/** Rows for one table, each cell in the order of `columns` (names as the database has them). */
export interface TableRows {
  table: string
  columns: readonly string[]
  rows: readonly (readonly Cell[])[]
  /** Columns that are overwritten where the primary key exists already. */
  overwrite?: readonly string[]
}

/**
 * Inserts many rows in few statements. The query builder would spend more time on such a statement than the
 * server does, so the text is put together here, from names that stand in the code alone.
 */
export async function insertRows(tx: Tx, { table, columns, rows, overwrite }: TableRows): Promise<void> {
  const suffix = overwrite
    ? ` ON DUPLICATE KEY UPDATE ${overwrite.map((column) => `${column} = VALUES(${column})`).join(', ')}`
    : ''
  const statement = `INSERT INTO ${table} (${columns.join(', ')}) VALUES ?${suffix}`
  for (const part of partsOf(rows)) await tx.executeQuery(CompiledQuery.raw(statement, [part]))
}

/** Sets columns of many rows to values of their own, in few statements; `columns[0]` is the key. */
export async function updateRows(tx: Tx, { table, columns, rows }: TableRows): Promise<void> {
  const [key, ...changed] = columns
  for (const part of partsOf(rows)) {
    const first = `SELECT ${columns.map((column) => `? AS ${column}`).join(', ')}`
    const rest = ` UNION ALL SELECT ${columns.map(() => '?').join(', ')}`.repeat(part.length - 1)
    const sets = changed.map((column) => `target.${column} = source.${column}`).join(', ')
    const statement = `UPDATE ${table} AS target JOIN (${first}${rest}) AS source ON source.${key} = target.${key} SET ${sets}`
    await tx.executeQuery(CompiledQuery.raw(statement, part.flat()))
  }
}

export function* partsOf<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT)
    yield rows.slice(start, start + ROWS_A_STATEMENT)
}
