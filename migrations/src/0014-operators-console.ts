import { sql, type Kysely } from 'kysely'
import { addColumn } from './alter-table.ts'
import { createTable } from './create-table.ts'

/** What operators are told of a town (why it stands still, who is stuck, how far a command is) and breakpoints. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addColumn(db, 'worlds', 'status_reason', sql`VARCHAR(500) NULL`)
  await addColumn(db, 'worlds', 'stuck', sql`TEXT NULL`)
  await addColumn(db, 'sim_commands', 'progress', sql`DOUBLE NULL`)
  await createTable(
    db,
    'sim_breakpoints',
    sql`
    id BIGINT UNSIGNED NOT NULL,
    world_id BIGINT UNSIGNED NOT NULL,
    resident_id BIGINT UNSIGNED NULL,
    action VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
    location_id BIGINT UNSIGNED NULL,
    hits INT UNSIGNED NOT NULL DEFAULT 0,
    last_hit_at BIGINT NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    KEY sim_breakpoints_world (world_id, id)`,
  )
}
