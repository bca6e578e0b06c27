import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startRedis, type RunningRedis } from './redis-server.ts'
import { buildTestApp, createTestApp, callerOf, testConfig, type TestApp } from './test-app.ts'

const VISITOR = '203.0.113.9'

function from(address: string) {
  return { headers: { 'x-forwarded-for': address } }
}

function remainingOf({ headers }: { headers: Record<string, unknown> }): number {
  return Number(/r=(\d+)/.exec(String(headers.ratelimit))?.[1])
}

describe('rate limits in one process', () => {
  let test: TestApp

  beforeAll(async () => {
    test = await createTestApp({ RATE_LIMITS: 'production' })
  })
  afterAll(() => test.close())

  it('are told in every answer, whatever it is', async () => {
    const answers = await Promise.all([
      test.anonymous.get('/api/posts', from('198.51.100.1')),
      test.anonymous.get('/api/nothing', from('198.51.100.2')),
      test.anonymous.get('/api/posts/%zz', from('198.51.100.3')),
      test.anonymous.get(`/api/posts/${'9'.repeat(300)}`, from('198.51.100.4')),
      test.anonymous.get('/api/users/me', from('198.51.100.5')),
      test.anonymous.get('/health/live', from('198.51.100.6')),
      test.anonymous.put('/api/posts', from('198.51.100.7')),
    ])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 404, 400, 414, 401, 200, 405])
    for (const { headers } of answers) {
      expect(headers['ratelimit-policy']).toMatch(/^"(read|write)";q=\d+;w=60$/)
      expect(headers.ratelimit).toMatch(/^"(read|write)";r=\d+;t=60$/)
    }
  })

  it('follow a member from address to address, and leave the neighbours of an address alone', async () => {
    const member = await test.register()
    const first = remainingOf(await member.get('/api/users/me', from('203.0.113.20')))
    expect(remainingOf(await member.get('/api/users/me', from('203.0.113.21')))).toBe(first - 1)
    expect(remainingOf(await test.anonymous.get('/api/world', from('203.0.113.20')))).toBe(1_199)
  })

  it('count who sends a forged token by the address', async () => {
    const forged = { headers: { ...from('203.0.113.30').headers, authorization: 'Bearer a.b.c' } }
    const refused = await test.anonymous.get('/api/users/me', forged)
    expect([refused.statusCode, remainingOf(refused)]).toEqual([401, 1_199])
    expect(remainingOf(await test.anonymous.get('/api/users/me', forged))).toBe(1_198)
  })

  it('refuse with 429, a reason and the time to wait', async () => {
    const refresh = () => test.anonymous.post('/api/auth/refresh', { refreshToken: 'x' }, from(VISITOR))
    for (let n = 0; n < 30; n++) expect((await refresh()).statusCode).toBe(401)
    const refused = await refresh()
    expect([refused.statusCode, refused.json().code]).toEqual([429, 'rate_limited'])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(refused.headers.ratelimit).toBe(`"auth";r=0;t=${refused.headers['retry-after']}`)
  })
})

describe('who a request comes from', () => {
  async function countOn(environment: Record<string, string>, forwarded: string[], remoteAddress: string) {
    const test = await createTestApp({ RATE_LIMITS: 'production', ...environment })
    const counts: number[] = []
    for (const value of forwarded)
      counts.push(remainingOf(await test.anonymous.get('/api/world', { ...from(value), remoteAddress })))
    await test.close()
    return counts
  }

  it('is what the trusted proxy says of its own neighbour, not what that one claims', async () => {
    // The proxy appends the address it sees; all before it came from the visitor.
    const claims = [`1.1.1.1, ${VISITOR}`, `2.2.2.2, ${VISITOR}`, `127.0.0.1, ${VISITOR}`, VISITOR]
    expect(await countOn({ TRUST_PROXY: '127.0.0.1' }, claims, '127.0.0.1')).toEqual([
      1_199, 1_198, 1_197, 1_196,
    ])
  })

  it('is the connection’s address for whoever is no trusted proxy', async () => {
    const claims = ['1.1.1.1', '2.2.2.2', '127.0.0.1']
    expect(await countOn({ TRUST_PROXY: '127.0.0.1' }, claims, '198.51.100.7')).toEqual([1_199, 1_198, 1_197])
    expect(await countOn({ TRUST_PROXY: 'none' }, claims, '127.0.0.1')).toEqual([1_199, 1_198, 1_197])
  })

  it('is found through a chain of trusted proxies', async () => {
    const claims = [`9.9.9.9, ${VISITOR}, 10.1.2.3`, `8.8.8.8, ${VISITOR}, 10.9.9.9`]
    const environment = { TRUST_PROXY: '127.0.0.1,10.0.0.0/8' }
    expect(await countOn(environment, claims, '127.0.0.1')).toEqual([1_199, 1_198])
  })

  it('is this machine only when the connection says so: nobody forges an exemption', async () => {
    const claims = ['127.0.0.1', '::1', '::ffff:127.0.0.1']
    expect(await countOn({ RATE_LIMITS: 'local' }, claims, '198.51.100.7')).toEqual([1_199, 1_198, 1_197])
  })
})

describe('rate limits in Redis', () => {
  let redis: RunningRedis
  let test: TestApp
  let config: ReturnType<typeof testConfig>

  beforeAll(async () => {
    redis = await startRedis()
    const environment = { RATE_LIMITS: 'production', REDIS_URL: redis.url }
    test = await createTestApp(environment)
    config = testConfig(environment)
  })
  afterAll(async () => {
    await test.close()
    await redis.stop()
  })

  /** How many requests of `address` Redis has counted. */
  async function countedInRedis(address: string): Promise<number> {
    return Number(await redis.client.get(`aic:rate:read:${address}`))
  }

  async function waitUntilShared(address: string): Promise<void> {
    await vi.waitFor(async () => {
      const before = await countedInRedis(address)
      await test.anonymous.get('/api/world', from(address))
      expect(await countedInRedis(address)).toBe(before + 1)
    }, 10_000)
  }

  it('are shared by all processes', async () => {
    const other = await buildTestApp({ ...config, DATA_DIR: '/tmp' }, test.db, test.ids)
    await waitUntilShared('203.0.113.40')
    const callers = [test.anonymous, callerOf(other), test.anonymous, callerOf(other)]
    // The other process connects in its own time.
    await vi.waitFor(async () => {
      await callerOf(other).get('/api/world', from('203.0.113.41'))
      expect(await countedInRedis('203.0.113.41')).toBeGreaterThan(0)
    }, 10_000)
    const remaining: number[] = []
    for (const caller of callers)
      remaining.push(remainingOf(await caller.get('/api/world', from('203.0.113.42'))))
    expect(remaining).toEqual([1_199, 1_198, 1_197, 1_196])
    await other.close()
  })

  it('count ready pages too', async () => {
    const feed = `${await test.app.listen({ port: 0, host: '127.0.0.1' })}/api/posts`
    const read = () => fetch(feed, from('203.0.113.43'))
    await Promise.all(Array.from({ length: 20 }, read))
    expect(await countedInRedis('203.0.113.43')).toBe(20)
  })

  it('go on in the process when Redis hangs, fail no request, and are shared again when it is back', async () => {
    const address = '203.0.113.44'
    await waitUntilShared(address)
    redis.freeze()
    const remaining: number[] = []
    for (let n = 0; n < 5; n++) {
      const answer = await test.anonymous.get('/api/world', from(address))
      expect(answer.statusCode).toBe(404)
      remaining.push(remainingOf(answer))
    }
    expect(remaining).toEqual([1_199, 1_198, 1_197, 1_196, 1_195])
    redis.thaw()
    await waitUntilShared(address)
  })

  it('go on in the process when Redis is dead, and still refuse', async () => {
    const address = '203.0.113.45'
    const port = Number(new URL(redis.url).port)
    await redis.stop()
    const refresh = () => test.anonymous.post('/api/auth/refresh', { refreshToken: 'x' }, from(address))
    const statuses = (await Promise.all(Array.from({ length: 32 }, refresh))).map((one) => one.statusCode)
    expect(statuses.filter((status) => status === 429)).toHaveLength(2)
    expect(statuses.filter((status) => status === 401)).toHaveLength(30)
    redis = await startRedis(port)
    await waitUntilShared(address)
  })
})
