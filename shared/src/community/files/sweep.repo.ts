import { sql } from 'kysely'
import type { Db, Tx } from '../../database/connection.ts'

/** Whether something that is there shows the file; deleted posts and messages show nothing. */
export const isAttached = sql<boolean>`(
  EXISTS (SELECT 1 FROM post_files JOIN posts ON posts.id = post_files.post_id
    WHERE post_files.file_id = files.id AND posts.deleted_at IS NULL)
  OR EXISTS (SELECT 1 FROM message_files JOIN messages ON messages.id = message_files.message_id
    WHERE message_files.file_id = files.id AND messages.deleted_at IS NULL)
  OR EXISTS (SELECT 1 FROM users WHERE users.id = files.owner_id AND users.avatar_file_id = files.id))`

/** The oldest loose files after `afterId`, locked against being attached meanwhile. */
export async function lockFilesLooseBefore(
  tx: Tx,
  before: Date,
  afterId: string,
  limit: number,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('files')
    .select('id')
    .where('looseSince', '<', before)
    .where('deletedAt', 'is', null)
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute()
  return rows.map((row) => row.id)
}

export async function updateUnattachedDeleted(
  tx: Tx,
  fileIds: readonly string[],
  deletedAt: Date,
): Promise<void> {
  await tx
    .updateTable('files')
    .set({ deletedAt })
    .where('id', 'in', fileIds)
    .where(sql<boolean>`NOT ${isAttached}`)
    .execute()
}

export function listDeletedFiles(db: Db, limit: number) {
  return db
    .selectFrom('files')
    .select(['id', 'blobId'])
    .where('deletedAt', 'is not', null)
    .orderBy('deletedAt')
    .limit(limit)
    .execute()
}

/** Deletes rows of files for good, with what still named them. */
export async function deleteFiles(tx: Tx, fileIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('postFiles').where('fileId', 'in', fileIds).execute()
  await tx.deleteFrom('messageFiles').where('fileId', 'in', fileIds).execute()
  await tx.deleteFrom('files').where('id', 'in', fileIds).where('deletedAt', 'is not', null).execute()
}
