import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import getPort from 'get-port'
import type { TestProject } from 'vitest/node'
import { startPrivateDatabase } from './private-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseServerUrl: string
  }
}

/** Starts the tests' database server, in memory where the system has a folder for that, and stops it after. */
export default async function setUpDatabase(project: TestProject): Promise<() => Promise<void>> {
  const parent = fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir()
  const folder = fs.mkdtempSync(path.join(parent, 'ai-community-test-'))
  const server = await startPrivateDatabase({ folder, port: await getPort(), durable: false })
  project.provide('databaseServerUrl', server.urlOf(''))
  return async () => {
    await server.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
