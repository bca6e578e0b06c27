import { sql } from 'kysely'
import type { Db, Tx } from '../../database/connection.ts'

export interface Blob {
  id: string
  storageKey: string
  /** Null until the bytes are known to lie in the storage. */
  storedAt: Date | null
}

/** The blob of a content, if it is in use or may be taken up again. */
export function findBlob(db: Db, sha256: string): Promise<Blob | undefined> {
  return db
    .selectFrom('fileBlobs')
    .select(['id', 'storageKey', 'storedAt'])
    .where('sha256', '=', sha256)
    .executeTakeFirst()
}

/** Whether the content is new; another upload of it may have come first. */
export async function insertBlob(
  db: Db,
  blob: { id: string; sha256: string; storageKey: string; createdAt: Date },
): Promise<boolean> {
  const result = await db
    .insertInto('fileBlobs')
    .ignore()
    .values({ ...blob, unusedSince: blob.createdAt, storedAt: null })
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** An upload is about to use the content: whoever clears away leaves its blob alone for a while. */
export async function updateBlobWanted(db: Db, sha256: string, now: Date): Promise<void> {
  await db
    .updateTable('fileBlobs')
    .set({ unusedSince: now })
    .where('sha256', '=', sha256)
    .where('unusedSince', 'is not', null)
    .execute()
}

/** The blob, locked, unless it has been given up meanwhile. */
export function lockBlob(tx: Tx, blobId: string): Promise<Blob | undefined> {
  return tx
    .selectFrom('fileBlobs')
    .select(['id', 'storageKey', 'storedAt'])
    .where('id', '=', blobId)
    .where('sha256', 'is not', null)
    .forUpdate()
    .executeTakeFirst()
}

export async function updateBlobUsed(tx: Tx, blobId: string, storedAt: Date): Promise<void> {
  await tx.updateTable('fileBlobs').set({ unusedSince: null, storedAt }).where('id', '=', blobId).execute()
}

export async function lockBlobs(tx: Tx, blobIds: readonly string[]): Promise<void> {
  await tx.selectFrom('fileBlobs').select('id').where('id', 'in', blobIds).orderBy('id').forUpdate().execute()
}

/** Marks those of the blobs that no file refers to; they have to be locked. */
export async function updateBlobsUnused(tx: Tx, blobIds: readonly string[], now: Date): Promise<void> {
  await tx
    .updateTable('fileBlobs')
    .set({ unusedSince: now })
    .where('id', 'in', blobIds)
    .where('unusedSince', 'is', null)
    .where(unreferenced)
    .execute()
}

export async function listBlobsUnusedBefore(tx: Tx, before: Date, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('fileBlobs')
    .select('id')
    .where('unusedSince', '<', before)
    .where('sha256', 'is not', null)
    .orderBy('unusedSince')
    .limit(limit)
    .forUpdate()
    .execute()
  return rows.map((row) => row.id)
}

/**
 * Gives up those of the blobs that nobody refers to; they have to be locked. Without its hash a blob is found by
 * no upload any more: the same picture will get another key, so deleting this one's bytes can harm nobody.
 * Returns how many.
 */
export async function updateBlobsGivenUp(tx: Tx, blobIds: readonly string[]): Promise<number> {
  const result = await tx
    .updateTable('fileBlobs')
    .set({ sha256: null })
    .where('id', 'in', blobIds)
    .where(unreferenced)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

export function listBlobsGivenUp(db: Db, limit: number) {
  return db
    .selectFrom('fileBlobs')
    .select(['id', 'storageKey'])
    .where('sha256', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function deleteBlob(db: Db, blobId: string): Promise<void> {
  await db.deleteFrom('fileBlobs').where('id', '=', blobId).where('sha256', 'is', null).execute()
}

const unreferenced = sql<boolean>`NOT EXISTS (SELECT 1 FROM files WHERE files.blob_id = file_blobs.id)`
