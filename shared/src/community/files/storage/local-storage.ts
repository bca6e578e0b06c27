import fs from 'node:fs/promises'
import path from 'node:path'
import { DomainError } from '../../../contracts/error-codes.ts'
import type { FileStorage, ObjectLocation, StoredEntry } from './file-storage.ts'

const FULL_DISK = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** Keeps objects as files below `folder`, which has to be on the same disk as the uploads it takes over. */
export class LocalStorage implements FileStorage {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async put(key: string, source: string): Promise<void> {
    const target = this.#pathOf(key)
    try {
      const made = await fs.mkdir(path.dirname(target), { recursive: true })
      // The bytes before the name: after a power cut a file is whole or not there.
      await sync(source)
      await fs.rename(source, target)
      await sync(path.dirname(target))
      if (made !== undefined) await this.#syncParents(path.dirname(target))
    } catch (error) {
      throw asStorageError(error)
    }
  }

  locate(key: string): ObjectLocation {
    return { folder: this.#folder, path: key }
  }

  async delete(key: string): Promise<void> {
    await fs.rm(this.#pathOf(key), { force: true })
  }

  async *list(): AsyncIterable<StoredEntry> {
    await fs.mkdir(this.#folder, { recursive: true })
    for await (const file of fs.glob('**/*', { cwd: this.#folder, withFileTypes: true })) {
      if (!file.isFile()) continue
      const full = path.join(file.parentPath, file.name)
      const { size, mtime } = await fs.stat(full)
      const key = path.relative(this.#folder, full).split(path.sep).join('/')
      yield { key, sizeBytes: size, modifiedAt: mtime }
    }
  }

  #pathOf(key: string): string {
    return path.join(this.#folder, ...key.split('/'))
  }

  /** A new folder's name stands in its parent, which has to reach the disk too. */
  async #syncParents(folder: string): Promise<void> {
    for (let parent = path.dirname(folder); parent.startsWith(this.#folder); parent = path.dirname(parent))
      await sync(parent)
  }
}

/** Waits until the file or folder is on the disk itself. Windows has no such call for folders. */
async function sync(file: string): Promise<void> {
  const isFolder = (await fs.stat(file)).isDirectory()
  if (isFolder && process.platform === 'win32') return
  const handle = await fs.open(file, isFolder ? 'r' : 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A full disk is told as `storage_full`, whoever notices it; anything else is as it was. */
export function asStorageError(error: unknown): unknown {
  const { code, message = '' } = error as NodeJS.ErrnoException
  const isFull = (code !== undefined && FULL_DISK.has(code)) || /no space left|quota exceeded/i.test(message)
  return isFull ? new DomainError('storage_full', { cause: error }) : error
}
