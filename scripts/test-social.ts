import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import getPort from 'get-port'
import { migrateToLatest } from '@ai-community/migrations/migrate.ts'
import { connectDatabase } from '@ai-community/shared/database/connection.ts'
import { startPrivateDatabase } from './private-database.ts'
import { SCENES } from './social/scenes.ts'
import { openVillage } from './social/village.ts'
import { ensureSystemPackage } from './system-packages.ts'

// The social test by itself, on a database of its own: a line a scene with what happened.
const DATABASE = 'social_test'

ensureSystemPackage('database', (line) => process.stderr.write(`${line}\n`))
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-community-social-'))
const server = await startPrivateDatabase({ folder, port: await getPort(), durable: false })
try {
  await createDatabase()
  const village = await openVillage(server.urlOf(DATABASE))
  try {
    for (const { name, play } of SCENES) {
      process.stdout.write(`✓ ${name}: ${await play(village).catch((error: Error) => fail(name, error))}\n`)
    }
  } finally {
    await village.close()
  }
} finally {
  await server.stop()
  fs.rmSync(folder, { recursive: true, force: true })
}

/** The scenes after this one build on it. */
function fail(name: string, error: Error): never {
  throw new Error(`✗ ${name}: ${error.message}`, { cause: error })
}

async function createDatabase(): Promise<void> {
  const root = connectDatabase({ url: server.urlOf('mysql'), poolSize: 1, timeoutMs: 10_000 })
  await root.schema.createSchema(DATABASE).execute()
  await root.destroy()
  const db = connectDatabase({ url: server.urlOf(DATABASE), poolSize: 2, timeoutMs: 10_000 })
  await migrateToLatest(db)
  await db.destroy()
}
