import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { KyselyPlugin } from 'kysely'
import { loadConfig, type Config } from '@ai-community/shared/config/config.ts'
import type { Session } from '@ai-community/shared/contracts/accounts.ts'
import type { Role } from '@ai-community/shared/contracts/users.ts'
import type { Db } from '@ai-community/shared/database/connection.ts'
import { openIdSource } from '@ai-community/shared/database/id-source.ts'
import { createLogger } from '@ai-community/shared/observability/logger.ts'
import { createRegistry, type Registry } from '@ai-community/shared/observability/metrics.ts'
import {
  createTestDatabase,
  type TestDatabaseOptions,
} from '@ai-community/shared/test-support/test-database.ts'
import { buildApp } from '../src/app.ts'
import type { App } from '../src/context.ts'
import { HealthCheck } from '../src/modules/health/health-check.ts'
import { requireDocumentedCode } from './documented-codes.ts'

export const PASSWORD = 'correct horse 电池 9'
const SECRET = 'abcdefghijklmnopqrstuvwxyz0123456789'

type Call = Omit<InjectOptions, 'method' | 'url'> & { body?: InjectOptions['payload'] }

/** Somebody who calls the API: nobody in particular, or a member with a token. */
export interface Caller {
  get(url: string, call?: Call): Promise<LightMyRequestResponse>
  post(url: string, body?: InjectOptions['payload'], call?: Call): Promise<LightMyRequestResponse>
  put(url: string, call?: Call): Promise<LightMyRequestResponse>
  patch(url: string, body?: InjectOptions['payload'], call?: Call): Promise<LightMyRequestResponse>
  delete(url: string, call?: Call): Promise<LightMyRequestResponse>
  /** Any request, with this caller's token. */
  send(request: InjectOptions): Promise<LightMyRequestResponse>
}

export interface Member extends Caller {
  id: string
  username: string
  session: Session
}

export interface TestApp {
  config: Config
  app: App
  db: Db
  /** Where files lie; gone after `close`. */
  dataFolder: string
  ids: { next(): string }
  anonymous: Caller
  /** What the API measures of itself. */
  registry: Registry
  /** SQL statements the API has run since the count was last set to 0. */
  statements: { count: number }
  /** Moves the API's clock; the database's stays. */
  clock: { offsetMs: number }
  register(username?: string): Promise<Member>
  registerAs(role: Role): Promise<Member>
  /** Another session of a member made by `register`. */
  signIn(username: string): Promise<Session>
  close(): Promise<void>
}

let membersMade = 0

/** The real app on a database of its own; `environment` overrides settings by their names. */
export async function createTestApp(
  environment: Record<string, string> = {},
  databaseOptions: TestDatabaseOptions & { connect?: (url: string) => Db } = {},
): Promise<TestApp> {
  const database = await createTestDatabase(databaseOptions)
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'api-test-'))
  const config = testConfig({ DATABASE_URL: database.url, DATA_DIR: dataFolder, ...environment })
  const statements = { count: 0 }
  const clock = { offsetMs: 0, now: () => new Date(Date.now() + clock.offsetMs) }
  const ids = await openIdSource(database.db, failLoudly)
  const appDb = databaseOptions.connect?.(database.url) ?? database.db
  const registry = createRegistry('test')
  const app = await buildTestApp(config, appDb.withPlugin(countStatements(statements)), ids, clock, registry)
  const anonymous = callerOf(app)

  async function register(username = `member_${++membersMade}`): Promise<Member> {
    const answer = await anonymous.post('/api/auth/register', { username, password: PASSWORD })
    if (answer.statusCode !== 201) throw new Error(answer.body)
    const session = answer.json<Session>()
    return { ...callerOf(app, session.accessToken), id: session.user.id, username, session }
  }

  async function signIn(username: string): Promise<Session> {
    const answer = await anonymous.post('/api/auth/login', { login: username, password: PASSWORD })
    if (answer.statusCode !== 200) throw new Error(answer.body)
    return answer.json<Session>()
  }

  return {
    config,
    app,
    registry,
    db: database.db,
    dataFolder,
    ids,
    anonymous,
    statements,
    clock,
    register,
    async registerAs(role) {
      const member = await register()
      await database.db.updateTable('users').set({ role }).where('id', '=', member.id).execute()
      const session = await signIn(member.username)
      return { ...member, ...callerOf(app, session.accessToken), session }
    },
    signIn,
    async close() {
      await app.close()
      await ids.close()
      if (appDb !== database.db) await appDb.destroy()
      await database.drop()
      fs.rmSync(dataFolder, { recursive: true })
    },
  }
}

export function testConfig(environment: Record<string, string>): Config {
  return loadConfig(
    {
      NODE_ENV: 'test',
      BCRYPT_COST: '4',
      // The tests share a small machine with each other; deadlines are tested where they are set.
      DATABASE_TIMEOUT_MS: '10000',
      JWT_KEYS: `new:${SECRET},old:${SECRET}_old`,
      REFRESH_KEY: SECRET,
      DATA_KEYS: `d1:${Buffer.alloc(32, 7).toString('base64url')}`,
      RATE_LIMITS: 'local',
      ...environment,
    },
    '/dev/null',
  )
}

export function buildTestApp(
  config: Config,
  db: Db,
  ids: { next(): string },
  clock?: { now(): Date },
  registry = createRegistry('test'),
): Promise<App> {
  const health = new HealthCheck({ db, dataFolder: config.DATA_DIR, minFreeDiskMb: config.MIN_FREE_DISK_MB })
  const options = { config, db, ids, health, registry }
  return buildApp({ ...options, logger: createLogger('test', 'silent'), ...(clock && { clock }) })
}

export function callerOf(app: App, accessToken?: string): Caller {
  const authorization = accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }
  const send = async (request: InjectOptions) => {
    const answer = await app.inject({ ...request, headers: { ...authorization, ...request.headers } })
    requireDocumentedCode(app, request, answer)
    return answer
  }
  const call = (method: InjectOptions['method'], url: string, { body, ...rest }: Call = {}) =>
    send({ method: method!, url, ...(body !== undefined && { payload: body }), ...rest })
  return {
    get: (url, options) => call('GET', url, options),
    post: (url, body, options) => call('POST', url, { ...options, body }),
    put: (url, options) => call('PUT', url, options),
    patch: (url, body, options) => call('PATCH', url, { ...options, body }),
    delete: (url, options) => call('DELETE', url, options),
    send,
  }
}

function countStatements(statements: { count: number }): KyselyPlugin {
  return {
    transformQuery({ node }) {
      statements.count++
      return node
    },
    transformResult: async ({ result }) => result,
  }
}

function failLoudly(error: unknown): never {
  throw error
}
