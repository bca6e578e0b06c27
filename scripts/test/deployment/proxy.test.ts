import { once } from 'node:events'
import http from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { Problem } from '@ai-community/shared/contracts/problem.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HttpsClient, type Answer } from './https-client.ts'
import { startNginx, type RunningNginx } from './nginx-process.ts'
import { startProduct, type Product } from './product-behind-proxy.ts'

const MIB = 1024 * 1024
const SECURITY_HEADERS = {
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

let product: Product
let nginx: RunningNginx
let visitor: HttpsClient

beforeAll(async () => {
  product = await startProduct()
  nginx = await startNginx({
    api: product.apis.map((api) => api.port),
    web: product.web.port,
    visualization: product.visualization.port,
  })
  visitor = new HttpsClient(nginx)
}, 300_000)

afterAll(async () => {
  await nginx?.stop()
  await product?.stop()
})

function problemOf(answer: Answer): Problem {
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  const problem = JSON.parse(answer.text) as Problem
  expect(problem.status).toBe(answer.status)
  expect(problem.requestId).toBe(answer.headers['x-request-id'])
  return problem
}

async function register(username: string): Promise<Answer> {
  return visitor.fetch('/api/auth/register', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-session': 'cookie', origin: visitor.origin },
    body: JSON.stringify({ username, password: 'a long quiet sentence' }),
  })
}

async function publish(accessToken: string, content: string): Promise<Answer> {
  return visitor.fetch('/api/posts', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` },
    body: JSON.stringify({ content }),
  })
}

describe('the ways through the proxy', () => {
  it('lead a member’s post through the API to the list and the web page', async () => {
    const session = await register('lin_proxy')
    expect(session.status).toBe(201)
    expect(session.all('set-cookie').find((cookie) => cookie.startsWith('aic_refresh='))).toMatch(/; Secure/)
    const { accessToken } = JSON.parse(session.text) as { accessToken: string }
    expect((await publish(accessToken, '早市的豆浆卖完了')).status).toBe(201)

    const list = await visitor.fetch('/api/posts')
    expect(list.status).toBe(200)
    expect(list.text).toContain('早市的豆浆卖完了')
    const page = await visitor.fetch('/')
    expect(page.status).toBe(200)
    expect(page.headers['content-type']).toMatch(/^text\/html/)
    expect(page.text).toContain('早市的豆浆卖完了')
  })

  it('share the requests between both APIs', async () => {
    const before = product.apis.map((api) => api.forwardedFor.length)
    for (let count = 0; count < 6; count++) await visitor.fetch('/api/posts')
    product.apis.forEach((api, index) => expect(api.forwardedFor.length).toBeGreaterThan(before[index]!))
  })

  it('lead to the API’s health', async () => {
    const ready = await visitor.fetch('/health/ready')
    expect(ready.status).toBe(200)
    expect(JSON.parse(ready.text)).toMatchObject({ status: 'ok' })
    expect((await visitor.fetch('/health')).status).toBe(200)
  })

  it('lead to the visualizer below a path, where all it names is found', async () => {
    const bare = await visitor.fetch('/visualizer')
    expect(bare.status).toBe(308)
    expect(bare.headers.location).toBe(`${visitor.origin}/visualizer/`)
    const page = await visitor.fetch('/visualizer/')
    expect(page.status).toBe(200)
    const named = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]!)
    expect(named.length).toBeGreaterThan(0)
    for (const address of named) {
      const { pathname } = new URL(address, `${visitor.origin}/visualizer/`)
      expect(pathname).toMatch(/^\/visualizer\//)
      expect((await visitor.fetch(pathname)).status, pathname).toBe(200)
    }
    expect((await visitor.fetch('/visualizer/api/viz/snapshot')).status).toBe(200)
  })

  it('pass an event stream on while it is open', async () => {
    const request = visitor.open('/visualizer/api/viz/stream')
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    expect(response.headers['content-type']).toMatch(/^text\/event-stream/)
    const [first] = (await once(response, 'data')) as [Buffer]
    expect(first.length).toBeGreaterThan(0)
    expect(response.complete).toBe(false)
    request.destroy()
  })

  it('end at the figures of the processes', async () => {
    for (const path of ['/metrics', '/metrics/', '/metrics.txt']) {
      const answer = await visitor.fetch(path)
      expect(answer.status, path).toBe(404)
      expect(problemOf(answer).code).toBe('not_found')
    }
  })
})

describe('TLS', () => {
  it('is where plain HTTP leads, with path and query', async () => {
    const request = http.get(`${nginx.httpOrigin}/posts/12?a=1&b=2`)
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    response.resume()
    expect(response.statusCode).toBe(308)
    expect(response.headers.location).toBe(`https://127.0.0.1:${nginx.httpsPort}/posts/12?a=1&b=2`)
    expect(response.headers['x-content-type-options']).toBe('nosniff')
    expect(response.headers['strict-transport-security']).toBeUndefined()
  })

  it('offers HTTP/2', async () => {
    const socket = visitor.connectTls({ ALPNProtocols: ['h2', 'http/1.1'] })
    await once(socket, 'secureConnect')
    expect(socket.alpnProtocol).toBe('h2')
    socket.destroy()
  })

  it('takes 1.2 and nothing older', async () => {
    const current = visitor.connectTls({ maxVersion: 'TLSv1.2' })
    await once(current, 'secureConnect')
    expect(current.getProtocol()).toBe('TLSv1.2')
    current.destroy()
    const old = visitor.connectTls({
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    })
    await expect(once(old, 'secureConnect')).rejects.toMatchObject({
      code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
    })
  })
})

describe('headers', () => {
  it.each([
    ['/', 200],
    ['/api/posts', 200],
    ['/visualizer/', 200],
    ['/visualizer', 308],
    ['/api/posts/1', 404],
    ['/no/such/page', 404],
    ['/metrics', 404],
    ['/.proxy-health', 204],
  ])('of security stand exactly once on %s (%i)', async (path, status) => {
    const answer = await visitor.fetch(path)
    expect(answer.status).toBe(status)
    for (const [name, value] of Object.entries(SECURITY_HEADERS))
      expect(answer.all(name), name).toEqual([value])
    expect(answer.all('content-security-policy')).toHaveLength(1)
    expect(answer.all('x-request-id')).toHaveLength(1)
    expect(answer.headers.server).toBe('nginx')
    expect(answer.headers['x-powered-by']).toBeUndefined()
  })

  it('leave a page its own policy for scripts', async () => {
    const page = await visitor.fetch('/')
    expect(page.headers['content-security-policy']).toMatch(/script-src 'nonce-/)
  })

  it('pass a well-formed request id on and replace any other', async () => {
    const kept = await visitor.fetch('/api/posts/1', { headers: { 'x-request-id': 'trace-0123456789' } })
    expect(problemOf(kept).requestId).toBe('trace-0123456789')
    const replaced = await visitor.fetch('/api/posts/1', { headers: { 'x-request-id': 'no id; at all' } })
    expect(problemOf(replaced).requestId).toMatch(/^[0-9a-f]{32}$/)
  })

  it('let browsers keep hashed assets for good, and packs them', async () => {
    const page = await visitor.fetch('/')
    const [asset] = /\/_nuxt\/[\w.-]+\.js/.exec(page.text)!
    const answer = await visitor.fetch(asset, { headers: { 'accept-encoding': 'gzip' } })
    expect(answer.status).toBe(200)
    expect(answer.headers['cache-control']).toMatch(/max-age=31536000.*immutable/)
    expect(answer.headers['content-encoding']).toBe('gzip')
    expect((await visitor.fetch('/_nuxt/no-such-file.js')).headers['cache-control']).not.toMatch(/immutable/)
  })
})

describe('the visitor’s address', () => {
  const forged = {
    'x-forwarded-for': '203.0.113.9',
    'x-real-ip': '203.0.113.9',
    forwarded: 'for=203.0.113.9',
  }

  it('reaches the API as it is, whatever the visitor claims', async () => {
    const seen = () => product.apis.flatMap((api) => api.forwardedFor)
    const before = seen().length
    await visitor.fetch('/api/posts', { from: '127.0.0.21', headers: forged })
    await visitor.fetch('/api/posts', { from: '127.0.0.21', headers: forged })
    expect(seen()).toHaveLength(before + 2)
    expect(seen().filter((address) => address === '127.0.0.21')).toHaveLength(2)
    expect(seen().join()).not.toContain('203.0.113.9')
  })

  it('reaches the API through the web app too', async () => {
    await visitor.fetch('/', { from: '127.0.0.22', headers: forged })
    const seen = product.apis.flatMap((api) => api.forwardedFor)
    expect(seen).toContain('127.0.0.22')
    expect(seen.join()).not.toContain('203.0.113.9')
  })

  it('is what the API counts by, so that forged addresses buy no further requests', async () => {
    const remaining: number[] = []
    for (let count = 0; count < 4; count++) {
      const answer = await visitor.fetch('/api/posts', {
        from: '127.0.0.23',
        headers: { 'x-forwarded-for': `203.0.113.${count}` },
      })
      remaining.push(Number(/r=(\d+)/.exec(String(answer.headers.ratelimit))![1]))
    }
    // Four requests, two APIs: one of them has counted at least two.
    expect(Math.min(...remaining)).toBeLessThanOrEqual(Math.max(...remaining) - 1)
  })
})

describe('limits', () => {
  it('refuse a body of more than 1 MiB before the API sees it', async () => {
    const answer = await visitor.fetch('/api/posts', { method: 'POST', body: Buffer.alloc(MIB + 1, 'a') })
    expect(answer.status).toBe(413)
    expect(problemOf(answer).code).toBe('payload_too_large')
    expect(answer.headers.ratelimit).toBeUndefined()
  })

  it('let uploads of up to 11 MiB through to the API', async () => {
    const fits = await visitor.fetch('/api/files', { method: 'POST', body: Buffer.alloc(10 * MIB, 'a') })
    expect(fits.headers.ratelimit).toBeDefined()
    const tooLarge = await visitor.fetch('/api/files', { method: 'POST', body: Buffer.alloc(12 * MIB, 'a') })
    expect(tooLarge.status).toBe(413)
    expect(tooLarge.headers.ratelimit).toBeUndefined()
  })

  it('refuse headers that are too large', async () => {
    const answer = await visitor.fetch('/api/posts', { headers: { 'x-large': 'a'.repeat(9_000) } })
    expect(answer.status).toBe(431)
    expect(problemOf(answer).code).toBe('headers_too_large')
  })

  it('slow down one address that asks too much, and no other', async () => {
    const statuses = await visitor.burst('/api/posts', 120, '127.0.0.31')
    expect(new Set(statuses)).toEqual(new Set([200, 429]))
    const refused = await visitor.burst('/api/auth/none', 60, '127.0.0.32')
    expect(refused).toContain(429)
    expect((await visitor.fetch('/api/posts', { from: '127.0.0.33' })).status).toBe(200)
  })

  it('tell a visitor who asks too much so as problem+json', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => visitor.fetch('/api/auth/none', { from: '127.0.0.34' })),
    )
    const refused = answers.find((answer) => answer.status === 429 && !answer.headers.ratelimit)!
    expect(problemOf(refused).code).toBe('rate_limited')
    expect(refused.headers['retry-after']).toBe('1')
  })
})

describe('with parts away', () => {
  it('one dead API is made up for by the other', async () => {
    await product.apis[1].stop()
    for (let count = 0; count < 6; count++) expect((await visitor.fetch('/api/posts')).status).toBe(200)
  })

  it('a dead web app is a page that says so, and its assets stay', async () => {
    const page = await visitor.fetch('/')
    const [asset] = /\/_nuxt\/[\w.-]+\.js/.exec(page.text)!
    expect((await visitor.fetch(asset)).status).toBe(200)
    await product.web.stop()
    const answer = await visitor.fetch('/')
    expect(answer.status).toBe(503)
    expect(answer.headers['content-type']).toMatch(/^text\/html/)
    expect(answer.headers['retry-after']).toBe('3')
    for (const [name, value] of Object.entries(SECURITY_HEADERS))
      expect(answer.all(name), name).toEqual([value])
    expect(answer.all('content-security-policy')).toHaveLength(1)
    expect((await visitor.fetch(asset)).status).toBe(200)
    expect((await visitor.fetch('/api/posts')).status).toBe(200)
  })

  it('two dead APIs are 503 with Retry-After, as the API itself would say it', async () => {
    await product.apis[0].stop()
    const answer = await visitor.fetch('/api/posts')
    expect(answer.status).toBe(503)
    expect(problemOf(answer)).toMatchObject({ code: 'service_unavailable', type: 'about:blank' })
    expect(answer.headers['retry-after']).toBe('3')
    expect(answer.all('strict-transport-security')).toEqual(['max-age=31536000'])
  })
})
