import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SignIn } from '@ai-community/shared/community/accounts/accounts.service.ts'
import type { SignInOrigin } from '@ai-community/shared/community/accounts/sign-in-origin.ts'
import type { Session } from '@ai-community/shared/contracts/accounts.ts'
import { networkOf } from '../../client-network.ts'
import type { ApiContext } from '../../context.ts'
import { setSessionCookies } from './session-cookies.ts'

/** Hashing waits for its turn, up to five seconds, before it is refused. */
export const HASH_TIMEOUT_MS = 15_000

/** Routes that are used to get a session, so that a stale token must not stand in the way. */
export const anonymous = { auth: 'public', ignoresToken: true, limit: 'auth' } as const

export function originOf(request: FastifyRequest): SignInOrigin {
  return { userAgent: request.headers['user-agent'] ?? '', network: networkOf(request.ip) }
}

/** The session as its client wants it: the refresh token in the body, or as a cookie. */
export function toSession(
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
