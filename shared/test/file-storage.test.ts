import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FileStorage, StoredEntry } from '../src/community/files/storage/file-storage.ts'
import { openFileStorage } from '../src/community/files/storage/open-storage.ts'
import { startS3Server, type S3Server } from '../test-support/s3-server.ts'

let folder: string
let server: S3Server
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'storage-test-'))
  server = await startS3Server(folder)
})
afterAll(async () => {
  await server.close()
  fs.rmSync(folder, { recursive: true })
})

function openS3(endpoint = server.settings.S3_ENDPOINT): Promise<FileStorage> {
  const {
    S3_BUCKET: bucket,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  } = server.settings
  const s3 = { endpoint, region: 'us-east-1', bucket, accessKeyId, secretAccessKey }
  return openFileStorage({ dataFolder: folder, s3 })
}

function source(content: string): string {
  const file = path.join(fs.mkdtempSync(path.join(folder, 'source-')), 'picture')
  fs.writeFileSync(file, content)
  return file
}

async function read(storage: FileStorage, key: string, range?: string): Promise<string> {
  const location = storage.locate(key)
  if ('folder' in location) return fs.readFileSync(path.join(location.folder, location.path), 'utf8')
  return (await buffer((await location.open(range)).body)).toString()
}

async function entriesOf(storage: FileStorage): Promise<StoredEntry[]> {
  const entries: StoredEntry[] = []
  for await (const entry of storage.list()) entries.push(entry)
  return entries
}

async function keysOf(storage: FileStorage): Promise<string[]> {
  return (await entriesOf(storage)).map((entry) => entry.key).toSorted()
}

const STORAGES: [name: string, open: () => Promise<FileStorage>][] = [
  ['a local folder', () => openFileStorage({ dataFolder: folder })],
  ['a server that speaks S3', () => openS3()],
]

describe.each(STORAGES)('%s', (_name, open) => {
  it('keeps what is put into it, until it is deleted', async () => {
    const storage = await open()
    await storage.put('aa/bb/1', source('first'), 'image/png')
    await storage.put('aa/bb/1.thumb', source('small'), 'image/webp')
    await storage.put('cc/dd/2', source('second'), 'image/png')
    expect(await keysOf(storage)).toEqual(['aa/bb/1', 'aa/bb/1.thumb', 'cc/dd/2'])
    expect([await read(storage, 'aa/bb/1'), await read(storage, 'cc/dd/2')]).toEqual(['first', 'second'])
    const entries = await entriesOf(storage)
    expect(entries.find(({ key }) => key === 'aa/bb/1')).toMatchObject({ sizeBytes: 5 })
    for (const key of ['aa/bb/1', 'aa/bb/1.thumb', 'cc/dd/2', 'cc/dd/never']) await storage.delete(key)
    expect(await keysOf(storage)).toEqual([])
  })

  it('takes the same content twice as once', async () => {
    const storage = await open()
    await Promise.all([1, 2, 3].map(() => storage.put('ee/ff/3', source('same'), 'image/png')))
    expect([await keysOf(storage), await read(storage, 'ee/ff/3')]).toEqual([['ee/ff/3'], 'same'])
    await storage.delete('ee/ff/3')
  })
})

describe('a server that speaks S3', () => {
  it('gives a part of an object, and says which', async () => {
    const storage = await openS3()
    await storage.put('aa/aa/4', source('0123456789'), 'image/png')
    const location = storage.locate('aa/aa/4')
    if (!('open' in location)) throw new Error('S3 is no folder')
    const { body, sizeBytes, contentRange } = await location.open('bytes=2-5')
    expect([(await buffer(body)).toString(), sizeBytes, contentRange]).toEqual(['2345', 4, 'bytes 2-5/10'])
    await expect(location.open('bytes=20-')).rejects.toMatchObject({ code: 'range_not_satisfiable' })
    const missing = storage.locate('aa/aa/none')
    await expect('open' in missing && missing.open()).rejects.toMatchObject({ code: 'file_not_found' })
  })

  it('that is away makes uploads wait, not fail for good', async () => {
    const storage = await openS3('http://127.0.0.1:1')
    await expect(storage.put('aa/aa/5', source('x'), 'image/png')).rejects.toMatchObject({
      code: 'service_unavailable',
      retryAfterSeconds: 5,
    })
  })
})

// Only the administrator may mount a disk to be filled.
describe.runIf(process.platform === 'linux' && process.getuid?.() === 0)('a full disk', () => {
  it('is told as storage_full, and leaves no half of a file', async () => {
    const { execFileSync } = await import('node:child_process')
    const disk = fs.mkdtempSync(path.join(folder, 'disk-'))
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k,nr_inodes=3', 'tmpfs', disk])
    try {
      const storage = await openFileStorage({ dataFolder: disk })
      const file = path.join(disk, 'picture')
      fs.writeFileSync(file, 'x')
      await expect(storage.put('aa/bb/6', file, 'image/png')).rejects.toMatchObject({ code: 'storage_full' })
      expect(await keysOf(storage)).toEqual([])
    } finally {
      execFileSync('umount', [disk])
    }
  })
})
