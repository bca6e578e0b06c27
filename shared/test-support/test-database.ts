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

/** A migrated database of its own for one test file; call `drop` in `afterAll`. */
export async function createTestDatabase(
  options: { migrated?: boolean; poolSize?: number; timeoutMs?: number } = {},
): Promise<TestDatabase> {
  const serverUrl = inject('databaseServerUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  await runStatement(serverUrl, `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const db = connectDatabase({
    url: url.href,
    poolSize: options.poolSize ?? 10,
    timeoutMs: options.timeoutMs ?? 10_000,
  })
  if (options.migrated ?? true) await migrateToLatest(db)
  return {
    url: url.href,
    db,
    async drop() {
      await db.destroy()
      await runStatement(serverUrl, `DROP DATABASE ${name}`)
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
