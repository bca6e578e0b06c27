import { sql, type Kysely } from 'kysely'
import { addColumn, addKey } from './alter-table.ts'
import { createTable } from './create-table.ts'

/** What is stored is apart from who uploaded it: many rows of `files` may share one of `file_blobs`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(
    db,
    'file_blobs',
    sql`
    id BIGINT UNSIGNED NOT NULL,
    sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    storage_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    unused_since DATETIME(3) NULL,
    stored_at DATETIME(3) NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY file_blobs_sha256 (sha256),
    UNIQUE KEY file_blobs_storage_key (storage_key),
    KEY file_blobs_unused (unused_since)`,
  )
  await addColumn(db, 'files', 'blob_id', sql`BIGINT UNSIGNED NOT NULL DEFAULT 0`)
  await addColumn(db, 'files', 'loose_since', sql`DATETIME(3) NULL`)
  await addKey(db, 'files', 'files_blob', ['blob_id'])
  await addKey(db, 'files', 'files_loose', ['loose_since', 'id'])
  await addKey(db, 'files', 'files_deleted', ['deleted_at', 'id'])
}
