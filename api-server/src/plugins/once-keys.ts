import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { OnceKey } from '@ai-community/shared/community/writes/write-once.ts'
import { DomainError } from '@ai-community/shared/contracts/error-codes.ts'
import { memberOf } from './authentication.ts'

const WELL_FORMED_KEY = /^[\x21-\x7e]{1,100}$/

/**
 * The `Idempotency-Key` of a member's write. The body has passed its schema, so its keys stand in one order
 * and the fingerprint is the same for the same content; what is no JSON brings a fingerprint of its own.
 */
export function onceKeyOf(
  request: FastifyRequest,
  fingerprint = createHash('sha256')
    .update(JSON.stringify(request.body) ?? '')
    .digest('hex'),
): OnceKey | undefined {
  const header = request.headers['idempotency-key']
  if (header === undefined) return undefined
  if (typeof header !== 'string' || !WELL_FORMED_KEY.test(header))
    throw new DomainError('validation_failed', {
      errors: [{ path: 'headers/idempotency-key', message: 'must be 1–100 visible ASCII characters' }],
    })
  return {
    memberId: memberOf(request).id,
    method: request.method,
    path: request.url.split('?', 1)[0]!,
    idempotencyKey: header,
    fingerprint,
  }
}
