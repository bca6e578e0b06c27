import { sql, type Kysely } from 'kysely'
import { createTable } from './create-table.ts'

/** Who means to come to which appointment, party or event of the town, and what came of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(
    db,
    'engagements',
    sql`
    world_key VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    resident_id BIGINT UNSIGNED NOT NULL,
    kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    location_id BIGINT UNSIGNED NOT NULL,
    host_id BIGINT UNSIGNED NULL,
    start_at BIGINT NOT NULL,
    end_at BIGINT NOT NULL,
    state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (world_key, resident_id),
    KEY engagements_resident (resident_id, start_at)`,
  )
}
