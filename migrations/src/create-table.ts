import { sql, type Kysely, type RawBuilder } from 'kysely'

/**
 * Creates a table with the engine and character set that every table names, since a server's default
 * may be latin1. DDL commits by itself: a migration killed between two tables is repeated from its start,
 * so each statement has to be harmless where it has been done before.
 */
export async function createTable(
  db: Kysely<unknown>,
  name: string,
  body: RawBuilder<unknown>,
): Promise<void> {
  await sql`CREATE TABLE IF NOT EXISTS ${sql.id(name)} (${body}
  ) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_bin`.execute(db)
}
