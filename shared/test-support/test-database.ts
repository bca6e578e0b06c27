import { randomBytes } from 'node:crypto'
import { migrateToLatest } from '@ai-community/migrations/migrate.ts'
import { createConnection } from 'mysql2/promise'
import { inject } from 'vitest'
import { connectDatabase, type Db } from '../src/database/connection.ts'
import { connectionOptions } from '../src/database/pool.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the test server without a database name, from the workspace's global set-up. */
    databaseServerUrl: string
    /** SQL that makes an empty database one in which all migrations have run, in a fifth of their time. */
    migratedSchema: string
  }
}

export interface TestDatabase {
  url: string
  db: Db
  drop(): Promise<void>
}

export interface TestDatabaseOptions {
  migrated?: boolean
  poolSize?: number
  timeoutMs?: number
  /** A database that is there already, and stays: one that took long to fill. */
  url?: string
}

/** A migrated database of its own for one test file; call `drop` in `afterAll`. */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { migrated = true } = options
  if (options.url !== undefined) {
    const database = openDatabase(options.url, options, async () => undefined)
    if (migrated) await migrateToLatest(database.db)
    return database
  }
  const serverUrl = inject('databaseServerUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  await runStatements(serverUrl, `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  if (migrated) await runStatements(url.href, inject('migratedSchema'))
  return openDatabase(url.href, options, () => runStatements(serverUrl, `DROP DATABASE ${name}`))
}

function openDatabase(
  url: string,
  { poolSize = 10, timeoutMs = 10_000 }: TestDatabaseOptions,
  drop: () => Promise<void>,
): TestDatabase {
  const db = connectDatabase({ url, poolSize, timeoutMs })
  return {
    url,
    db,
    async drop() {
      await db.destroy()
      await drop()
    },
  }
}

async function runStatements(url: string, statements: string): Promise<void> {
  const connection = await createConnection({ ...connectionOptions(url), multipleStatements: true })
  try {
    await connection.query(statements)
  } finally {
    await connection.end()
  }
}
