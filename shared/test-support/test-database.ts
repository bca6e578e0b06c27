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
  if (options.url !== undefined) return openDatabase(options.url, options, async () => undefined)
  const serverUrl = inject('databaseServerUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  await runStatement(serverUrl, `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return openDatabase(url.href, options, () => runStatement(serverUrl, `DROP DATABASE ${name}`))
}

async function openDatabase(
  url: string,
  { poolSize = 10, timeoutMs = 10_000, migrated = true }: TestDatabaseOptions,
  drop: () => Promise<void>,
): Promise<TestDatabase> {
  const db = connectDatabase({ url, poolSize, timeoutMs })
  if (migrated) await migrateToLatest(db)
  return {
    url,
    db,
    async drop() {
      await db.destroy()
      await drop()
    },
  }
}

async function runStatement(serverUrl: string, statement: string): Promise<void> {
  const connection = await createConnection(connectionOptions(serverUrl))
  try {
    await connection.query(statement)
  } finally {
    await connection.end()
  }
}
