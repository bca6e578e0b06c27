import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import dotenv from 'dotenv'
import { VARIABLES, type Config, type VariableName } from './variables.ts'

export type { Config }

/** The folder the project stands in. */
export const PROJECT_ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..')

const PREFIX = 'AI_COMMUNITY_'

/** A setting that can't be used: the message names the variable, the rule and where it was set. */
export class ConfigError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`The configuration can't be used:\n${problems.map((line) => `  - ${line}`).join('\n')}`)
    this.name = 'ConfigError'
    this.problems = problems
  }
}

/**
 * Reads and checks every setting. The real environment wins over `.env`; each name may carry the prefix
 * `AI_COMMUNITY_`, which wins over the bare name; `NAME_FILE` names a file that holds the value.
 *
 * @throws ConfigError naming each variable that breaks its rule.
 */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env, envFile = defaultEnvFile()): Config {
  const fileValues = readEnvFile(envFile)
  const problems: string[] = []
  const config: Record<string, unknown> = {}
  for (const name of Object.keys(VARIABLES) as VariableName[]) {
    const found = findValue(name, environment, fileValues, problems)
    const result = VARIABLES[name].schema.safeParse(found?.value)
    if (result.success) config[name] = result.data
    else {
      const shown = isSecret(name) ? 'its value' : JSON.stringify(found?.value)
      problems.push(`${name} (from ${found?.source}): ${shown} must be ${VARIABLES[name].rule}`)
    }
  }
  problems.push(...weakSecrets(config))
  if (problems.length > 0) throw new ConfigError(problems)
  return { ...(config as Config), DATA_DIR: path.resolve(PROJECT_ROOT, String(config.DATA_DIR)) }
}

function defaultEnvFile(): string {
  return path.join(PROJECT_ROOT, '.env')
}

function readEnvFile(file: string): Record<string, string> {
  try {
    return dotenv.parse(fs.readFileSync(file))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new ConfigError([`${path.basename(file)} can't be read: ${(error as Error).message}`])
  }
}

function findValue(
  name: VariableName,
  environment: NodeJS.ProcessEnv,
  fileValues: Record<string, string>,
  problems: string[],
): { value: string; source: string } | undefined {
  const sources = [
    { values: environment, source: 'the environment' },
    { values: fileValues, source: '.env' },
  ]
  for (const { values, source } of sources) {
    for (const key of [PREFIX + name, name]) {
      const value = values[key]
      // An empty line in .env means "not set", as in the template.
      if (value !== undefined && value !== '') return { value, source: `${source}, ${key}` }
      const secretFile = values[`${key}_FILE`]
      if (!secretFile) continue
      try {
        return { value: fs.readFileSync(secretFile, 'utf8').trim(), source: `${source}, ${key}_FILE` }
      } catch (error) {
        problems.push(`${key}_FILE (from ${source}): ${(error as Error).message}`)
      }
    }
  }
  return undefined
}

function isSecret(name: VariableName): boolean {
  return /KEY|SECRET|PASSWORD|SMTP_URL|DATABASE_URL|REDIS_URL/.test(name)
}

/** In production nothing may be left to chance: each secret is set, and none is a known example. */
function weakSecrets(config: Partial<Config>): string[] {
  if (config.NODE_ENV !== 'production') return []
  const problems: string[] = []
  if (config.DATABASE_URL === '') problems.push('DATABASE_URL: must be set in production')
  for (const name of ['JWT_KEYS', 'REFRESH_KEY', 'DATA_KEYS'] as const) {
    if (!config[name]?.length) problems.push(`${name}: must be set in production; ${VARIABLES[name].rule}`)
  }
  for (const secret of [...(config.JWT_KEYS ?? []).map((key) => key.secret), config.REFRESH_KEY ?? '']) {
    if (secret && new Set(secret).size < 10) problems.push('JWT_KEYS, REFRESH_KEY: a secret is too simple')
  }
  if ((config.BCRYPT_COST ?? 11) < 10) problems.push('BCRYPT_COST: must be at least 10 in production')
  return problems
}
