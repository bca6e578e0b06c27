import { randomUUID } from 'node:crypto'
import { Agent, type IncomingMessage, ServerResponse } from 'node:http'
import { createProxyServer } from 'http-proxy-3'
import { visitorAddress, visitorProtocol, type IsTrustedPeer } from './visitor-address.ts'

const CONNECT_TIMEOUT_MS = 2_000
const RETRY_AFTER_SECONDS = 3

export interface ApiProxyOptions {
  /** Origin of the API, e.g. `http://127.0.0.1:3001`. */
  target: string
  isTrustedPeer: IsTrustedPeer
}

/**
 * Forwards requests to the API, streaming both ways: nothing is buffered, a visitor who goes away ends the
 * request upstream, and an upstream that breaks off in the middle breaks the answer off too, so that half an
 * answer never looks whole. An API that cannot be reached is 503 problem+json with Retry-After.
 *
 * The returned function settles when the answer is through or the visitor is gone.
 */
export function createApiProxy(options: ApiProxyOptions) {
  const proxy = createProxyServer({
    target: options.target,
    // No socket is kept for reuse: an API that restarts would answer the next visitor with a reset.
    agent: new Agent({ keepAlive: false }),
    connectTimeout: CONNECT_TIMEOUT_MS,
  })

  proxy.on('start', (request) => {
    request.headers['x-forwarded-for'] = visitorAddress(request, options.isTrustedPeer)
    request.headers['x-forwarded-host'] = request.headers.host ?? ''
    request.headers['x-forwarded-proto'] = visitorProtocol(request, options.isTrustedPeer)
    request.headers['x-request-id'] ??= randomUUID()
    delete request.headers.forwarded
  })
  proxy.on('proxyRes', (upstream, _request, response) => {
    upstream.on('close', () => {
      if (!upstream.complete) response.destroy()
    })
    // A browser's stream counts as open once its headers are there, which may be long before its first event.
    // Later, because the proxy copies the headers only after this listener.
    const isEventStream = upstream.headers['content-type']?.startsWith('text/event-stream')
    if (isEventStream) queueMicrotask(() => response.flushHeaders())
  })
  proxy.on('error', (_error, request, response) => {
    if (response instanceof ServerResponse) answerUnavailable(request, response)
    else response.destroy()
  })

  return function forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
    return new Promise((resolve) => {
      response.once('close', resolve)
      proxy.web(request, response)
    })
  }
}

function answerUnavailable(request: IncomingMessage, response: ServerResponse): void {
  if (response.headersSent || response.destroyed) {
    response.destroy()
    return
  }
  const requestId = String(request.headers['x-request-id'])
  response.writeHead(503, {
    'content-type': 'application/problem+json',
    'retry-after': String(RETRY_AFTER_SECONDS),
    'cache-control': 'no-store',
    'x-request-id': requestId,
  })
  response.end(
    JSON.stringify({
      type: 'about:blank',
      title: 'The service is not available right now',
      status: 503,
      code: 'service_unavailable',
      requestId,
    }),
  )
  request.resume()
}
