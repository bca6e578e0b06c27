import net from 'node:net'
import type { AddressInfo } from 'node:net'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type Member, type TestApp } from './test-app.ts'

let test: TestApp
let member: Member

beforeAll(async () => {
  test = await createTestApp()
  member = await test.register()
})
afterAll(() => test.close())

const JSON_TYPE = { 'content-type': 'application/json' }

describe('a request that cannot be served', () => {
  it('is told what is wrong as a problem with a stable code', async () => {
    const cases: [string, InjectOptions, number, string][] = [
      ['an unknown address', { url: '/api/nothing' }, 404, 'not_found'],
      [
        'a body for an unknown address',
        { method: 'POST', url: '/api/nothing', payload: { a: 1 } },
        404,
        'not_found',
      ],
      ['a method that is not served', { method: 'PUT', url: '/api/posts' }, 405, 'method_not_allowed'],
      ['an id that is none', { url: '/api/posts/abc' }, 400, 'validation_failed'],
      ['an id that is too long', { url: `/api/posts/${'9'.repeat(20)}` }, 400, 'validation_failed'],
      ['a path that is too long', { url: `/api/posts/${'9'.repeat(300)}` }, 414, 'uri_too_long'],
      ['a broken percent sign', { url: '/api/posts/%zz' }, 400, 'validation_failed'],
      ['an unknown query key', { url: '/api/posts?limits=3' }, 400, 'validation_failed'],
      ['a limit given twice', { url: '/api/posts?limit=3&limit=4' }, 400, 'validation_failed'],
      ['a limit of none', { url: '/api/posts?limit=0' }, 400, 'validation_failed'],
      ['an unknown feed', { url: '/api/posts?feed=all' }, 400, 'validation_failed'],
      ['no token', { method: 'POST', url: '/api/posts', payload: { content: 'x' } }, 401, 'unauthenticated'],
      [
        'a token of another scheme',
        { url: '/api/posts', headers: { authorization: 'Basic eDp5' } },
        401,
        'invalid_token',
      ],
    ]
    for (const [name, request, status, code] of cases) {
      const answer = await test.app.inject(request)
      expect([name, answer.statusCode, answer.json().code]).toEqual([name, status, code])
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
      expect(answer.json()).toMatchObject({
        type: 'about:blank',
        status,
        requestId: answer.headers['x-request-id'],
      })
    }
  })

  it('is refused for its body before anything is done', async () => {
    const post = (payload: InjectOptions['payload'], headers: Record<string, string> = JSON_TYPE) =>
      member.post('/api/posts', payload, { headers })
    const cases: [string, Promise<{ statusCode: number; json: () => { code: string } }>, number, string][] = [
      ['broken JSON', post('{"content":'), 400, 'malformed_body'],
      ['no JSON', post(''), 400, 'malformed_body'],
      [
        'another type',
        post('content=x', { 'content-type': 'application/x-www-form-urlencoded' }),
        415,
        'unsupported_media_type',
      ],
      ['plain text', post('hello', { 'content-type': 'text/plain' }), 415, 'unsupported_media_type'],
      ['too much', post(JSON.stringify({ content: 'x'.repeat(70_000) })), 413, 'payload_too_large'],
      ['a prototype', post('{"content":"x","__proto__":{"role":"admin"}}'), 400, 'malformed_body'],
      ['a constructor', post('{"content":"x","constructor":{"prototype":{}}}'), 400, 'malformed_body'],
      ['an unknown key', post({ content: 'x', role: 'admin' }), 400, 'validation_failed'],
      ['a number for text', post({ content: 12 }), 400, 'validation_failed'],
      ['a list', post([]), 400, 'validation_failed'],
      ['null', post('null'), 400, 'validation_failed'],
      ['blank text', post({ content: ' \n\t ' }), 400, 'validation_failed'],
      ['a NUL', post({ content: 'a\0b' }), 400, 'validation_failed'],
      ['half a surrogate pair', post('{"content":"\\ud83d"}'), 400, 'validation_failed'],
      ['2001 emoji', post({ content: '🌱'.repeat(2_001) }), 400, 'validation_failed'],
      [
        'a body for none',
        member.put('/api/posts/1/like', { payload: { like: true } }),
        400,
        'validation_failed',
      ],
    ]
    for (const [name, answer, status, code] of cases) {
      const { statusCode, json } = await answer
      expect([name, statusCode, json().code]).toEqual([name, status, code])
    }
    expect((await post({ content: '🌱'.repeat(2_000) })).statusCode).toBe(201)
  })

  it('names the field', async () => {
    const answer = await member.post('/api/posts', { content: 'x', fileIds: ['1', 'two'] })
    expect(answer.json().errors).toEqual([{ path: 'fileIds/1', message: 'must be an id' }])
  })
})

describe('every answer', () => {
  it('carries the client’s request id where it is harmless, else a new one', async () => {
    const idOf = async (id: string) =>
      (await test.anonymous.get('/health/live', { headers: { 'x-request-id': id } })).headers['x-request-id']
    expect(await idOf('trace-1.a_B')).toBe('trace-1.a_B')
    for (const id of ['a b', 'x'.repeat(65), 'a"b', '日'])
      expect(await idOf(id)).toMatch(/^[\da-f]{8}-[\da-f-]{27}$/)
  })

  it('lets nothing in it run, and is not stored unless it is alike for all', async () => {
    for (const answer of [await member.get('/api/users/me'), await test.anonymous.get('/api/nothing')])
      expect(answer.headers).toMatchObject({
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'ratelimit-policy': '"read";q=1200;w=60',
      })
  })

  it('allows no other origin unless it is listed', async () => {
    const origin = 'https://app.example.org'
    expect((await test.anonymous.get('/api/posts', { headers: { origin } })).headers).not.toHaveProperty(
      'access-control-allow-origin',
    )
    const listed = await createTestApp({ CORS_ORIGINS: origin })
    const headersFor = async (from: string) =>
      (await listed.anonymous.get('/api/posts', { headers: { origin: from } })).headers
    expect(await headersFor(origin)).toMatchObject({ 'access-control-allow-origin': origin })
    expect((await headersFor(origin)).vary).toContain('Origin')
    expect(await headersFor('https://evil.example')).not.toHaveProperty('access-control-allow-origin')
    expect(await headersFor(origin)).not.toHaveProperty('access-control-allow-credentials')
    await listed.close()
  })
})

describe('rate limits', () => {
  it('count by address behind the proxy, tell the rest, and exempt nobody in production', async () => {
    const limited = await createTestApp({ RATE_LIMITS: 'production' })
    const login = (visitor: string) =>
      limited.anonymous.post(
        '/api/auth/login',
        { login: `x${Math.random()}`, password: 'whatever' },
        { headers: { 'x-forwarded-for': visitor } },
      )
    const first = await login('203.0.113.9')
    expect(first.headers).toMatchObject({
      'ratelimit-policy': '"auth";q=30;w=60',
      ratelimit: '"auth";r=29;t=60',
    })
    for (let n = 0; n < 29; n++) await login('203.0.113.9')
    const refused = await login('203.0.113.9')
    expect([refused.statusCode, refused.json().code]).toEqual([429, 'rate_limited'])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await login('203.0.113.10')).statusCode).toBe(401)
    await limited.close()
  })
})

describe('bytes that are no HTTP', () => {
  it('get a problem and a closed connection', async () => {
    await test.app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = test.app.server.address() as AddressInfo
    const send = (bytes: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes))
        let answer = ''
        socket.on('data', (data) => (answer += data.toString()))
        socket.on('close', () => resolve(answer))
        socket.on('error', reject)
      })
    const cases: [string, string, string][] = [
      ['hello\r\n\r\n', '400 Bad Request', 'malformed_body'],
      [
        `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
        '431 Request Header Fields Too Large',
        'headers_too_large',
      ],
      [
        'POST /api/posts HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n',
        '400 Bad Request',
        'malformed_body',
      ],
      [
        'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
        '400 Bad Request',
        'malformed_body',
      ],
    ]
    for (const [bytes, status, code] of cases) {
      const answer = await send(bytes)
      expect(answer).toContain(`HTTP/1.1 ${status}\r\n`)
      expect(answer).toContain('application/problem+json')
      expect(answer).toContain(`"code":"${code}"`)
    }
  })
})
