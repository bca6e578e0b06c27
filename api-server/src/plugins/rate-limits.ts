import { DomainError } from '@ai-community/shared/contracts/error-codes.ts'
import type { ApiContext, App } from '../context.ts'

/** Counts each request against its client's allowance, before anything else is done for it. */
export function limitRates(app: App, { rateLimits }: ApiContext): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { limit } = request.routeOptions.config
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const { policy, state, retryAfterSeconds } = rateLimits.spend(
      limit ?? (isRead ? 'read' : 'write'),
      request.ip,
    )
    reply.header('ratelimit-policy', policy).header('ratelimit', state)
    done(retryAfterSeconds === undefined ? undefined : new DomainError('rate_limited', { retryAfterSeconds }))
  })
}
