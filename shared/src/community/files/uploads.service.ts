import fs from 'node:fs/promises'
import path from 'node:path'
import { DomainError } from '../../contracts/error-codes.ts'
import type { File, PictureType, UploadFields } from '../../contracts/files.ts'
import type { Tx } from '../../database/connection.ts'
import { recordEvent } from '../../database/outbox.ts'
import type { Actor, CommunityContext } from '../context.ts'
import { writeOnce, type OnceKey } from '../writes/write-once.ts'
import { findBlob, insertBlob, lockBlob, updateBlobUsed, updateBlobWanted, type Blob } from './blobs.repo.ts'
import { toFile } from './file-view.ts'
import type { FilesContext } from './files.context.ts'
import { insertFile } from './files.repo.ts'
import type { Picture } from './picture.ts'

export const THUMB_TYPE: PictureType = 'image/webp'

/** The key of a blob's thumbnail. */
export function thumbKeyOf(storageKey: string): string {
  return `${storageKey}.thumb`
}

/**
 * Runs `work` with a folder of its own for what arrives and what is made of it. Whatever happens, nothing of it
 * is left behind.
 */
export async function withUploadFolder<Result>(
  ctx: FilesContext,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  await fs.mkdir(ctx.uploadFolder, { recursive: true })
  const folder = await fs.mkdtemp(path.join(ctx.uploadFolder, 'upload-'))
  try {
    return await work(folder)
  } finally {
    await fs.rm(folder, { recursive: true, force: true })
  }
}

/**
 * Encodes the picture in the local file `source` anew, stores it, and makes it a file of its owner.
 *
 * The order holds whatever is killed: first a blob's row that says a key is taken, then the bytes under the key,
 * durably, then the file's row. So each file's row has its bytes, and bytes without a file's row have a blob's
 * row by which housekeeping finds them.
 *
 * @throws DomainError as `encodePicture` and `writeOnce`, `storage_full`, `service_unavailable`.
 */
export async function storePicture(
  ctx: FilesContext,
  owner: Actor,
  source: string,
  fields: UploadFields,
  key?: OnceKey,
): Promise<File> {
  // With the first picture: a process that gets none need not hold an image library.
  const { encodePicture } = await import('./picture.ts')
  const picture = await ctx.pictureQueue.run(() => encodePicture(source, path.dirname(source)))
  const blob = await keepBlob(ctx, picture)
  return writeOnce(ctx, key, (tx) => createFileIn(tx, ctx, owner, blob, picture, fields))
}

/** The blob of the picture, with its bytes in the storage. */
async function keepBlob(ctx: FilesContext, picture: Picture): Promise<Blob> {
  const blob = await reserveBlob(ctx, picture.sha256)
  if (blob.storedAt === null) {
    await ctx.storage.put(thumbKeyOf(blob.storageKey), picture.thumbPath, THUMB_TYPE)
    await ctx.storage.put(blob.storageKey, picture.path, picture.mime)
  }
  return blob
}

/** After it, housekeeping leaves the blob alone for longer than an upload takes. */
async function reserveBlob(ctx: CommunityContext, sha256: string): Promise<Blob> {
  await updateBlobWanted(ctx.db, sha256, ctx.clock.now())
  const known = await findBlob(ctx.db, sha256)
  if (known) return known
  const id = ctx.ids.next()
  const storageKey = `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${id}`
  if (await insertBlob(ctx.db, { id, sha256, storageKey, createdAt: ctx.clock.now() }))
    return { id, storageKey, storedAt: null }
  const parallel = await findBlob(ctx.db, sha256)
  if (!parallel) throw new DomainError('service_unavailable', { retryAfterSeconds: 1 })
  return parallel
}

async function createFileIn(
  tx: Tx,
  ctx: CommunityContext,
  owner: Actor,
  { id: blobId }: Blob,
  picture: Picture,
  { alt, purpose }: UploadFields,
): Promise<File> {
  const blob = await lockBlob(tx, blobId)
  // Given up since it was reserved, an hour ago: nothing that is stored may be relied on.
  if (!blob) throw new DomainError('service_unavailable', { retryAfterSeconds: 1 })
  const createdAt = ctx.clock.now()
  await updateBlobUsed(tx, blobId, blob.storedAt ?? createdAt)
  const { sha256, mime, width, height, sizeBytes, blurhash } = picture
  const file = {
    id: ctx.ids.next(),
    ownerId: owner.id,
    blobId,
    ...{ sha256, mime, width, height, sizeBytes, blurhash },
    alt,
    purpose,
    aiGenerated: owner.isAi,
    createdAt,
  }
  await insertFile(tx, file)
  await recordEvent(tx, ctx.ids.next(), createdAt, {
    type: 'file.uploaded',
    audience: 'internal',
    payload: { actorId: owner.id, actorIsAi: owner.isAi, fileId: file.id },
  })
  return toFile(file)
}
