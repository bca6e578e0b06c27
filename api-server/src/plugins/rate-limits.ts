import rateLimit from '@fastify/rate-limit'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { DomainError } from '@ai-community/shared/contracts/error-codes.ts'
import type { ApiContext, App } from '../context.ts'

type Allowance = 'read' | 'write' | 'auth'

const WINDOW_SECONDS = 60
/** Requests a client may make in a window. */
const QUOTAS: Record<Allowance, number> = { read: 1_200, write: 180, auth: 30 }

/**
 * Counts requests by client address (an IPv6 client by its /64). Profile `local` exempts clients on this
 * machine, `production` nobody, `off` everybody; the headers are sent in each (draft-ietf-httpapi-ratelimit-headers).
 */
export async function limitRates(app: App, { config }: ApiContext): Promise<void> {
  await app.register(rateLimit, { global: false })
  const limiters = {
    read: limiterOf(app, 'read'),
    write: limiterOf(app, 'write'),
    auth: limiterOf(app, 'auth'),
  }
  app.addHook('onRequest', (request, reply, done) => {
    const allowance = allowanceOf(request)
    if (config.RATE_LIMITS === 'off' || (config.RATE_LIMITS === 'local' && isLoopback(request.ip))) {
      sendHeaders(reply, allowance, QUOTAS[allowance], WINDOW_SECONDS)
      return done()
    }
    count(request, reply, allowance).then(() => done(), done)
  })

  async function count(request: FastifyRequest, reply: FastifyReply, allowance: Allowance): Promise<void> {
    const state = await limiters[allowance](request)
    if (state.isAllowed) return sendHeaders(reply, allowance, QUOTAS[allowance], WINDOW_SECONDS)
    sendHeaders(reply, allowance, state.remaining, state.ttlInSeconds)
    if (state.isExceeded) throw new DomainError('rate_limited', { retryAfterSeconds: state.ttlInSeconds })
  }
}

function limiterOf(app: App, allowance: Allowance) {
  return app.createRateLimit({ max: QUOTAS[allowance], timeWindow: WINDOW_SECONDS * 1000 })
}

function allowanceOf(request: FastifyRequest): Allowance {
  const { limit } = request.routeOptions.config
  return limit ?? (request.method === 'GET' || request.method === 'HEAD' ? 'read' : 'write')
}

function sendHeaders(
  reply: FastifyReply,
  allowance: Allowance,
  remaining: number,
  resetSeconds: number,
): void {
  reply.header('ratelimit-policy', `"${allowance}";q=${QUOTAS[allowance]};w=${WINDOW_SECONDS}`)
  reply.header('ratelimit', `"${allowance}";r=${remaining};t=${resetSeconds}`)
}

function isLoopback(ip: string): boolean {
  return ip === '127.0.0.1' || ip === '::1' || ip === '::ffff:127.0.0.1'
}
