import net, { type AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectDatabase, type Db } from '@ai-community/shared/database/connection.ts'
import { createAccessTokens } from '../src/access-tokens.ts'
import type { App } from '../src/context.ts'
import { PatientIds } from '../src/patient-ids.ts'
import { buildTestApp, callerOf, testConfig } from './test-app.ts'

const TIMEOUT_MS = 1_000

/** Accepts connections and never says a word. */
let frozen: net.Server

beforeAll(async () => {
  frozen = net.createServer(() => undefined)
  await new Promise<void>((resolve) => frozen.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  frozen.close()
})

async function withApp(port: number, work: (app: App) => Promise<void>): Promise<void> {
  const url = `mysql://nobody:nothing@127.0.0.1:${port}/none`
  const config = testConfig({ DATABASE_URL: url, DATABASE_TIMEOUT_MS: String(TIMEOUT_MS) })
  const db: Db = connectDatabase({ url, poolSize: 2, timeoutMs: TIMEOUT_MS })
  const app = await buildTestApp(config, db, new PatientIds())
  try {
    await work(app)
  } finally {
    await app.close()
    // A pool of connections that never were has nothing to end in time.
    void db.destroy().catch(() => undefined)
  }
}

describe.each([
  ['that refuses connections', () => 1],
  ['that accepts and never answers', () => (frozen.address() as AddressInfo).port],
])('a database %s', (_name, port) => {
  it('is a 503 that says when to come back, for reads, sign-in and members alike', async () => {
    await withApp(port(), async (app) => {
      const tokens = await createAccessTokens(testConfig({}).JWT_KEYS, 900)
      const member = callerOf(app, tokens.issue({ sub: '1', sid: '2' }))
      const anonymous = callerOf(app)
      const answers = await Promise.all([
        anonymous.get('/api/posts'),
        anonymous.get('/api/posts/1'),
        anonymous.get('/api/users/somebody'),
        anonymous.get('/api/world'),
        anonymous.post('/api/auth/login', { login: 'somebody', password: 'something' }),
        anonymous.post('/api/auth/refresh', { refreshToken: 'something' }),
        member.get('/api/users/me'),
        member.post('/api/posts', { content: 'x' }),
      ])
      for (const answer of answers) {
        expect([answer.statusCode, answer.json().code]).toEqual([503, 'service_unavailable'])
        expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
        expect(answer.body).not.toMatch(/127\.0\.0\.1|mysql|nobody|ECONN/)
      }
    })
  })

  it('leaves the process alive and not ready', async () => {
    await withApp(port(), async (app) => {
      const anonymous = callerOf(app)
      expect((await anonymous.get('/health/live')).statusCode).toBe(200)
      const ready = await anonymous.get('/health/ready')
      expect(ready.statusCode).toBe(503)
      expect(ready.json().checks.database).toEqual({ status: 'down', detail: 'does not answer' })
      expect((await anonymous.get('/api/nothing')).statusCode).toBe(404)
    })
  })
})
