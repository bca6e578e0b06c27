import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { HttpsClient } from './https-client.ts'
import { startNginx, type RunningNginx } from './nginx-process.ts'

// What the proxy does with answers that the product gives only when something breaks.
const received: string[] = []
let server: Server
let nginx: RunningNginx
let visitor: HttpsClient

beforeAll(async () => {
  server = createServer((request, response) => {
    received.push(`${request.method} ${request.url}`)
    if (request.url === '/api/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      // Small pieces, and no end: a proxy that collects an answer passes on none of them.
      response.write('id: 1\nevent: counters\ndata: {}\n\n')
      server.once('next event', () => response.write('id: 2\nevent: counters\ndata: {}\n\n'))
    } else request.socket.destroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  nginx = await startNginx({ api: [port, port], web: port, visualization: port })
  visitor = new HttpsClient(nginx)
})
afterEach(() => received.splice(0))
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await nginx.stop()
})

describe('the proxy', () => {
  it('passes each event of an open stream on as it comes', async () => {
    const request = visitor.open('/api/events', { headers: { 'accept-encoding': 'gzip' } })
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    response.setEncoding('utf8')
    expect(response.headers['content-encoding']).toBeUndefined()
    const events = response[Symbol.asyncIterator]() as AsyncIterator<string>
    expect((await events.next()).value).toBe('id: 1\nevent: counters\ndata: {}\n\n')
    server.emit('next event')
    expect((await events.next()).value).toBe('id: 2\nevent: counters\ndata: {}\n\n')
    expect(response.complete).toBe(false)
    request.destroy()
  })

  it('repeats a GET at the other API when the first breaks off', async () => {
    expect((await visitor.fetch('/api/posts')).status).toBe(503)
    expect(received).toEqual(['GET /api/posts', 'GET /api/posts'])
  })

  it('never sends a POST twice', async () => {
    const answer = await visitor.fetch('/api/posts', { method: 'POST', body: '{"content":"once"}' })
    expect(answer.status).toBe(503)
    expect(received).toEqual(['POST /api/posts'])
  })
})
