import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../context.ts'

const WELL_FORMED_ID = /^[A-Za-z0-9._-]{1,64}$/

/** Answers are data: nothing in them may run, be framed or be guessed to be another type. */
export const COMMON_HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-site',
  // What a route does not declare to be alike for everybody may depend on who asks.
  'cache-control': 'no-store',
}

export const HSTS_HEADER = { 'strict-transport-security': 'max-age=31536000' }

/** The client's `X-Request-Id` where it is harmless in a log and a header, else one of ours. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && WELL_FORMED_ID.test(given) ? given : randomUUID()
}

export function addCommonHeaders(app: App): void {
  app.addHook('onRequest', (request, reply, done) => {
    setCommonHeaders(request, reply)
    done()
  })
}

export function setCommonHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(COMMON_HEADERS)
  reply.header('x-request-id', request.id)
  if (request.protocol === 'https') reply.headers(HSTS_HEADER)
}
