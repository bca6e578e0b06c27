import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  findLoginTarget,
  login,
  register,
  type LoginTarget,
  type SignIn,
} from '@ai-community/shared/community/accounts/accounts.service.ts'
import { refreshSession } from '@ai-community/shared/community/accounts/sessions.service.ts'
import {
  loginSchema,
  refreshSchema,
  registerSchema,
  sessionSchema,
  type Login,
} from '@ai-community/shared/contracts/accounts.ts'
import { DomainError } from '@ai-community/shared/contracts/error-codes.ts'
import type { ApiContext, App } from '../../context.ts'
import { deviceOf, setDeviceCookie } from './device-cookie.ts'
import { anonymous, HASH_TIMEOUT_MS, originOf, toSession } from './session-answer.ts'
import { clearSessionCookies, refreshCookieOf, wantsCookie } from './session-cookies.ts'

const tags = ['auth']

export function signInRoutes(app: App, ctx: ApiContext): void {
  app.post(
    '/auth/register',
    {
      config: anonymous,
      handlerTimeout: HASH_TIMEOUT_MS,
      schema: {
        operationId: 'register',
        tags,
        summary: 'Make an account and sign in',
        body: registerSchema,
        response: { 201: sessionSchema },
      },
    },
    async (request, reply) => {
      const cookieMode = wantsCookie(request)
      const signIn = await register(ctx, request.body, originOf(request))
      const session = toSession(ctx, request, reply, signIn, cookieMode)
      if (cookieMode) setDeviceCookie(request, reply, ctx.refreshKey, signIn.session.userId)
      reply.code(201)
      return session
    },
  )

  app.post(
    '/auth/login',
    {
      config: anonymous,
      handlerTimeout: HASH_TIMEOUT_MS,
      schema: {
        operationId: 'login',
        tags,
        summary: 'Sign in by name or e-mail address',
        body: loginSchema,
        response: { 200: sessionSchema },
      },
    },
    async (request, reply) => {
      const cookieMode = wantsCookie(request)
      const signIn = await guardedLogin(ctx, request, request.body)
      const session = toSession(ctx, request, reply, signIn, cookieMode)
      if (cookieMode) renewDevice(ctx, request, reply, signIn)
      return session
    },
  )

  app.post(
    '/auth/refresh',
    {
      config: anonymous,
      schema: {
        operationId: 'refresh',
        tags,
        summary: 'Exchange a refresh token for the next session',
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

async function guardedLogin(ctx: ApiContext, request: FastifyRequest, input: Login): Promise<SignIn> {
  const origin = originOf(request)
  const target = await findLoginTarget(ctx, input.login, origin)
  const attempt = await ctx.attemptLimits.admitLogin({
    account: target.account,
    address: request.ip,
    network: origin.network,
    friend: friendOf(ctx, request, target, origin.network),
    withCode: input.totp !== undefined,
  })
  try {
    const signIn = await login(ctx, target, input, origin)
    await attempt.refund()
    return signIn
  } catch (error) {
    // Only a wrong guess costs: not one that was right, or that we had no time to look at.
    const wasWrong =
      error instanceof DomainError && ['invalid_credentials', 'invalid_totp'].includes(error.code)
    if (!wasWrong) await attempt.refund()
    throw error
  }
}

/** The device or network that has signed in to this account before, if this is one. */
function friendOf(
  ctx: ApiContext,
  request: FastifyRequest,
  { credentials, isKnownNetwork }: LoginTarget,
  network: string,
): string | undefined {
  const device = credentials && deviceOf(request, ctx.refreshKey, credentials.id)
  if (device !== undefined) return `device:${device}`
  return isKnownNetwork ? `network:${network}` : undefined
}

function renewDevice(
  ctx: ApiContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { session }: SignIn,
): void {
  if (deviceOf(request, ctx.refreshKey, session.userId) === undefined)
    setDeviceCookie(request, reply, ctx.refreshKey, session.userId)
}
