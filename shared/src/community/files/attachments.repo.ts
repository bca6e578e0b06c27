import type { File } from '../../contracts/files.ts'
import type { Db, Tx } from '../../database/connection.ts'
import { toFile } from './file-view.ts'
import { FILE_COLUMNS } from './files.repo.ts'

/** What files are attached to by a table of its own; an avatar is a column of its user. */
export type AttachmentTarget = { postId: string } | { messageId: string }

/** The files of posts in their order, by post id; posts without files are not in it. */
export async function listFilesOfPosts(db: Db, postIds: readonly string[]): Promise<Map<string, File[]>> {
  if (postIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('postFiles')
    .innerJoin('files', 'files.id', 'postFiles.fileId')
    .select(['postFiles.postId as targetId', ...FILE_COLUMNS])
    .where('postFiles.postId', 'in', postIds)
    .where('files.deletedAt', 'is', null)
    .orderBy('postFiles.postId')
    .orderBy('postFiles.position')
    .execute()
  return groupByTarget(rows)
}

/** As `listFilesOfPosts`, for messages. */
export async function listFilesOfMessages(
  db: Db,
  messageIds: readonly string[],
): Promise<Map<string, File[]>> {
  if (messageIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('messageFiles')
    .innerJoin('files', 'files.id', 'messageFiles.fileId')
    .select(['messageFiles.messageId as targetId', ...FILE_COLUMNS])
    .where('messageFiles.messageId', 'in', messageIds)
    .where('files.deletedAt', 'is', null)
    .orderBy('messageFiles.messageId')
    .orderBy('messageFiles.position')
    .execute()
  return groupByTarget(rows)
}

export async function listAttachedIds(tx: Tx, target: AttachmentTarget): Promise<string[]> {
  const rows =
    'postId' in target
      ? await tx.selectFrom('postFiles').select('fileId').where('postId', '=', target.postId).execute()
      : await tx
          .selectFrom('messageFiles')
          .select('fileId')
          .where('messageId', '=', target.messageId)
          .execute()
  return rows.map((row) => row.fileId)
}

export async function insertAttachments(
  tx: Tx,
  target: AttachmentTarget,
  fileIds: readonly string[],
): Promise<void> {
  if ('postId' in target) {
    const rows = fileIds.map((fileId, position) => ({ postId: target.postId, position, fileId }))
    await tx.insertInto('postFiles').values(rows).execute()
  } else {
    const rows = fileIds.map((fileId, position) => ({ messageId: target.messageId, position, fileId }))
    await tx.insertInto('messageFiles').values(rows).execute()
  }
}

export async function deleteAttachments(tx: Tx, target: AttachmentTarget): Promise<void> {
  if ('postId' in target) await tx.deleteFrom('postFiles').where('postId', '=', target.postId).execute()
  else await tx.deleteFrom('messageFiles').where('messageId', '=', target.messageId).execute()
}

function groupByTarget(
  rows: readonly (Parameters<typeof toFile>[0] & { targetId: string })[],
): Map<string, File[]> {
  const files = new Map<string, File[]>()
  for (const { targetId, ...row } of rows) {
    const list = files.get(targetId)
    if (list) list.push(toFile(row))
    else files.set(targetId, [toFile(row)])
  }
  return files
}
