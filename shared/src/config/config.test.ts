import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ConfigError, loadConfig, PROJECT_ROOT } from './config.ts'
import { renderEnvTemplate } from './env-template.ts'
import { VARIABLES, type Variable } from './variables.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'config-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))

function envFile(text: string): string {
  const file = path.join(folder, `${Math.abs(text.length)}-${fs.readdirSync(folder).length}.env`)
  fs.writeFileSync(file, text)
  return file
}

function problemsOf(environment: NodeJS.ProcessEnv, file = envFile('')): readonly string[] {
  try {
    loadConfig(environment, file)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

describe('.env.template', () => {
  it('is what the list of variables renders to', () => {
    expect(fs.readFileSync(path.join(PROJECT_ROOT, '.env.template'), 'utf8')).toBe(renderEnvTemplate())
  })

  it('names for every variable the value that holds when it is not set', () => {
    for (const [name, variable] of Object.entries(VARIABLES) as [string, Variable][]) {
      const shown = variable.schema.parse(variable.template === '' ? undefined : variable.template)
      expect(shown, name).toEqual(variable.schema.parse(undefined))
    }
  })
})

describe('loadConfig', () => {
  it('lets the environment win over .env, and the prefixed name over the bare one', () => {
    const file = envFile('API_PORT=4001\nWEB_PORT=4002\nLOG_LEVEL=debug\n')
    const config = loadConfig({ WEB_PORT: '5002', AI_COMMUNITY_LOG_LEVEL: 'warn', LOG_LEVEL: 'error' }, file)
    expect([config.API_PORT, config.WEB_PORT, config.LOG_LEVEL]).toEqual([4001, 5002, 'warn'])
  })

  it('names the variable, where it was set, and its rule', () => {
    expect(problemsOf({}, envFile('API_PORT=http\n'))).toEqual([
      'API_PORT (from .env, API_PORT): "http" must be a port number, 1–65535',
    ])
  })

  it('reports every problem at once', () => {
    expect(
      problemsOf({ API_PORT: '0', SIMULATION_SPEED: 'fast', DATABASE_URL: 'postgres://x' }),
    ).toHaveLength(3)
  })

  it('never shows the value of a secret', () => {
    const [problem] = problemsOf({ DATABASE_URL: 'mysql://hunter2' })
    expect(problem).toMatch(/^DATABASE_URL/)
    expect(problem).not.toContain('hunter2')
  })

  it('reads a value from the file that NAME_FILE names', () => {
    const secret = envFile(`  ${'r'.repeat(20)}0123456789abcdef\n`)
    expect(loadConfig({ REFRESH_KEY_FILE: secret }, envFile('')).REFRESH_KEY).toBe(
      `${'r'.repeat(20)}0123456789abcdef`,
    )
    expect(problemsOf({ REFRESH_KEY_FILE: '/nowhere' })[0]).toMatch(/^REFRESH_KEY_FILE .*no such file/)
  })

  it('refuses missing and weak secrets in production', () => {
    const missing = problemsOf({ NODE_ENV: 'production', BCRYPT_COST: '4' })
    for (const name of ['DATABASE_URL', 'JWT_KEYS', 'REFRESH_KEY', 'DATA_KEYS', 'BCRYPT_COST'])
      expect(missing.join('\n')).toContain(name)
    const weak = problemsOf({
      NODE_ENV: 'production',
      DATABASE_URL: 'mysql://u:p@db/x',
      JWT_KEYS: `a:${'x'.repeat(40)}`,
      REFRESH_KEY: '0123456789abcdefghijklmnopqrstuvwxyz',
      DATA_KEYS: `a:${'A'.repeat(43)}`,
    })
    expect(weak).toEqual(['JWT_KEYS, REFRESH_KEY: a secret is too simple'])
  })
})
