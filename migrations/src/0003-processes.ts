import { sql, type Kysely } from 'kysely'
import { createTable } from './create-table.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(
    db,
    'outbox',
    sql`
    id BIGINT UNSIGNED NOT NULL,
    seq BIGINT UNSIGNED NULL,
    type VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    audience VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    payload JSON NOT NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY outbox_seq (seq),
    KEY outbox_created (created_at)`,
  )
  await createTable(
    db,
    'outbox_publisher',
    sql`
    id TINYINT UNSIGNED NOT NULL,
    owner VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
    lease_until DATETIME(3) NOT NULL,
    last_seq BIGINT UNSIGNED NOT NULL DEFAULT 0,
    PRIMARY KEY (id)`,
  )
  await createTable(
    db,
    'id_nodes',
    sql`
    node SMALLINT UNSIGNED NOT NULL,
    owner VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
    lease_until DATETIME(3) NOT NULL,
    last_ms BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (node)`,
  )
  await createTable(
    db,
    'jobs',
    sql`
    id BIGINT UNSIGNED NOT NULL,
    kind VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    payload JSON NOT NULL,
    state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'queued',
    attempts INT UNSIGNED NOT NULL DEFAULT 0,
    run_after DATETIME(3) NOT NULL,
    lease_owner VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
    lease_until DATETIME(3) NULL,
    result JSON NULL,
    created_at DATETIME(3) NOT NULL,
    finished_at DATETIME(3) NULL,
    PRIMARY KEY (id),
    KEY jobs_queue (state, kind, run_after, id)`,
  )
}
