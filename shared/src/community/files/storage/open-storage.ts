import path from 'node:path'
import type { FileStorage } from './file-storage.ts'
import { LocalStorage } from './local-storage.ts'
import type { S3Settings } from './s3-storage.ts'

export interface StorageSettings {
  dataFolder: string
  /** Undefined: files lie in the data folder. */
  s3?: S3Settings | undefined
}

/** The storage the settings ask for. The client of S3 is loaded only where it is used: it is large. */
export async function openFileStorage({ dataFolder, s3 }: StorageSettings): Promise<FileStorage> {
  if (!s3) return new LocalStorage(path.join(dataFolder, 'files'))
  const { S3Storage } = await import('./s3-storage.ts')
  return new S3Storage(s3)
}
