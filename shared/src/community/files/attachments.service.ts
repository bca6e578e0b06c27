import { DomainError } from '../../contracts/error-codes.ts'
import type { FilePurpose } from '../../contracts/files.ts'
import type { Tx } from '../../database/connection.ts'
import type { Actor, CommunityContext } from '../context.ts'
import { lockAvatarFileId, updateAvatarFileId } from '../users/users.repo.ts'
import {
  deleteAttachments,
  insertAttachments,
  listAttachedIds,
  type AttachmentTarget,
} from './attachments.repo.ts'
import { lockFiles, updateFilesOfOwnerDeleted, updateLooseSince } from './files.repo.ts'

/**
 * Makes `fileIds`, in this order, all that is attached to a post or a message; what was attached before and is
 * not among them is loose from now on. Every check comes before the first write.
 *
 * @throws DomainError `file_not_found` when one is missing or not the owner's, `file_in_use` when it is attached
 *   elsewhere, `validation_failed` when it came for another purpose or is named twice.
 */
export async function attachFilesIn(
  tx: Tx,
  ctx: CommunityContext,
  owner: Actor,
  target: AttachmentTarget,
  fileIds: readonly string[],
): Promise<void> {
  const attachedIds = await listAttachedIds(tx, target)
  const purpose = 'postId' in target ? 'post' : 'message'
  await requireAttachable(tx, owner.id, fileIds, attachedIds, purpose)
  if (attachedIds.length > 0) await deleteAttachments(tx, target)
  if (fileIds.length > 0) await insertAttachments(tx, target, fileIds)
  await markAttached(tx, ctx, attachedIds, fileIds)
}

/**
 * Makes a file a member's avatar, or takes the avatar away; the one before is loose from now on.
 *
 * @throws DomainError as `attachFilesIn`.
 */
export async function setAvatarIn(
  tx: Tx,
  ctx: CommunityContext,
  userId: string,
  fileId: string | null,
): Promise<void> {
  const current = await lockAvatarFileId(tx, userId)
  const attachedIds = current === null ? [] : [current]
  const fileIds = fileId === null ? [] : [fileId]
  await requireAttachable(tx, userId, fileIds, attachedIds, 'avatar')
  await updateAvatarFileId(tx, userId, fileId)
  await markAttached(tx, ctx, attachedIds, fileIds)
}

/** For a post or a message that is deleted: nobody sees its files any more, and housekeeping takes them. */
export async function releaseFilesIn(tx: Tx, ctx: CommunityContext, target: AttachmentTarget): Promise<void> {
  const fileIds = await listAttachedIds(tx, target)
  if (fileIds.length > 0) await updateLooseSince(tx, fileIds, ctx.clock.now())
}

/** For an account that is deleted: its files are gone at once, but for those in messages to others. */
export async function deleteFilesOfIn(tx: Tx, ctx: CommunityContext, ownerId: string): Promise<void> {
  await updateFilesOfOwnerDeleted(tx, ownerId, ctx.clock.now())
}

/** Locks all concerned, so that nobody attaches the same file elsewhere meanwhile. */
async function requireAttachable(
  tx: Tx,
  ownerId: string,
  fileIds: readonly string[],
  attachedIds: readonly string[],
  purpose: FilePurpose,
): Promise<void> {
  const concerned = [...new Set([...attachedIds, ...fileIds])]
  if (concerned.length === 0) return
  const files = new Map((await lockFiles(tx, concerned)).map((file) => [file.id, file]))
  for (const [position, fileId] of fileIds.entries()) {
    const file = files.get(fileId)
    if (file?.ownerId !== ownerId) throw new DomainError('file_not_found')
    if (fileIds.indexOf(fileId) !== position) throw refused(position, 'is named twice')
    if (file.purpose !== purpose) throw refused(position, `was not uploaded for ${purpose} use`)
    if (file.looseSince === null && !attachedIds.includes(fileId)) throw new DomainError('file_in_use')
  }
}

async function markAttached(
  tx: Tx,
  ctx: CommunityContext,
  before: readonly string[],
  after: readonly string[],
): Promise<void> {
  const added = after.filter((fileId) => !before.includes(fileId))
  const removed = before.filter((fileId) => !after.includes(fileId))
  if (added.length > 0) await updateLooseSince(tx, added, null)
  if (removed.length > 0) await updateLooseSince(tx, removed, ctx.clock.now())
}

function refused(position: number, message: string): DomainError {
  return new DomainError('validation_failed', { errors: [{ path: `fileIds/${position}`, message }] })
}
