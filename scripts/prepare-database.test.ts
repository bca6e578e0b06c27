import { createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import '@ai-community/shared/test-support/test-database.ts'
import { prepareDatabase } from './prepare-database.ts'

const serverUrl = inject('databaseServerUrl')

function urlOf(path: string, change: (url: URL) => void = () => {}): string {
  const url = new URL(serverUrl)
  url.pathname = path
  change(url)
  return url.href
}

async function execute(...statements: string[]): Promise<void> {
  const connection = await createConnection(serverUrl)
  for (const statement of statements) await connection.query(statement)
  await connection.end()
}

describe('prepareDatabase', () => {
  beforeAll(() => execute("CREATE USER 'poor'@'127.0.0.1' IDENTIFIED BY 'secret'"))
  afterAll(() => execute('DROP DATABASE IF EXISTS prepared', "DROP USER 'poor'@'127.0.0.1'"))

  it('creates an absent database, migrates it, and finds nothing to do the second time', async () => {
    expect(await prepareDatabase(urlOf('/prepared'))).not.toEqual([])
    expect(await prepareDatabase(urlOf('/prepared'))).toEqual([])
  })

  it('says that the password is wrong, without showing it', async () => {
    const wrong = urlOf('/prepared', (url) => (url.password = 'guess'))
    const error = await prepareDatabase(wrong).catch((failure: Error) => failure)
    expect((error as Error).message).toMatch(/refuses the account "ai_community": check user and password/)
    expect((error as Error).message).not.toContain('guess')
  })

  it('says that no server is there', async () => {
    const nowhere = urlOf('/prepared', (url) => (url.port = '1'))
    await expect(prepareDatabase(nowhere)).rejects.toThrow(/127\.0\.0\.1:1 can't be reached \(ECONNREFUSED\)/)
  })

  it('prints what an administrator has to run when the account may not create the database', async () => {
    const poor = urlOf('/not_there', (url) => {
      url.username = 'poor'
      url.password = 'secret'
    })
    await expect(prepareDatabase(poor)).rejects.toThrow(
      /may not create it[^]*CREATE DATABASE `not_there`[^]*GRANT ALL ON `not_there`/,
    )
  })

  it('refuses a schema newer than the code', async () => {
    await execute("INSERT INTO prepared.kysely_migration VALUES ('9999-later', '2030-01-01')")
    await expect(prepareDatabase(urlOf('/prepared'))).rejects.toThrow(
      /newer schema than this release knows \(9999-later\)/,
    )
  })
})
