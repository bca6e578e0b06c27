import { sql } from 'kysely'
import type { Db, Tx } from '../../database/connection.ts'

export const FILE_COLUMNS = [
  'files.id',
  'files.mime',
  'files.width',
  'files.height',
  'files.sizeBytes',
  'files.blurhash',
  'files.alt',
  'files.aiGenerated',
] as const

export interface NewFile {
  id: string
  ownerId: string
  blobId: string
  sha256: string
  mime: string
  width: number
  height: number
  sizeBytes: number
  blurhash: string
  alt: string
  purpose: string
  aiGenerated: boolean
  createdAt: Date
}

/** Adds a row that belongs to nothing yet. */
export async function insertFile(tx: Tx, file: NewFile): Promise<void> {
  await tx
    .insertInto('files')
    .values({ ...file, looseSince: file.createdAt, deletedAt: null })
    .execute()
}

/** Files that are there, locked in one order so that two who lock the same never wait in a circle. */
export function lockFiles(tx: Tx, fileIds: readonly string[]) {
  return tx
    .selectFrom('files')
    .select(['id', 'ownerId', 'purpose', 'looseSince'])
    .where('id', 'in', fileIds)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** `looseSince` null: the files are attached from now on. */
export async function updateLooseSince(
  tx: Tx,
  fileIds: readonly string[],
  looseSince: Date | null,
): Promise<void> {
  await tx.updateTable('files').set({ looseSince }).where('id', 'in', fileIds).execute()
}

export async function updateAlt(tx: Tx, fileId: string, alt: string): Promise<void> {
  await tx.updateTable('files').set({ alt }).where('id', '=', fileId).execute()
}

export async function updateFilesDeleted(tx: Tx, fileIds: readonly string[], deletedAt: Date): Promise<void> {
  await tx.updateTable('files').set({ deletedAt }).where('id', 'in', fileIds).execute()
}

/** Takes away all files of an owner but those in messages, which stay with the partner. */
export async function updateFilesOfOwnerDeleted(tx: Tx, ownerId: string, deletedAt: Date): Promise<void> {
  await tx
    .updateTable('files')
    .set({ deletedAt })
    .where('ownerId', '=', ownerId)
    .where('deletedAt', 'is', null)
    .where(sql<boolean>`NOT EXISTS (SELECT 1 FROM message_files WHERE message_files.file_id = files.id)`)
    .execute()
}

export function findFile(db: Db, fileId: string) {
  return db
    .selectFrom('files')
    .select(FILE_COLUMNS)
    .where('id', '=', fileId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
}

export async function findFileOwnerId(db: Db, fileId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('files')
    .select('ownerId')
    .where('id', '=', fileId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return row?.ownerId
}

export interface ServedRow {
  ownerId: string
  mime: string
  sha256: string
  storageKey: string
  /** Shown in a post that is there, or the owner's avatar. */
  isPublic: number
  /** In a message of a conversation that the viewer is a member of. */
  isShared: number
  /** Whether viewer and owner have blocked each other, either way. */
  isBlocked: number
}

/** A file with all that decides who may fetch it, in one statement of look-ups by key. */
export async function findServedFile(
  db: Db,
  fileId: string,
  viewerId: string | null,
): Promise<ServedRow | undefined> {
  const viewer = viewerId ?? '0'
  const { rows } = await sql<ServedRow>`
    SELECT files.owner_id, files.mime, files.sha256, file_blobs.storage_key,
      EXISTS (SELECT 1 FROM post_files JOIN posts ON posts.id = post_files.post_id
        WHERE post_files.file_id = files.id AND posts.deleted_at IS NULL)
      OR EXISTS (SELECT 1 FROM users
        WHERE users.id = files.owner_id AND users.avatar_file_id = files.id AND users.deleted_at IS NULL)
        AS is_public,
      EXISTS (SELECT 1 FROM message_files
        JOIN messages ON messages.id = message_files.message_id
        JOIN conversation_members
          ON conversation_members.conversation_id = messages.conversation_id
          AND conversation_members.user_id = ${viewer}
        WHERE message_files.file_id = files.id AND messages.deleted_at IS NULL) AS is_shared,
      EXISTS (SELECT 1 FROM blocks WHERE blocker_id = files.owner_id AND blocked_id = ${viewer})
      OR EXISTS (SELECT 1 FROM blocks WHERE blocker_id = ${viewer} AND blocked_id = files.owner_id)
        AS is_blocked
    FROM files JOIN file_blobs ON file_blobs.id = files.blob_id
    WHERE files.id = ${fileId} AND files.deleted_at IS NULL`.execute(db)
  return rows[0]
}
