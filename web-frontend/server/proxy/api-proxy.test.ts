import { once } from 'node:events'
import { createServer, request, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createApiProxy } from './api-proxy.ts'
import { parseTrustedPeers } from './visitor-address.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function proxyTo(target: string, trusted = 'none'): Promise<string> {
  const forward = createApiProxy({ target, isTrustedPeer: parseTrustedPeers(trusted) })
  return listen((incoming, response) => void forward(incoming, response))
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of message) text += String(chunk)
  return text
}

/** The headers that reach an API behind the proxy. */
async function headersThatArrive(sent: Record<string, string>, trusted: string) {
  const target = await listen((incoming, response) => response.end(JSON.stringify(incoming.headers)))
  const response = await fetch(`${await proxyTo(target, trusted)}/api/posts`, { headers: sent })
  return (await response.json()) as Record<string, string>
}

describe('the API proxy', () => {
  it('passes method, path, body, status, headers and every cookie on', async () => {
    const target = await listen((incoming, response) => {
      void bodyOf(incoming).then((body) => {
        response.setHeader('set-cookie', ['aic_refresh=a; HttpOnly; Path=/api/auth', 'aic_session=1'])
        response.writeHead(201, { 'x-request-id': String(incoming.headers['x-request-id']) })
        response.end(`${incoming.method} ${incoming.url} ${incoming.headers.cookie} ${body}`)
      })
    })
    const response = await fetch(`${await proxyTo(target)}/api/auth/login?x=1`, {
      method: 'POST',
      headers: { cookie: 'aic_refresh=old', 'x-request-id': 'mine' },
      body: 'hello',
    })
    expect(await response.text()).toBe('POST /api/auth/login?x=1 aic_refresh=old hello')
    expect(response.status).toBe(201)
    expect(response.headers.get('x-request-id')).toBe('mine')
    expect(response.headers.getSetCookie()).toEqual([
      'aic_refresh=a; HttpOnly; Path=/api/auth',
      'aic_session=1',
    ])
  })

  it('hands each event of a stream through as it comes', async () => {
    let write: (text: string) => void = () => {}
    const target = await listen((_incoming, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.flushHeaders()
      write = (text) => response.write(text)
    })
    const response = await fetch(`${await proxyTo(target)}/api/events`)
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    const reader = response.body!.getReader()
    for (const event of ['id: 1\n\n', 'id: 2\n\n']) {
      write(event)
      const { value } = await reader.read()
      expect(new TextDecoder().decode(value)).toBe(event)
    }
    await reader.cancel()
  })

  it('streams an upload without waiting for its end', async () => {
    const firstPart = Promise.withResolvers<string>()
    const target = await listen((incoming, response) => {
      incoming.once('data', (chunk) => firstPart.resolve(String(chunk)))
      incoming.on('end', () => response.end('thanks'))
    })
    const upload = request(`${await proxyTo(target)}/api/files`, { method: 'POST' })
    upload.write('first half')
    expect(await firstPart.promise).toBe('first half')
    upload.end(' and second')
    const [answer] = (await once(upload, 'response')) as [IncomingMessage]
    expect(await bodyOf(answer)).toBe('thanks')
  })

  it('ends the request upstream when the visitor goes away', async () => {
    const gone = Promise.withResolvers<void>()
    const target = await listen((incoming, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(': hello\n\n')
      incoming.on('close', () => gone.resolve())
    })
    const leaving = new AbortController()
    const response = await fetch(`${await proxyTo(target)}/api/events`, { signal: leaving.signal })
    await response.body!.getReader().read()
    leaving.abort()
    await gone.promise
  })

  it('breaks an answer off that its API broke off, so that half of it does not look whole', async () => {
    const target = await listen((_incoming, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{"items":[')
      setImmediate(() => response.destroy())
    })
    const response = await fetch(`${await proxyTo(target)}/api/posts`)
    await expect(response.text()).rejects.toThrow()
  })

  it('answers 503 with a problem document and Retry-After when the API is away', async () => {
    const response = await fetch(`${await proxyTo('http://127.0.0.1:1')}/api/posts`, {
      headers: { 'x-request-id': 'mine' },
    })
    expect(response.status).toBe(503)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await response.json()).toMatchObject({
      status: 503,
      code: 'service_unavailable',
      requestId: 'mine',
    })
  })

  it('gives a request an id that has none', async () => {
    expect((await headersThatArrive({}, 'none'))['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('replaces an address that a visitor claims for itself', async () => {
    const headers = await headersThatArrive(
      { 'x-forwarded-for': '6.6.6.6', forwarded: 'for=6.6.6.6' },
      'none',
    )
    expect(headers['x-forwarded-for']).toBe('127.0.0.1')
    expect(headers.forwarded).toBeUndefined()
  })

  it('believes the address that a trusted proxy in front names, not the ones the visitor put before it', async () => {
    const headers = await headersThatArrive({ 'x-forwarded-for': '6.6.6.6, 203.0.113.9' }, '127.0.0.0/8')
    expect(headers['x-forwarded-for']).toBe('203.0.113.9')
  })
})

describe('the protocol the API is told', () => {
  it('is what a trusted proxy says, and never what a visitor claims', async () => {
    const claimed = { 'x-forwarded-proto': 'https' }
    expect((await headersThatArrive(claimed, 'none'))['x-forwarded-proto']).toBe('http')
    expect((await headersThatArrive(claimed, '127.0.0.1'))['x-forwarded-proto']).toBe('https')
  })
})

describe('the list of trusted proxies', () => {
  it('names what it cannot read', () => {
    expect(() => parseTrustedPeers('10.0.0.1, everybody')).toThrow('WEB_TRUST_PROXY: "everybody"')
  })

  it('knows addresses and networks of both families', () => {
    const isTrusted = parseTrustedPeers('10.0.0.1, 172.16.0.0/12, ::1')
    expect(['10.0.0.1', '172.20.1.1', '::1', '10.0.0.2', 'nonsense'].map(isTrusted)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
})
