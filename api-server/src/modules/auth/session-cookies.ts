import type { FastifyReply, FastifyRequest } from 'fastify'
import { DomainError } from '@ai-community/shared/contracts/error-codes.ts'

const REFRESH_COOKIE = 'aic_refresh'
/** Tells scripts that a session exists; worth nothing to a thief. */
const HINT_COOKIE = 'aic_session'
const REFRESH_PATH = '/api/auth'

/**
 * Whether the client wants its refresh token as a cookie.
 *
 * @throws DomainError `forbidden` to a page of another origin, whose requests carry the cookie unasked.
 */
export function wantsCookie(request: FastifyRequest): boolean {
  if (request.headers['x-session'] !== 'cookie') return false
  const { origin } = request.headers
  if (origin !== undefined && !isOwnOrigin(origin, request.host)) throw new DomainError('forbidden')
  return true
}

export function refreshCookieOf(request: FastifyRequest): string | undefined {
  return request.cookies[REFRESH_COOKIE]
}

export function setSessionCookies(
  request: FastifyRequest,
  reply: FastifyReply,
  refreshToken: string,
  expires: Date,
): void {
  const common = { sameSite: 'strict', secure: request.protocol === 'https', expires } as const
  reply.setCookie(REFRESH_COOKIE, refreshToken, { ...common, httpOnly: true, path: REFRESH_PATH })
  reply.setCookie(HINT_COOKIE, '1', { ...common, path: '/' })
}

export function clearSessionCookies(reply: FastifyReply): void {
  reply.clearCookie(REFRESH_COOKIE, { path: REFRESH_PATH })
  reply.clearCookie(HINT_COOKIE, { path: '/' })
}

/** Compared as URLs, since one side may write the scheme's usual port and the other leave it out. */
function isOwnOrigin(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false
  const { protocol, host: originHost } = new URL(origin)
  return URL.canParse(`${protocol}//${host}`) && new URL(`${protocol}//${host}`).host === originHost
}
