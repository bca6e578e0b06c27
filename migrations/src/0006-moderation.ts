import { sql, type Kysely } from 'kysely'
import { addColumn, addKey, addUniqueKey } from './alter-table.ts'
import { createTable } from './create-table.ts'

/** Reports and what came of them, why a text was removed, the chain of the audit log, events of operators. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addColumn(db, 'reports', 'target_owner_id', sql`BIGINT UNSIGNED NULL`)
  await addColumn(db, 'reports', 'excerpt', sql`VARCHAR(2000) NOT NULL DEFAULT ''`)
  await addColumn(
    db,
    'reports',
    'action',
    sql`VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'none'`,
  )
  await addColumn(db, 'reports', 'note', sql`VARCHAR(2000) NOT NULL DEFAULT ''`)
  // Set while the report is open: one open report a member and target.
  await addColumn(db, 'reports', 'open_key', sql`VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL`)
  await addUniqueKey(db, 'reports', 'reports_open', ['open_key'])
  await addKey(db, 'reports', 'reports_owner', ['target_owner_id'])
  await addKey(db, 'reports', 'reports_reporter', ['reporter_id', 'id'])

  for (const table of ['posts', 'comments'])
    await addColumn(db, table, 'removal_reason', sql`VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL`)

  await addColumn(db, 'audit_logs', 'seq', sql`BIGINT UNSIGNED NOT NULL`)
  await addUniqueKey(db, 'audit_logs', 'audit_logs_seq', ['seq'])
  await addKey(db, 'audit_logs', 'audit_logs_actor_seq', ['actor_id', 'seq'])
  await addKey(db, 'audit_logs', 'audit_logs_target_seq', ['target_type', 'target_id', 'seq'])
  await addKey(db, 'audit_logs', 'audit_logs_action_seq', ['action', 'seq'])
  await createTable(
    db,
    'audit_head',
    sql`
    id TINYINT UNSIGNED NOT NULL,
    seq BIGINT UNSIGNED NOT NULL,
    hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (id)`,
  )
  await sql`INSERT IGNORE INTO audit_head (id, seq, hash) VALUES (1, 0, REPEAT('0', 64))`.execute(db)

  await addColumn(db, 'events', 'importance', sql`TINYINT UNSIGNED NOT NULL DEFAULT 5`)
  await addColumn(db, 'events', 'injected_by_id', sql`BIGINT UNSIGNED NULL`)
  await addColumn(db, 'events', 'input_no', sql`BIGINT UNSIGNED NULL`)
  await addKey(db, 'events', 'events_world', ['world_id', 'id'])
  await addKey(db, 'events', 'events_location', ['location_id', 'id'])
  await addKey(db, 'events', 'events_injector', ['injected_by_id'])
  // What residents posted since a time of the town, for those who were away.
  await addKey(db, 'posts', 'posts_sim_time', ['sim_time', 'id'])
  await addKey(db, 'posts', 'posts_location', ['location_id', 'id'])
}
