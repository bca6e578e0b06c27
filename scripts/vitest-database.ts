import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createMigratedSchema } from '@ai-community/shared/test-support/migrated-schema.ts'
import getPort from 'get-port'
import type { TestProject } from 'vitest/node'
import { startPrivateDatabase } from './private-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseServerUrl: string
    migratedSchema: string
  }
}

/**
 * Starts the tests' database server, in memory where the system has a folder for that, and stops it after. The
 * packages that are tested in one run share it: the first one starts it, and what it provides all of them get.
 */
export default async function setUpDatabase({ vitest }: TestProject): Promise<(() => Promise<void>) | void> {
  if ('databaseServerUrl' in vitest.getRootProject().getProvidedContext()) return
  const parent = fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir()
  const folder = fs.mkdtempSync(path.join(parent, 'ai-community-test-'))
  const server = await startPrivateDatabase({ folder, port: await getPort(), durable: false })
  vitest.provide('databaseServerUrl', server.urlOf(''))
  vitest.provide('migratedSchema', await createMigratedSchema(server.urlOf('')))
  return async () => {
    await server.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
