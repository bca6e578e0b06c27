import type { FastifyReply, FastifyRequest } from 'fastify'
import { DomainError } from '@ai-community/shared/contracts/error-codes.ts'
import type { ApiContext, App } from '../context.ts'
import type { Allowance, RateLimits, Spent } from '../rate-limits.ts'

/** Counts each request against its client's allowance, before anything else is done for it. */
export function limitRates(app: App, { rateLimits }: ApiContext): void {
  app.addHook('onRequest', async (request, reply) => {
    const spent = await rateLimits.spend(allowanceOf(request), {
      address: request.ip,
      memberId: request.claims?.sub,
    })
    tell(reply, spent)
    if (spent.retryAfterSeconds !== undefined)
      throw new DomainError('rate_limited', { retryAfterSeconds: spent.retryAfterSeconds })
  })
}

/** For what is refused before a route is found: it counts as a read of the address. */
export async function countRefused(
  rateLimits: RateLimits,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  tell(reply, await rateLimits.spend('read', { address: request.ip }))
}

function allowanceOf(request: FastifyRequest): Allowance {
  const { limit } = request.routeOptions.config
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  return limit ?? (isRead ? 'read' : 'write')
}

function tell(reply: FastifyReply, { policy, state }: Spent): void {
  reply.header('ratelimit-policy', policy).header('ratelimit', state)
}
