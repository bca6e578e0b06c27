import { randomBytes } from 'node:crypto'
import type { Config } from '@ai-community/shared/config/config.ts'
import { openDataFolder, readJson, writeJson } from './data-folder.ts'

interface Secrets {
  JWT_KEYS: string
  REFRESH_KEY: string
  DATA_KEYS: string
}

/**
 * The secrets of this installation as environment variables: those of the configuration, and for the rest
 * ones made at the first start and kept in a file that only its owner can read.
 */
export function resolveSecrets(config: Config): Partial<Secrets> {
  if (config.JWT_KEYS.length > 0 && config.REFRESH_KEY !== '' && config.DATA_KEYS.length > 0) return {}
  const { secretsFile } = openDataFolder(config.DATA_DIR)
  const stored = readJson<Secrets>(secretsFile) ?? makeSecrets()
  writeJson(secretsFile, stored)
  return {
    ...(config.JWT_KEYS.length === 0 && { JWT_KEYS: stored.JWT_KEYS }),
    ...(config.REFRESH_KEY === '' && { REFRESH_KEY: stored.REFRESH_KEY }),
    ...(config.DATA_KEYS.length === 0 && { DATA_KEYS: stored.DATA_KEYS }),
  }
}

/** New secrets, ready to be used as environment variables. */
export function makeSecrets(): Secrets {
  return {
    JWT_KEYS: `k1:${randomText(48)}`,
    REFRESH_KEY: randomText(48),
    DATA_KEYS: `d1:${randomBytes(32).toString('base64url')}`,
  }
}

/** Random text out of A–Z a–z 0–9 _ -, good for a URL without encoding. */
export function randomText(bytes: number): string {
  return randomBytes(bytes).toString('base64url')
}
