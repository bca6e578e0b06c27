import { sql } from 'kysely'
import type { Db } from '../../database/connection.ts'
import { isAttached } from './sweep.repo.ts'

export interface BlobState {
  id: string
  storageKey: string
  storedAt: Date | null
  sha256: string | null
  unusedSince: Date | null
  /** How many files refer to it. */
  fileCount: number
  /** Of the picture, as its files say. */
  sizeBytes: number | null
}

/** Blobs after `afterId` with what the rows say of them. */
export async function listBlobStates(db: Db, afterId: string, limit: number): Promise<BlobState[]> {
  const { rows } = await sql<BlobState>`
    SELECT blobs.id, blobs.storage_key, blobs.stored_at, blobs.sha256, blobs.unused_since,
      COUNT(files.id) AS file_count, MAX(files.size_bytes) AS size_bytes
    FROM (SELECT * FROM file_blobs WHERE id > ${afterId} ORDER BY id LIMIT ${limit}) AS blobs
    LEFT JOIN files ON files.blob_id = blobs.id
    GROUP BY blobs.id, blobs.storage_key, blobs.stored_at, blobs.sha256, blobs.unused_since
    ORDER BY blobs.id`.execute(db)
  return rows
}

/** Files whose blob does not exist. */
export async function listFilesWithoutBlob(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT files.id FROM files LEFT JOIN file_blobs ON file_blobs.id = files.blob_id
    WHERE file_blobs.id IS NULL ORDER BY files.id`.execute(db)
  return rows.map((row) => row.id)
}

/** Files whose mark says the contrary of what they are attached to. */
export async function listMismarkedFiles(db: Db): Promise<{ id: string; isAttached: number }[]> {
  const { rows } = await sql<{ id: string; isAttached: number }>`
    SELECT files.id, ${isAttached} AS is_attached FROM files
    WHERE deleted_at IS NULL AND ${isAttached} = (loose_since IS NOT NULL) ORDER BY files.id`.execute(db)
  return rows
}

export async function updateMark(db: Db, fileId: string, looseSince: Date | null): Promise<void> {
  await db.updateTable('files').set({ looseSince }).where('id', '=', fileId).execute()
}

export async function updateBlobUnused(db: Db, blobId: string, unusedSince: Date | null): Promise<void> {
  await db.updateTable('fileBlobs').set({ unusedSince }).where('id', '=', blobId).execute()
}
