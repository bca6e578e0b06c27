import fs from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { simTime } from '@ai-community/shared/world/sim-time.ts'
import { z } from 'zod'
import type { WorldSnapshot } from './journal.ts'

const FORMAT = 'ai-community-snapshot'
const NEWLINE = 10
const compress = promisify(gzip)
const decompress = promisify(gunzip)

/** All that another machine of the same release needs to go on from here. */
export interface SavedWorld {
  seed: number
  residents: number
  snapshot: WorldSnapshot
}

/** The file is no snapshot, or not whole. */
export class SnapshotFileError extends Error {
  constructor(file: string, reason: string) {
    super(`${file} is no snapshot of a town: ${reason}`)
    this.name = 'SnapshotFileError'
  }
}

const headerSchema = z.object({
  format: z.literal(FORMAT),
  seed: z.int().min(0),
  residents: z.int().min(1),
  engineVersion: z.int(),
  epoch: z.int(),
  clock: z.int().min(0).transform(simTime),
  lastInputNo: z.int(),
  lastEffectNo: z.int(),
  stateHash: z.string(),
  sizeBytes: z.int(),
})

/** Writes one gzip file: a line of JSON that says what it is, then the state. Whole or not at all; returns its size. */
export async function writeSnapshotFile(
  file: string,
  { seed, residents, snapshot }: SavedWorld,
): Promise<number> {
  const { bytes, ...rest } = snapshot
  const header = { format: FORMAT, seed, residents, ...rest, sizeBytes: bytes.length }
  const content = await compress(Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), bytes]))
  await fs.mkdir(path.dirname(file), { recursive: true })
  const unfinished = `${file}.${process.pid}.tmp`
  await fs.writeFile(unfinished, content)
  await fs.rename(unfinished, file)
  return content.length
}

/** @throws SnapshotFileError for a file that `writeSnapshotFile` did not write, or that was damaged since. */
export async function readSnapshotFile(file: string): Promise<SavedWorld> {
  const content = await decompress(await fs.readFile(file)).catch(() => {
    throw new SnapshotFileError(file, 'it is not compressed as one, or damaged')
  })
  const end = content.indexOf(NEWLINE)
  const header = headerSchema.safeParse(parseJson(content.subarray(0, end).toString()))
  if (!header.success) throw new SnapshotFileError(file, 'it does not begin like one')
  const bytes = content.subarray(end + 1)
  const { format: _format, sizeBytes, seed, residents, ...rest } = header.data
  if (bytes.length !== sizeBytes) throw new SnapshotFileError(file, 'it is not whole')
  return { seed, residents, snapshot: { ...rest, bytes } }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON is one way of not being a header; the schema refuses it.
    return undefined
  }
}
