import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from './test-app.ts'

let test: TestApp

afterEach(() => test.close())

/** The headers a client can tell apart; those of the moment and of the connection aside. */
function comparable(headers: Iterable<[string, unknown]>): Record<string, string> {
  const moment = new Set(['date', 'connection', 'keep-alive', 'x-request-id'])
  return Object.fromEntries(
    [...headers].filter(([name]) => !moment.has(name)).map(([name, value]) => [name, String(value)]),
  )
}

describe('a ready page', () => {
  let feed: string

  beforeEach(async () => {
    test = await createTestApp()
    const author = await test.register()
    await author.post('/api/posts', { content: '早上好' })
    feed = `${await test.app.listen({ port: 0, host: '127.0.0.1' })}/api/posts`
  })

  it('is the same answer as the one Fastify makes', async () => {
    const made = await test.app.inject({ url: '/api/posts' })
    test.statements.count = 0
    const ready = await fetch(feed, { headers: { 'x-request-id': 'trace-1' } })
    expect(await ready.text()).toBe(made.body)
    expect(comparable(ready.headers)).toEqual(comparable(Object.entries(made.headers)))
    expect(ready.headers.get('x-request-id')).toBe('trace-1')
    expect(test.statements.count).toBe(0)
  })

  it('says HTTPS to a visitor whose proxy says so', async () => {
    const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' }
    await fetch(feed)
    const ready = await fetch(feed, { headers })
    const made = await test.app.inject({ url: '/api/posts', headers, remoteAddress: '127.0.0.1' })
    expect(ready.headers.get('strict-transport-security')).toBe(made.headers['strict-transport-security'])
    expect(ready.headers.get('ratelimit')).toMatch(/^"read";r=11\d\d;/)
  })

  it('is not given to who sends a token, and a wrong token is told so', async () => {
    await fetch(feed)
    const answer = await fetch(feed, { headers: { authorization: 'Bearer a.b.c' } })
    expect(answer.status).toBe(401)
  })

  it('is dropped by a write before the write is acknowledged', async () => {
    await fetch(feed)
    const author = await test.register()
    const post = (await author.post('/api/posts', { content: 'fresh' })).json()
    const page = (await (await fetch(feed)).json()) as { items: { id: string }[] }
    expect(page.items[0]!.id).toBe(post.id)
  })
})

describe('ready pages in production', () => {
  it('count against the client’s allowance like any other answer', async () => {
    test = await createTestApp({ RATE_LIMITS: 'production' })
    const feed = `${await test.app.listen({ port: 0, host: '127.0.0.1' })}/api/posts`
    const remaining = async () => Number(/r=(\d+)/.exec((await fetch(feed)).headers.get('ratelimit')!)![1])
    const first = await remaining()
    expect([await remaining(), await remaining()]).toEqual([first - 1, first - 2])
  })
})
