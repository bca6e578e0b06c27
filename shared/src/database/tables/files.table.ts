import type { ColumnType, Generated } from 'kysely'

/** Somebody's upload; the bytes are its blob's, which others may share. */
export interface FilesTable {
  id: string
  ownerId: string
  sha256: string
  mime: string
  width: number
  height: number
  sizeBytes: number
  blurhash: string
  alt: Generated<string>
  purpose: string
  aiGenerated: ColumnType<boolean, boolean | undefined, boolean>
  createdAt: Date
  deletedAt: Date | null
  blobId: string
  /** Since when it belongs to nothing; null while it is attached. */
  looseSince: Date | null
}
