import { DomainError } from '../../contracts/error-codes.ts'
import type { File } from '../../contracts/files.ts'
import type { Tx } from '../../database/connection.ts'
import { recordEvent } from '../../database/outbox.ts'
import { withTransaction } from '../../database/transaction.ts'
import type { CommunityContext, Viewer } from '../context.ts'
import { toFile } from './file-view.ts'
import {
  findFile,
  findFileOwnerId,
  findServedFile,
  type ServedRow,
  lockFiles,
  updateAlt,
  updateFilesDeleted,
} from './files.repo.ts'
import { THUMB_TYPE, thumbKeyOf } from './uploads.service.ts'

export type Rendition = 'original' | 'thumb'

/** What a file is sent by. */
export interface ServedFile {
  storageKey: string
  mime: string
  /** What it is called when it is saved; made of its id, never of what the uploader called it. */
  name: string
  /** Strong: what lies under a key never changes. */
  etag: string
  /** Whether everybody may see it, so that caches may keep it. */
  isPublic: boolean
}

/**
 * A file for whoever may see it: all that stands in a post or is an avatar everybody but those who have blocked
 * each other; what is in a message the members of its conversation; the rest its owner.
 *
 * @throws DomainError `file_not_found`, for a missing file and a foreign one alike.
 */
export async function getServedFile(
  ctx: CommunityContext,
  viewer: Viewer | null,
  fileId: string,
  rendition: Rendition,
): Promise<ServedFile> {
  const row = await findServedFile(ctx.db, fileId, viewer?.id ?? null)
  if (!row || !maySee(viewer, row)) throw new DomainError('file_not_found')
  const isPublic = Boolean(row.isPublic)
  const hash = Buffer.from(row.sha256, 'hex').toString('base64url')
  return rendition === 'thumb'
    ? {
        storageKey: thumbKeyOf(row.storageKey),
        mime: THUMB_TYPE,
        name: `${fileId}-thumb.webp`,
        etag: `"${hash}-thumb"`,
        isPublic,
      }
    : {
        storageKey: row.storageKey,
        mime: row.mime,
        name: `${fileId}.${extensionOf(row.mime)}`,
        etag: `"${hash}"`,
        isPublic,
      }
}

function maySee(viewer: Viewer | null, { ownerId, isPublic, isShared, isBlocked }: ServedRow): boolean {
  if (viewer?.id === ownerId) return true
  return !isBlocked && Boolean(isPublic || isShared)
}

function extensionOf(mime: string): string {
  return mime === 'image/jpeg' ? 'jpg' : mime.slice('image/'.length)
}

/** @throws DomainError `file_not_found` when it is missing or not the viewer's. */
export async function requireOwnFile(
  ctx: CommunityContext,
  viewer: Viewer | null,
  fileId: string,
): Promise<void> {
  const ownerId = await findFileOwnerId(ctx.db, fileId)
  if (ownerId === undefined || ownerId !== viewer?.id) throw new DomainError('file_not_found')
}

/** Describes an own file in words. @throws DomainError `file_not_found`. */
export function describeFile(
  ctx: CommunityContext,
  viewer: Viewer,
  fileId: string,
  alt: string,
): Promise<File> {
  return withTransaction(ctx.db, async (tx) => {
    await lockOwnFile(tx, viewer, fileId)
    await updateAlt(tx, fileId, alt)
    await recordFileEvent(tx, ctx, 'file.described', viewer, fileId)
    return toFile((await findFile(tx, fileId))!)
  })
}

/** Takes an own file away that belongs to nothing. @throws DomainError `file_not_found`, `file_in_use`. */
export async function deleteFile(ctx: CommunityContext, viewer: Viewer, fileId: string): Promise<void> {
  await withTransaction(ctx.db, async (tx) => {
    const file = await lockOwnFile(tx, viewer, fileId)
    if (file.looseSince === null) throw new DomainError('file_in_use')
    await updateFilesDeleted(tx, [fileId], ctx.clock.now())
    await recordFileEvent(tx, ctx, 'file.deleted', viewer, fileId)
  })
}

async function lockOwnFile(tx: Tx, viewer: Viewer, fileId: string) {
  const [file] = await lockFiles(tx, [fileId])
  if (file?.ownerId !== viewer.id) throw new DomainError('file_not_found')
  return file
}

function recordFileEvent(
  tx: Tx,
  ctx: CommunityContext,
  type: string,
  actor: Viewer,
  fileId: string,
): Promise<void> {
  return recordEvent(tx, ctx.ids.next(), ctx.clock.now(), {
    type,
    audience: 'internal',
    payload: { actorId: actor.id, actorIsAi: actor.isAi, fileId },
  })
}
