import { sql, type Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { allMigrations } from './all.ts'

/** Whatever tables its owner knows: a migration runs plain SQL. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- Kysely<unknown> takes no typed instance
type AnyKysely = Kysely<any>

/** The database was migrated by a newer release: this code must not touch it. */
export class NewerSchemaError extends Error {
  constructor(unknown: readonly string[]) {
    super(
      `The database has a newer schema than this release knows (${unknown.join(', ')}). ` +
        'Start the newer release, or restore a backup made before the upgrade.',
    )
    this.name = 'NewerSchemaError'
  }
}

/**
 * Brings the schema to the newest state; a second call changes nothing, and one after a kill goes on where
 * it stopped. Returns the names of the migrations that ran.
 *
 * @throws NewerSchemaError when a newer release has been here.
 */
export async function migrateToLatest(db: AnyKysely): Promise<string[]> {
  const unknown = (await executedMigrations(db)).filter((name) => !(name in allMigrations))
  if (unknown.length > 0) throw new NewerSchemaError(unknown)
  const migrator = new Migrator({ db, provider: { getMigrations: async () => allMigrations } })
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw error instanceof Error ? error : new Error('The migration failed', { cause: error })
  return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName)
}

/** Names of the migrations the database has seen; empty for a new one. */
export async function executedMigrations(db: AnyKysely): Promise<string[]> {
  const { rows: tables } = await sql`SHOW TABLES LIKE 'kysely_migration'`.execute(db)
  if (tables.length === 0) return []
  const { rows } = await sql<{ name: string }>`SELECT name FROM kysely_migration ORDER BY name`.execute(db)
  return rows.map((row) => row.name)
}
