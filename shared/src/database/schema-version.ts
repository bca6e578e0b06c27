import { sql } from 'kysely'
import type { Db } from './connection.ts'

/** The newest migration this code was written for; a test compares it with `migrations/`. */
export const SCHEMA_VERSION = '0014-operators-console'

export type SchemaState = 'current' | 'not migrated' | 'newer than the code'

/** Whether the database has the schema this code needs. A database without any schema is "not migrated". */
export async function getSchemaState(db: Db): Promise<SchemaState> {
  const { rows: tables } = await sql`SHOW TABLES LIKE 'kysely_migration'`.execute(db)
  if (tables.length === 0) return 'not migrated'
  const { rows } = await sql<{
    newest: string | null
  }>`SELECT MAX(name) AS newest FROM kysely_migration`.execute(db)
  const newest = rows[0]?.newest ?? ''
  if (newest === SCHEMA_VERSION) return 'current'
  return newest > SCHEMA_VERSION ? 'newer than the code' : 'not migrated'
}

/** @throws Error that says what to do when the schema is not this code's. */
export async function assertSchemaIsCurrent(db: Db): Promise<void> {
  const state = await getSchemaState(db)
  if (state === 'current') return
  if (state === 'not migrated')
    throw new Error('The database has no current schema: run `npm run db:migrate`.')
  throw new Error('The database has a newer schema than this release: start the newer release.')
}
