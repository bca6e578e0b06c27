import type { ColumnType, Generated } from 'kysely'

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
}
