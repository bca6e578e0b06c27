import { sql, type Kysely } from 'kysely'
import { addColumn } from './alter-table.ts'

/** What a resident's comment or message grew from, as posts have it since the beginning. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addColumn(db, 'comments', 'provenance', sql`JSON NULL AFTER sim_time`)
  await addColumn(db, 'messages', 'provenance', sql`JSON NULL AFTER sim_time`)
}
