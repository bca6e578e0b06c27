import { createTestDatabase, type TestDatabase } from '@ai-community/shared/test-support/test-database.ts'
import { connectDatabase } from '@ai-community/shared/database/connection.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runFsck } from './fsck.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  await database.db.deleteFrom('tags').execute()
})

async function fsck(...argv: string[]): Promise<{ exitCode: number; output: string; errors: string }> {
  const said = { output: '', errors: '' }
  const exitCode = await runFsck(argv, {
    connect: () => connectDatabase({ url: database.url, poolSize: 1, timeoutMs: 10_000 }),
    write: (text) => (said.output += text),
    writeError: (text) => (said.errors += text),
  })
  return { exitCode, ...said }
}

describe('npm run db:fsck', () => {
  it('ends with 0 where all agrees', async () => {
    expect(await fsck()).toEqual({ exitCode: 0, output: 'All counters agree with their rows.\n', errors: '' })
  })

  it('names what is wrong and ends with 1, until it has been set right', async () => {
    await database.db
      .insertInto('tags')
      .values({ id: '7', tag: 'lonely', postCount: 3, createdAt: new Date() })
      .execute()
    const line = 'tags.post_count 7: 3 stored, 0 counted\n'
    expect(await fsck()).toMatchObject({
      exitCode: 1,
      output: `${line}1 wrong; --repair sets them right.\n`,
    })
    expect(await fsck('--repair')).toMatchObject({ exitCode: 0, output: `${line}1 set right.\n` })
    expect(await fsck('--batch', '1')).toMatchObject({ exitCode: 0 })
  })

  it('ends with 2 where it cannot check, and says why', async () => {
    for (const argv of [['--nonsense'], ['--batch', '0'], ['--batch', 'many']]) {
      const { exitCode, errors } = await fsck(...argv)
      expect([exitCode, errors.includes('error:')]).toEqual([2, true])
    }
    const errors: string[] = []
    const exitCode = await runFsck([], {
      connect() {
        throw new Error('No database.')
      },
      write: () => undefined,
      writeError: (text) => errors.push(text),
    })
    expect([exitCode, errors]).toEqual([2, ['No database.\n']])
    expect(await fsck('--help')).toMatchObject({ exitCode: 0, errors: '' })
  })
})
