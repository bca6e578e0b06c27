import { sql, type Kysely, type RawBuilder } from 'kysely'

// MySQL has no IF NOT EXISTS for columns and keys; like `createTable`, these do nothing where it was done before.

/** Adds a column; `definition` is all that follows its name. */
export async function addColumn(
  db: Kysely<unknown>,
  table: string,
  column: string,
  definition: RawBuilder<unknown>,
): Promise<void> {
  const { rows } = await sql`
    SELECT 1 FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = ${table} AND column_name = ${column}`.execute(db)
  if (rows.length > 0) return
  await sql`ALTER TABLE ${sql.table(table)} ADD COLUMN ${sql.id(column)} ${definition}`.execute(db)
}

/** Adds a key over `columns`, in their order. */
export function addKey(
  db: Kysely<unknown>,
  table: string,
  key: string,
  columns: readonly string[],
): Promise<void> {
  return addKeyOfKind(db, 'KEY', table, key, columns)
}

/** As `addKey`, for one that no two rows may share; rows with a NULL in it are free. */
export function addUniqueKey(
  db: Kysely<unknown>,
  table: string,
  key: string,
  columns: readonly string[],
): Promise<void> {
  return addKeyOfKind(db, 'UNIQUE KEY', table, key, columns)
}

async function addKeyOfKind(
  db: Kysely<unknown>,
  kind: 'KEY' | 'UNIQUE KEY',
  table: string,
  key: string,
  columns: readonly string[],
): Promise<void> {
  if (await hasKey(db, table, key)) return
  const list = sql.join(columns.map((column) => sql.id(column)))
  await sql`ALTER TABLE ${sql.table(table)} ADD ${sql.raw(kind)} ${sql.id(key)} (${list})`.execute(db)
}

export async function dropKey(db: Kysely<unknown>, table: string, key: string): Promise<void> {
  if (!(await hasKey(db, table, key))) return
  await sql`ALTER TABLE ${sql.table(table)} DROP KEY ${sql.id(key)}`.execute(db)
}

async function hasKey(db: Kysely<unknown>, table: string, key: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND table_name = ${table} AND index_name = ${key} LIMIT 1`.execute(db)
  return rows.length > 0
}
