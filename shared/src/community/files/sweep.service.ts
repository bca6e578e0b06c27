import fs from 'node:fs/promises'
import path from 'node:path'
import { withTransaction } from '../../database/transaction.ts'
import {
  deleteBlob,
  listBlobsGivenUp,
  listBlobsUnusedBefore,
  lockBlobs,
  updateBlobsGivenUp,
  updateBlobsUnused,
} from './blobs.repo.ts'
import type { FilesContext } from './files.context.ts'
import { deleteFiles, listDeletedFiles, lockFilesLooseBefore, updateUnattachedDeleted } from './sweep.repo.ts'
import { thumbKeyOf } from './uploads.service.ts'

/** Small enough that nobody waits behind a batch. */
const ROWS_A_BATCH = 100
/** Whoever uploads a picture has this long to publish it. */
const LOOSE_FILE_MS = 24 * 60 * 60_000
/** Much longer than an upload takes, since one may be about to use the blob. */
const UNUSED_BLOB_MS = 60 * 60_000

/**
 * Clears away what belongs to nothing: files never attached, rows of deleted files, bytes that no file refers to,
 * and what a killed process left in the upload folder. Any number of processes may do it at once.
 */
export async function sweepFiles(ctx: FilesContext, signal: AbortSignal): Promise<void> {
  await deleteLooseFiles(ctx, signal)
  await forgetDeletedFiles(ctx, signal)
  await giveUpBlobs(ctx, signal)
  await deleteBlobsGivenUp(ctx, signal)
  await deleteStaleUploads(ctx)
}

async function deleteLooseFiles(ctx: FilesContext, signal: AbortSignal): Promise<void> {
  const now = ctx.clock.now()
  const before = new Date(now.getTime() - LOOSE_FILE_MS)
  let lastId: string | undefined = '0'
  while (lastId !== undefined && !signal.aborted) {
    const afterId: string = lastId
    lastId = await withTransaction(ctx.db, async (tx) => {
      const fileIds = await lockFilesLooseBefore(tx, before, afterId, ROWS_A_BATCH)
      if (fileIds.length > 0) await updateUnattachedDeleted(tx, fileIds, now)
      return fileIds.at(-1)
    })
  }
}

async function forgetDeletedFiles(ctx: FilesContext, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const files = await listDeletedFiles(ctx.db, ROWS_A_BATCH)
    if (files.length === 0) return
    const blobIds = [...new Set(files.map((file) => file.blobId))]
    await withTransaction(ctx.db, async (tx) => {
      // Whoever adds a file to a blob locks the blob first, so none is added between these statements.
      await lockBlobs(tx, blobIds)
      await deleteFiles(
        tx,
        files.map((file) => file.id),
      )
      await updateBlobsUnused(tx, blobIds, ctx.clock.now())
    })
  }
}

async function giveUpBlobs(ctx: FilesContext, signal: AbortSignal): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - UNUSED_BLOB_MS)
  let count = ROWS_A_BATCH
  while (count === ROWS_A_BATCH && !signal.aborted) {
    count = await withTransaction(ctx.db, async (tx) => {
      const blobIds = await listBlobsUnusedBefore(tx, before, ROWS_A_BATCH)
      return blobIds.length === 0 ? 0 : updateBlobsGivenUp(tx, blobIds)
    })
  }
}

/** Bytes first, then the row: killed between the two, the next sweep finds the row again. */
async function deleteBlobsGivenUp(ctx: FilesContext, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const blobs = await listBlobsGivenUp(ctx.db, ROWS_A_BATCH)
    if (blobs.length === 0) return
    for (const { id, storageKey } of blobs) {
      await ctx.storage.delete(storageKey)
      await ctx.storage.delete(thumbKeyOf(storageKey))
      await deleteBlob(ctx.db, id)
    }
  }
}

async function deleteStaleUploads(ctx: FilesContext): Promise<void> {
  await fs.mkdir(ctx.uploadFolder, { recursive: true })
  const before = Date.now() - UNUSED_BLOB_MS
  for (const name of await fs.readdir(ctx.uploadFolder)) {
    const folder = path.join(ctx.uploadFolder, name)
    const { mtimeMs } = await fs.stat(folder).catch(() => ({ mtimeMs: Infinity }))
    if (mtimeMs < before) await fs.rm(folder, { recursive: true, force: true })
  }
}
