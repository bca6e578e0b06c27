import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, testConfig, type TestApp } from './test-app.ts'

const LISTED = 'https://good.example'
const ALSO_LISTED = 'http://localhost:5173'
const LOOK_ALIKES = [
  'https://good.example.evil.com',
  'https://evil-good.example',
  'https://sub.good.example',
  'https://good.example:8443',
  'http://good.example',
  'https://good.example/',
  'https://GOOD.example',
  'https://good.example@evil.com',
  'https://good.examplé',
  'http://localhost',
  'null',
  'file://',
  '*',
  '',
]

let test: TestApp

beforeAll(async () => {
  test = await createTestApp({ CORS_ORIGINS: `${LISTED},${ALSO_LISTED}` })
})
afterAll(() => test.close())

function ask(url: string, origin?: string) {
  return test.anonymous.get(url, origin === undefined ? {} : { headers: { origin } })
}

function preflight(origin: string, method = 'DELETE') {
  return test.app.inject({
    method: 'OPTIONS',
    url: '/api/posts/1',
    headers: {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': 'authorization,content-type',
    },
  })
}

describe('another origin', () => {
  it('may call when it is listed, and sees the headers that are for it', async () => {
    for (const origin of [LISTED, ALSO_LISTED]) {
      const { headers } = await ask('/api/posts', origin)
      expect(headers['access-control-allow-origin']).toBe(origin)
      const exposed = String(headers['access-control-expose-headers']).split(', ')
      expect(exposed).toEqual(
        expect.arrayContaining(['X-Request-Id', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'ETag']),
      )
    }
  })

  it('may not when it only looks like one that is listed', async () => {
    for (const origin of LOOK_ALIKES) {
      const answer = await ask('/api/posts', origin)
      expect([origin, answer.headers['access-control-allow-origin']]).toEqual([origin, undefined])
      const asked = await preflight(origin)
      expect([origin, asked.headers['access-control-allow-origin']]).toEqual([origin, undefined])
    }
  })

  it('is told in a preflight what it may send', async () => {
    const { statusCode, headers } = await preflight(LISTED)
    expect(statusCode).toBe(204)
    expect(headers['access-control-allow-origin']).toBe(LISTED)
    expect(String(headers['access-control-allow-methods']).split(', ')).toEqual(
      expect.arrayContaining(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
    )
    const allowed = String(headers['access-control-allow-headers']).toLowerCase().split(', ')
    expect(allowed).toEqual(expect.arrayContaining(['authorization', 'content-type', 'idempotency-key']))
    expect(allowed).not.toContain('x-session')
  })

  it('never brings credentials: its cookies are not for us', async () => {
    const answers = [
      await ask('/api/posts', LISTED),
      await preflight(LISTED),
      await ask('/api/posts', 'null'),
    ]
    for (const { headers } of answers) expect(headers).not.toHaveProperty('access-control-allow-credentials')
  })

  it('is what caches have to look at, whoever asks', async () => {
    const answers = [
      await ask('/api/posts'),
      await ask('/api/posts', LISTED),
      await ask('/api/posts', 'https://evil.example'),
      await ask('/api/world'),
      await ask('/api/nothing', LISTED),
      await ask('/api/users/me', LISTED),
      await preflight('https://evil.example'),
    ]
    for (const { headers } of answers) expect(String(headers.vary)).toMatch(/\bOrigin\b/i)
  })

  it('can read why it was refused', async () => {
    const answer = await ask('/api/users/me', LISTED)
    expect([answer.statusCode, answer.headers['access-control-allow-origin']]).toEqual([401, LISTED])
  })
})

describe('without a list', () => {
  it('no origin but the own one may call', async () => {
    const closed = await createTestApp()
    for (const origin of [LISTED, 'null', 'http://127.0.0.1:3001']) {
      const { headers } = await closed.anonymous.get('/api/posts', { headers: { origin } })
      expect(headers).not.toHaveProperty('access-control-allow-origin')
    }
    await closed.close()
  })

  it('nothing but an exact origin can be listed', () => {
    for (const origin of ['*', 'null', 'https://good.example/', 'good.example', 'https://*.good.example'])
      expect(() => testConfig({ CORS_ORIGINS: origin })).toThrow('CORS_ORIGINS')
  })
})
