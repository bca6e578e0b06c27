import type { FastifyRequest, RouteOptions } from 'fastify'
import type { AccessClaims } from '../access-tokens.ts'
import type { Viewer } from '@ai-community/shared/community/context.ts'
import { DomainError } from '@ai-community/shared/contracts/error-codes.ts'
import type { Role } from '@ai-community/shared/contracts/users.ts'
import type { Access, ApiContext, App } from '../context.ts'

const BEARER = /^Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/
const RANK: Record<Access | Role, number> = { public: 0, member: 1, moderator: 2, admin: 3 }

/**
 * Checks the token's signature, which is enough to count the request as its member's; whether the session
 * still holds is looked up by `authenticate`.
 */
export function readTokens(app: App, ctx: ApiContext): void {
  app.decorateRequest('claims', null)
  app.addHook('onRequest', (request, _reply, done) => {
    const { authorization } = request.headers
    if (authorization !== undefined && !request.routeOptions.config.ignoresToken)
      request.claims = findClaims(ctx, authorization)
    done()
  })
}

/**
 * Finds out who asks and whether they may, before the body is read. A route that does not say who may call
 * it keeps the server from starting.
 */
export function authenticate(app: App, ctx: ApiContext): void {
  const routes: RouteOptions[] = []
  app.decorateRequest('viewer', null)
  app.addHook('onRoute', (route) => {
    routes.push(route)
  })
  app.addHook('onReady', async () => {
    // '*' is the preflight route of @fastify/cors, which carries no data.
    const unguarded = routes.filter((route) => route.config?.auth === undefined && route.url !== '*')
    if (unguarded.length > 0)
      throw new Error(
        `Routes without config.auth: ${unguarded.map(({ method, url }) => `${String(method)} ${url}`).join(', ')}`,
      )
  })
  app.addHook('onRequest', (request, _reply, done) => {
    const { auth = 'public', ignoresToken } = request.routeOptions.config
    const { authorization } = request.headers
    if (authorization !== undefined && !ignoresToken) {
      if (!request.claims) return done(new DomainError('invalid_token'))
      const { sub, sid } = request.claims
      return void ctx.sessionCheck.getViewer(sid, sub).then((viewer) => {
        request.viewer = viewer
        done(RANK[viewer.role] < RANK[auth] ? new DomainError('forbidden') : undefined)
      }, done)
    }
    done(auth === 'public' ? undefined : new DomainError('unauthenticated'))
  })
}

function findClaims(ctx: ApiContext, authorization: string): AccessClaims | null {
  const token = BEARER.exec(authorization)?.[1]
  if (token === undefined) return null
  try {
    return ctx.accessTokens.verify(token)
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}

/** The member a guarded route serves. */
export function memberOf(request: FastifyRequest): Viewer {
  if (!request.viewer) throw new DomainError('unauthenticated')
  return request.viewer
}
