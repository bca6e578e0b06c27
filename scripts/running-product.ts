import fs from 'node:fs'
import path from 'node:path'
import { loadConfig, type Config } from '@ai-community/shared/config/config.ts'
import { readJson, openDataFolder } from './supervisor/data-folder.ts'
import type { RunRecord } from './supervisor/run-record.ts'
import { resolveSecrets } from './supervisor/secrets.ts'

/**
 * The settings for a program that joins a running product: the configuration with the private database's
 * address and this installation's secrets.
 *
 * @throws Error when no database is configured and the private one does not run.
 */
export function joinRunningProduct(): { config: Config; secrets: object } {
  const config = loadConfig()
  const folder = openDataFolder(config.DATA_DIR)
  const secrets = resolveSecrets(folder, config)
  if (config.DATABASE_URL !== '') return { config, secrets }
  const run = readJson<RunRecord>(folder.runFile)
  if (!run)
    throw new Error(
      'No database: start the product in another terminal (`npm start`), or set DATABASE_URL in .env.',
    )
  const password = fs.readFileSync(path.join(folder.database, 'password'), 'utf8')
  const { host } = new URL(run.database)
  return {
    config: { ...config, DATABASE_URL: `mysql://ai_community:${password}@${host}/ai_community` },
    secrets,
  }
}
