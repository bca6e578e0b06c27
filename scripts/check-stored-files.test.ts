import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { systemClock } from '@ai-community/shared/community/context.ts'
import { openFileStorage } from '@ai-community/shared/community/files/storage/open-storage.ts'
import { connectDatabase } from '@ai-community/shared/database/connection.ts'
import { createTestDatabase, type TestDatabase } from '@ai-community/shared/test-support/test-database.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runFilesFsck } from './check-stored-files.ts'

let database: TestDatabase
let folder: string
beforeAll(async () => {
  database = await createTestDatabase()
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'files-fsck-test-'))
})
afterAll(async () => {
  await database.drop()
  fs.rmSync(folder, { recursive: true })
})

async function fsck(...argv: string[]): Promise<{ exitCode: number; output: string; errors: string }> {
  const said = { output: '', errors: '' }
  const exitCode = await runFilesFsck(argv, {
    connect: async () => ({
      db: connectDatabase({ url: database.url, poolSize: 1, timeoutMs: 10_000 }),
      storage: await openFileStorage({ dataFolder: folder }),
      clock: systemClock,
    }),
    write: (text) => (said.output += text),
    writeError: (text) => (said.errors += text),
  })
  return { exitCode, ...said }
}

describe('npm run files:fsck', () => {
  it('ends with 0 where all agrees', async () => {
    const output = 'All files agree with what is stored.\n'
    expect(await fsck()).toEqual({ exitCode: 0, output, errors: '' })
  })

  it('names what is wrong and ends with 1, until it has been set right', async () => {
    const stray = path.join(folder, 'files', 'stray')
    fs.writeFileSync(stray, 'x')
    fs.utimesSync(stray, new Date(0), new Date(0))
    const line = 'stray belongs to no blob'
    expect(await fsck()).toMatchObject({ exitCode: 1, output: `${line}\n1 wrong, 0 set right.\n` })
    const output = `${line}: set right\n1 wrong, 1 set right.\n`
    expect(await fsck('--repair')).toMatchObject({ exitCode: 0, output })
    expect(await fsck()).toMatchObject({ exitCode: 0 })
  })

  it('goes on saying what only a backup can bring back', async () => {
    const now = new Date(Date.now() - 1_000)
    const blob = { id: '7', sha256: 'a'.repeat(64), storageKey: 'aa/aa/7', storedAt: now, createdAt: now }
    await database.db
      .insertInto('fileBlobs')
      .values({ ...blob, unusedSince: null })
      .execute()
    await database.db
      .insertInto('files')
      .values({
        ...{ id: '8', ownerId: '9', blobId: '7', sha256: blob.sha256, mime: 'image/png', purpose: 'post' },
        ...{
          width: 1,
          height: 1,
          sizeBytes: 1,
          blurhash: 'x',
          createdAt: now,
          looseSince: now,
          deletedAt: null,
        },
      })
      .execute()
    const { exitCode, output } = await fsck('--repair')
    expect(exitCode).toBe(1)
    expect(output).toContain('blob 7: aa/aa/7 is missing, 1 files need it\n')
  })

  it('ends with 2 where it cannot check, and says why', async () => {
    const { exitCode, errors } = await fsck('--nonsense')
    expect([exitCode, errors.includes('error:')]).toEqual([2, true])
  })
})
