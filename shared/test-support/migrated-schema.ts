import { migrateToLatest } from '@ai-community/migrations/migrate.ts'
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise'
import { connectDatabase } from '../src/database/connection.ts'
import { connectionOptions } from '../src/database/pool.ts'

const TEMPLATE = 'migrated'
const TIMEOUT_MS = 60_000

/** Runs the migrations in a database of its own on the server, which stays, and tells how to copy what came out. */
export async function createMigratedSchema(serverUrl: string): Promise<string> {
  const connection = await createConnection(connectionOptions(serverUrl))
  try {
    await connection.query(`CREATE DATABASE ${TEMPLATE} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`)
    const url = new URL(serverUrl)
    url.pathname = `/${TEMPLATE}`
    const db = connectDatabase({ url: url.href, poolSize: 1, timeoutMs: TIMEOUT_MS })
    await migrateToLatest(db)
    await db.destroy()
    await connection.query(`USE ${TEMPLATE}`)
    return await writeDown(connection)
  } finally {
    await connection.end()
  }
}

/** Tables name each other in both directions: their foreign keys are not looked at until all are there. */
async function writeDown(connection: Connection): Promise<string> {
  const [tables] = await connection.query<RowDataPacket[]>({ sql: 'SHOW TABLES', rowsAsArray: true })
  const statements = ['SET foreign_key_checks = 0']
  for (const [table] of tables as unknown as [string][]) {
    const [[created]] = await connection.query<RowDataPacket[]>(`SHOW CREATE TABLE ${table}`)
    const [[rows]] = await connection.query<RowDataPacket[]>(
      `SELECT EXISTS (SELECT 1 FROM ${table}) AS hasRows`,
    )
    statements.push((created as { 'Create Table': string })['Create Table'])
    if ((rows as { hasRows: number }).hasRows !== 0)
      statements.push(`INSERT INTO ${table} SELECT * FROM ${TEMPLATE}.${table}`)
  }
  return statements.join(';\n')
}
