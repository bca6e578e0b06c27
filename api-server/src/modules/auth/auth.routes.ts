import cookie from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { login, register, type SignIn } from '@ai-community/shared/community/accounts/accounts.service.ts'
import {
  endSession,
  listSessions,
  logout,
  refreshSession,
} from '@ai-community/shared/community/accounts/sessions.service.ts'
import {
  loginSchema,
  refreshSchema,
  registerSchema,
  sessionPageSchema,
  sessionSchema,
  type Session,
} from '@ai-community/shared/contracts/accounts.ts'
import { DomainError } from '@ai-community/shared/contracts/error-codes.ts'
import { idSchema, pageQuerySchema } from '@ai-community/shared/contracts/primitives.ts'
import type { ApiContext, App } from '../../context.ts'
import { memberOf } from '../../plugins/authentication.ts'
import { clearSessionCookies, refreshCookieOf, setSessionCookies, wantsCookie } from './session-cookies.ts'

/** Hashing waits for its turn, up to five seconds, before it is refused. */
const HASH_TIMEOUT_MS = 15_000
const tags = ['auth']
const anonymous = { auth: 'public', ignoresToken: true, limit: 'auth' } as const

export async function authRoutes(parent: App, ctx: ApiContext): Promise<void> {
  await parent.register(async (scope) => {
    await scope.register(cookie)
    signInRoutes(scope.withTypeProvider<ZodTypeProvider>(), ctx)
    sessionRoutes(scope.withTypeProvider<ZodTypeProvider>(), ctx)
  })
}

function signInRoutes(app: App, ctx: ApiContext): void {
  app.post(
    '/auth/register',
    {
      config: anonymous,
      handlerTimeout: HASH_TIMEOUT_MS,
      schema: { operationId: 'register', tags, body: registerSchema, response: { 201: sessionSchema } },
    },
    async (request, reply) => {
      const cookieMode = wantsCookie(request)
      const signIn = await register(ctx, request.body, userAgentOf(request))
      reply.code(201)
      return toSession(ctx, request, reply, signIn, cookieMode)
    },
  )

  app.post(
    '/auth/login',
    {
      config: anonymous,
      handlerTimeout: HASH_TIMEOUT_MS,
      schema: { operationId: 'login', tags, body: loginSchema, response: { 200: sessionSchema } },
    },
    async (request, reply) => {
      const cookieMode = wantsCookie(request)
      const signIn = await guardedLogin(ctx, request.body, userAgentOf(request))
      return toSession(ctx, request, reply, signIn, cookieMode)
    },
  )

  app.post(
    '/auth/refresh',
    {
      config: anonymous,
      schema: {
        operationId: 'refresh',
        tags,
        body: refreshSchema.nullish(),
        response: { 200: sessionSchema },
      },
    },
    async (request, reply) => {
      const cookieMode = wantsCookie(request)
      const token = cookieMode ? refreshCookieOf(request) : request.body?.refreshToken
      if (token === undefined) throw new DomainError('invalid_refresh_token')
      try {
        return toSession(ctx, request, reply, await refreshSession(ctx, token), cookieMode)
      } catch (error) {
        if (cookieMode && error instanceof DomainError && error.status < 500) clearSessionCookies(reply)
        throw error
      }
    },
  )
}

function sessionRoutes(app: App, ctx: ApiContext): void {
  app.post(
    '/auth/logout',
    { config: { auth: 'member' }, schema: { operationId: 'logout', tags, response: { 204: z.null() } } },
    async (request, reply) => {
      const viewer = memberOf(request)
      await logout(ctx, viewer)
      ctx.sessionCheck.forget(viewer.sessionId)
      clearSessionCookies(reply)
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/auth/sessions',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'listSessions',
        tags,
        querystring: pageQuerySchema,
        response: { 200: sessionPageSchema },
      },
    },
    (request) => listSessions(ctx, memberOf(request), request.query),
  )

  app.delete(
    '/auth/sessions/:id',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'endSession',
        tags,
        params: z.strictObject({ id: idSchema }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await endSession(ctx, memberOf(request), request.params.id)
      ctx.sessionCheck.forget(request.params.id)
      return reply.code(204).send(null)
    },
  )
}

async function guardedLogin(ctx: ApiContext, input: z.infer<typeof loginSchema>, userAgent: string) {
  ctx.failedLogins.check(input.login)
  try {
    const signIn = await login(ctx, input, userAgent)
    ctx.failedLogins.forget(input.login)
    return signIn
  } catch (error) {
    if (error instanceof DomainError && error.code === 'invalid_credentials')
      ctx.failedLogins.record(input.login)
    throw error
  }
}

function toSession(
  ctx: ApiContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { user, session }: SignIn,
  cookieMode: boolean,
): Session {
  const accessToken = ctx.accessTokens.issue({ sub: session.userId, sid: session.id })
  const answer = { user, accessToken, expiresIn: ctx.accessTokens.lifeSeconds }
  if (!cookieMode) return { ...answer, refreshToken: session.refreshToken }
  setSessionCookies(request, reply, session.refreshToken, session.expiresAt)
  return answer
}

function userAgentOf(request: FastifyRequest): string {
  return request.headers['user-agent'] ?? ''
}
