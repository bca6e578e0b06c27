import { hash as hashOnce } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { DomainError } from '@ai-community/shared/contracts/error-codes.ts'
import type { App } from '../context.ts'

const TAG = /^"(\d+)-[A-Za-z0-9_-]+"$/

/**
 * Gives single entities a strong ETag, `"version-hash"`: the hash makes it true of the bytes, the version is
 * what an `If-Match` is compared by, since counters change without an edit.
 */
export function tagEntities(app: App): void {
  app.decorateRequest('entityVersion', null)
  app.addHook('preSerialization', (request, _reply, payload, done) => {
    const version = (payload as { version?: unknown } | null)?.version
    if (request.routeOptions.config.entity && typeof version === 'number') request.entityVersion = version
    done(null, payload)
  })
  app.addHook('onSend', (request, reply, payload, done) => {
    if (!request.routeOptions.config.entity || reply.statusCode >= 300 || typeof payload !== 'string')
      return done(null, payload)
    const hash = hashOnce('sha256', payload, 'base64url').slice(0, 22)
    const tag = `"${request.entityVersion ?? 0}-${hash}"`
    reply.header('etag', tag)
    const known = request.headers['if-none-match']
    if (known === undefined || (request.method !== 'GET' && request.method !== 'HEAD'))
      return done(null, payload)
    if (!known.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)) return done(null, payload)
    reply.code(304).removeHeader('content-type').removeHeader('content-length')
    done(null, null)
  })
}

/**
 * The version an `If-Match` asks for, or undefined without one.
 *
 * @throws DomainError `version_conflict` for a tag this server never gave.
 */
export function expectedVersionOf(request: FastifyRequest): number | undefined {
  const header = request.headers['if-match']
  if (header === undefined || header.trim() === '*') return undefined
  const version = TAG.exec(header.trim())?.[1]
  if (version === undefined) throw new DomainError('version_conflict')
  return Number(version)
}
