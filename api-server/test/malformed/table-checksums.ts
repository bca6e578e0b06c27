import { sql } from 'kysely'
import type { Db } from '@ai-community/shared/database/connection.ts'

/** `id_nodes` is a lease that is renewed by time; of a session the last use is written by any request. */
const LEFT_OUT = new Set(['id_nodes', 'sessions'])

/** One number a table, which changes with any row of it; the database makes them. */
export async function checksumTables(db: Db): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY table_name`.execute(db)
  const checksums: Record<string, string> = {}
  for (const { name } of tables) {
    if (LEFT_OUT.has(name)) continue
    const { rows } = await sql<Record<string, unknown>>`CHECKSUM TABLE ${sql.table(name)}`.execute(db)
    checksums[name] = String(Object.values(rows[0]!)[1])
  }
  const sessions = await db.selectFrom('sessions').selectAll().orderBy('id').execute()
  const lasting = sessions.map(({ lastUsedAt: _, ...session }) => session)
  return { ...checksums, sessions: JSON.stringify(lasting) }
}
