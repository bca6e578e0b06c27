import fs from 'node:fs'
import path from 'node:path'
import { allMigrations } from '@ai-community/migrations/all.ts'
import { migrateToLatest, NewerSchemaError } from '@ai-community/migrations/migrate.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getSchemaState, SCHEMA_VERSION } from '../src/database/schema-version.ts'
import { createTestDatabase, type TestDatabase } from '../test-support/test-database.ts'

const TABLES_FOLDER = path.resolve(import.meta.dirname, '../src/database/tables')

async function describeSchema({ db }: TestDatabase): Promise<Map<string, string>> {
  const { rows } = await sql<{ tableName: string; columns: string }>`
    SELECT table_name AS table_name, GROUP_CONCAT(CONCAT_WS(' ', column_name, column_type, is_nullable, collation_name) ORDER BY ordinal_position) AS columns
    FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name NOT LIKE 'kysely%'
    GROUP BY table_name`.execute(db)
  return new Map(rows.map((row) => [row.tableName, row.columns]))
}

async function columnsOf({ db }: TestDatabase, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT column_name AS name FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = ${table} ORDER BY ordinal_position`.execute(db)
  return rows.map((row) => row.name)
}

function columnsInCode(file: string): string[] {
  const source = fs.readFileSync(path.join(TABLES_FOLDER, file), 'utf8')
  const body = source.slice(source.search(/export interface \w+Table \{/))
  return [...body.matchAll(/^ {2}(\w+): /gm)].map(([, name]) =>
    name!.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  )
}

describe('the schema', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createTestDatabase()
  })
  afterAll(() => database.drop())

  it('is the one that the code was written for', async () => {
    expect(Object.keys(allMigrations).at(-1)).toBe(SCHEMA_VERSION)
    expect(await getSchemaState(database.db)).toBe('current')
  })

  it('has one file a table, with the columns of the table', async () => {
    const tables = [...(await describeSchema(database)).keys()].sort()
    const files = fs.readdirSync(TABLES_FOLDER).sort()
    expect(files).toEqual(tables.map((table) => `${table.replaceAll('_', '-')}.table.ts`).sort())
    for (const table of tables)
      expect(columnsInCode(`${table.replaceAll('_', '-')}.table.ts`), table).toEqual(
        await columnsOf(database, table),
      )
  })

  it('names the character set on every table, whatever the default of the server', async () => {
    const { rows } = await sql<{ tableName: string }>`
      SELECT table_name AS table_name FROM information_schema.tables
      WHERE table_schema = DATABASE() AND table_name NOT LIKE 'kysely%'
        AND (table_collation <> 'utf8mb4_bin' OR engine <> 'InnoDB')`.execute(database.db)
    expect(rows).toEqual([])
  })

  it('stays as it is when it is migrated again', async () => {
    const before = await describeSchema(database)
    expect(await migrateToLatest(database.db)).toEqual([])
    expect(await describeSchema(database)).toEqual(before)
  })

  it('comes out the same when each migration was killed half way and is run again', async () => {
    const interrupted = await createTestDatabase({ migrated: false })
    try {
      for (let killedAfter = 1; killedAfter <= 48; killedAfter += 7) {
        let statements = 0
        const killed = interrupted.db.withPlugin({
          transformQuery({ node }) {
            if (node.kind === 'RawNode' && ++statements > killedAfter) throw new Error('killed')
            return node
          },
          transformResult: async ({ result }) => result,
        })
        await migrateToLatest(killed).catch((error: Error) => expect(error.message).toBe('killed'))
      }
      await migrateToLatest(interrupted.db)
      expect(await describeSchema(interrupted)).toEqual(await describeSchema(database))
    } finally {
      await interrupted.drop()
    }
  })

  it('is refused when a newer release has changed it', async () => {
    const newer = await createTestDatabase()
    try {
      await sql`INSERT INTO kysely_migration VALUES ('9999-later', '2030-01-01')`.execute(newer.db)
      await expect(migrateToLatest(newer.db)).rejects.toThrow(NewerSchemaError)
      expect(await getSchemaState(newer.db)).toBe('newer than the code')
    } finally {
      await newer.drop()
    }
  })
})
