import type { File } from '../../contracts/files.ts'
import { fileUrl, thumbUrl } from '../users/user-view.ts'

export interface FileRow {
  id: string
  mime: string
  width: number
  height: number
  sizeBytes: number
  blurhash: string
  alt: string
  aiGenerated: boolean
}

export function toFile(row: FileRow): File {
  return {
    id: row.id,
    url: fileUrl(row.id),
    thumbUrl: thumbUrl(row.id),
    mime: row.mime,
    width: row.width,
    height: row.height,
    sizeBytes: row.sizeBytes,
    blurhash: row.blurhash,
    alt: row.alt,
    aiGenerated: row.aiGenerated,
  }
}
