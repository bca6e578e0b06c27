import fs from 'node:fs'
import path from 'node:path'
import { loadConfig, type Config } from '@ai-community/shared/config/config.ts'
import { openDataFolder, readJson } from './supervisor/data-folder.ts'
import type { RunRecord } from './supervisor/run-record.ts'

/**
 * The settings for a program that joins a running product: the configuration with the address of the private
 * database, when none is configured.
 *
 * @throws Error when no database is configured and the private one does not run.
 */
export function joinRunningProduct(): Config {
  const config = findRunningProduct()
  if (config) return config
  throw new Error(
    'No database: start the product in another terminal (`npm start`), or set DATABASE_URL in .env.',
  )
}

/** As `joinRunningProduct`; undefined when there is no database to join. */
export function findRunningProduct(): Config | undefined {
  const config = loadConfig()
  if (config.DATABASE_URL !== '') return config
  const folder = openDataFolder(config.DATA_DIR)
  const run = readJson<RunRecord>(folder.runFile)
  if (!run) return undefined
  const password = fs.readFileSync(path.join(folder.database, 'password'), 'utf8')
  const { host } = new URL(run.database)
  return {
    ...config,
    DATABASE_URL: `mysql://ai_community:${password}@${host}/ai_community`,
    // The web app has to find the API that runs, wherever a taken port has put it.
    API_PORT: Number(new URL(run.api).port),
  }
}
