import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import proxyAddr from '@fastify/proxy-addr'
import type { Config } from '@ai-community/shared/config/config.ts'
import type { ApiContext } from './context.ts'
import { answerLackingHost, lacksHost } from './plugins/client-errors.ts'
import { COMMON_HEADERS, HSTS_HEADER, requestIdOf } from './plugins/common-headers.ts'
import type { Spent } from './rate-limits.ts'

const FEED_PATH = '/api/posts'
/** What makes an answer depend on who asks, or from where. */
const PERSONAL_HEADERS = ['authorization', 'cookie', 'origin'] as const

export const PUBLIC_PAGE_HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'public, max-age=1',
  vary: 'Authorization, Cookie, Origin',
}

/** As node takes them fastest: names and values in one list. */
const HEADERS = Object.entries({ ...COMMON_HEADERS, ...PUBLIC_PAGE_HEADERS }).flat()
const HTTPS_HEADERS = [...HEADERS, ...Object.entries(HSTS_HEADER).flat()]

export interface HttpTimeouts {
  keepAliveTimeout: number
  requestTimeout: number
  headersTimeout: number
}

/**
 * The HTTP server: Fastify's, but for pages of the public feed that lie ready. A ready page costs less than
 * what a framework does for a request, so those are answered before one is made of them - with the same
 * headers, limits and measures, which a test compares.
 */
export function createHttpServer(fastify: RequestListener, ctx: ApiContext, timeouts: HttpTimeouts): Server {
  const isTrusted = compileTrust(ctx.config)
  const duration = ctx.requestDuration.labels({ method: 'GET', route: FEED_PATH, status: 200 })
  const answerRequest: RequestListener = (request, response) => {
    if (lacksHost(request)) return answerLackingHost(request, response)
    const bytes = findReadyPage(ctx, request)
    if (!bytes) return fastify(request, response)
    const started = performance.now()
    const answer = (spent: Spent) => {
      // Refused the usual way: counted twice, but then nothing was left to count.
      if (spent.retryAfterSeconds !== undefined) return fastify(request, response)
      sendReadyPage(isTrusted, request, response, bytes, spent)
      duration.observe((performance.now() - started) / 1000)
    }
    ctx.rateLimits
      .spend('read', { address: proxyAddr(request, isTrusted) })
      .then(answer, () => fastify(request, response))
  }
  const server = createServer({ ...timeouts, requireHostHeader: false }, answerRequest)
  // An expectation nobody knows may be passed over; node's own answer to it is no problem document.
  return server.on('checkExpectation', answerRequest)
}

function findReadyPage(ctx: ApiContext, { method, url = '', headers }: IncomingMessage): Buffer | undefined {
  if (method !== 'GET' || !url.startsWith(FEED_PATH) || ctx.draining.signal.aborted) return undefined
  if (PERSONAL_HEADERS.some((name) => headers[name] !== undefined)) return undefined
  return ctx.publicPages.find(url)
}

function sendReadyPage(
  isTrusted: (address: string, hop: number) => boolean,
  request: IncomingMessage,
  response: ServerResponse,
  bytes: Buffer,
  { policy, state }: Spent,
): void {
  const { headers } = request
  const isHttps = headers['x-forwarded-proto'] === 'https' && isTrusted(request.socket.remoteAddress ?? '', 0)
  const own = ['x-request-id', requestIdOf(request), 'ratelimit-policy', policy, 'ratelimit', state]
  const length = ['content-length', String(bytes.length)]
  response.writeHead(200, [...(isHttps ? HTTPS_HEADERS : HEADERS), ...own, ...length]).end(bytes)
}

function compileTrust({ TRUST_PROXY }: Config): (address: string, hop: number) => boolean {
  return TRUST_PROXY.length === 0 ? () => false : proxyAddr.compile(TRUST_PROXY)
}
