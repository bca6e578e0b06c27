import type { FilesContext } from './files.context.ts'
import {
  listBlobStates,
  listFilesWithoutBlob,
  listMismarkedFiles,
  updateBlobUnused,
  updateMark,
  type BlobState,
} from './fsck.repo.ts'
import { thumbKeyOf } from './uploads.service.ts'

/** One thing in which rows and storage do not agree. */
export interface FileProblem {
  what: string
  /** Mends it; missing where only a backup could. */
  repair?: () => Promise<void>
}

const BLOBS_A_BATCH = 500
/** What is younger may belong to an upload that is under way. */
const YOUNG_MS = 60 * 60_000

export type FsckContext = Pick<FilesContext, 'db' | 'storage' | 'clock'>

/**
 * Compares every row with the storage and every object of the storage with the rows. Bytes that are lost stay a
 * problem: their rows are not deleted, since a backup or a disk that is mounted again may bring them
 * back. May run beside the product.
 */
export async function checkFiles(ctx: FsckContext): Promise<FileProblem[]> {
  const startedAt = ctx.clock.now()
  const stored = new Map<string, { sizeBytes: number; modifiedAt: Date }>()
  for await (const { key, ...entry } of ctx.storage.list()) stored.set(key, entry)
  const problems: FileProblem[] = []
  for await (const blob of allBlobs(ctx)) {
    // Stored after the storage was listed: there is nothing to compare it with.
    if (blob.storedAt === null || blob.storedAt < startedAt) problems.push(...compareBlob(ctx, blob, stored))
    stored.delete(blob.storageKey)
    stored.delete(thumbKeyOf(blob.storageKey))
  }
  problems.push(...strayObjects(ctx, stored))
  for (const id of await listFilesWithoutBlob(ctx.db)) problems.push({ what: `file ${id} has no blob` })
  for (const { id, isAttached } of await listMismarkedFiles(ctx.db))
    problems.push({
      what: `file ${id} is ${isAttached ? 'attached, but marked as loose' : 'loose, but marked as attached'}`,
      repair: () => updateMark(ctx.db, id, isAttached ? null : ctx.clock.now()),
    })
  return problems
}

async function* allBlobs(ctx: FsckContext): AsyncIterable<BlobState> {
  let batch: BlobState[]
  let afterId = '0'
  do {
    batch = await listBlobStates(ctx.db, afterId, BLOBS_A_BATCH)
    yield* batch
    afterId = batch.at(-1)?.id ?? afterId
  } while (batch.length === BLOBS_A_BATCH)
}

function compareBlob(
  ctx: FsckContext,
  blob: BlobState,
  stored: ReadonlyMap<string, { sizeBytes: number }>,
): FileProblem[] {
  const { id, storageKey, fileCount } = blob
  const problems: FileProblem[] = []
  if (fileCount > 0) {
    const picture = stored.get(storageKey)
    if (!picture) problems.push({ what: `blob ${id}: ${storageKey} is missing, ${fileCount} files need it` })
    else if (picture.sizeBytes !== blob.sizeBytes)
      problems.push({
        what: `blob ${id}: ${storageKey} has ${picture.sizeBytes} bytes instead of ${blob.sizeBytes}`,
      })
    if (!stored.has(thumbKeyOf(storageKey)))
      problems.push({ what: `blob ${id}: ${thumbKeyOf(storageKey)} is missing` })
    if (blob.sha256 === null || blob.storedAt === null)
      problems.push({ what: `blob ${id} is in use, but marked as given up or never stored` })
  }
  const isUnused = blob.unusedSince !== null
  if (isUnused === fileCount > 0)
    problems.push({
      what: `blob ${id} has ${fileCount} files, but is marked as ${isUnused ? 'unused' : 'used'}`,
      repair: () => updateBlobUnused(ctx.db, id, isUnused ? null : ctx.clock.now()),
    })
  return problems
}

function strayObjects(ctx: FsckContext, stored: ReadonlyMap<string, { modifiedAt: Date }>): FileProblem[] {
  const before = ctx.clock.now().getTime() - YOUNG_MS
  return [...stored]
    .filter(([, { modifiedAt }]) => modifiedAt.getTime() < before)
    .map(([key]) => ({ what: `${key} belongs to no blob`, repair: () => ctx.storage.delete(key) }))
}
