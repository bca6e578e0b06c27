import { createReadStream } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Viewer } from '../../context.ts'
import type { FileStorage } from '../../files/storage/file-storage.ts'
import { EXPORT_READERS, type ExportReader, type ExportSource } from './export-readers.ts'
import { listOwnFiles } from './own-files.ts'

const README = `This archive holds what AI Community keeps about your account.
Each .json file is a list, in the order in which its rows were made; times are UTC.
Pictures you have uploaded are in the folder files, named by their ids (see files.json).
`

/**
 * Everything the member has, as a zip that is made while it is read: however much it is, only a page of rows is in
 * memory. An error on the way ends the stream with it; what was sent until then is no whole archive.
 */
export function exportAccount(source: ExportSource, viewer: Viewer, storage: FileStorage): Readable {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  zip.on('error', (error: Error) => output.destroy(error))
  addEntries(zip, source, viewer.id, storage).catch((error: unknown) => output.destroy(error as Error))
  return output
}

async function addEntries(
  zip: ZipFile,
  source: ExportSource,
  userId: string,
  storage: FileStorage,
): Promise<void> {
  zip.addBuffer(Buffer.from(README), 'README.txt')
  for (const reader of EXPORT_READERS)
    addStream(zip, `${reader.name}.json`, async () => toJson(reader, source, userId))
  for await (const { name, storageKey } of listOwnFiles(source.db, userId))
    addStream(zip, `files/${name}`, () => openStored(storage, storageKey), false)
  zip.end()
}

/** The stream is opened when its turn has come: no query runs ahead of what the client reads. */
function addStream(zip: ZipFile, name: string, open: () => Promise<Readable>, compress = true): void {
  zip.addReadStreamLazy(name, { compress }, (ready) => {
    open().then(
      (stream) => {
        stream.on('error', (error) => zip.emit('error', error))
        ready(null, stream)
      },
      (error: unknown) => ready(error, undefined as unknown as Readable),
    )
  })
}

async function openStored(storage: FileStorage, key: string): Promise<Readable> {
  const location = storage.locate(key)
  if ('open' in location) return (await location.open()).body
  return createReadStream(path.join(location.folder, location.path))
}

function toJson(reader: ExportReader, source: ExportSource, userId: string): Readable {
  return Readable.from(jsonLines(reader.rows(source, userId)))
}

async function* jsonLines(rows: AsyncIterable<Record<string, unknown>>): AsyncIterable<string> {
  let separator = '[\n'
  for await (const row of rows) {
    yield `${separator}${JSON.stringify(row)}`
    separator = ',\n'
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n'
}
