import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import {
  DomainError,
  ERROR_CODES,
  type ErrorCode,
  type FieldError,
} from '@ai-community/shared/contracts/error-codes.ts'
import type { Problem } from '@ai-community/shared/contracts/problem.ts'
import { toDomainError } from '@ai-community/shared/database/errors.ts'
import type { App } from '../context.ts'
import type { RateLimits } from '../rate-limits.ts'
import { setCommonHeaders } from './common-headers.ts'
import { countRefused } from './rate-limits.ts'

const PROBLEM_TYPE = 'application/problem+json'

/** Fastify's own refusals by their code, where the status alone would say too little. */
const FRAMEWORK_CODES: Record<string, ErrorCode> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload_too_large',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_body',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_body',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_body',
  FST_ERR_BAD_URL: 'validation_failed',
  FST_ERR_MAX_PARAM_LENGTH: 'uri_too_long',
  FST_ERR_HANDLER_TIMEOUT: 'service_unavailable',
}

/** Turns every error into `application/problem+json` with a code of the one list. */
export function handleErrors(app: App): void {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const known = toProblemError(error)
    if (known.status >= 500) request.log.error({ err: error, requestId: request.id }, 'request failed')
    return sendProblem(request, reply, (await findMissingSubject(known, request)) ?? known)
  })
}

/** For what Fastify refuses before a route is found, and before any hook has run. */
export async function answerFrameworkError(
  rateLimits: RateLimits,
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  setCommonHeaders(request, reply)
  await countRefused(rateLimits, request, reply)
  sendProblem(request, reply, toProblemError(error))
}

function sendProblem(request: FastifyRequest, reply: FastifyReply, error: DomainError): FastifyReply {
  if (error.retryAfterSeconds !== undefined) reply.header('retry-after', String(error.retryAfterSeconds))
  if (error.status === 401) reply.header('www-authenticate', 'Bearer')
  return reply
    .code(error.status)
    .header('cache-control', 'no-store')
    .type(PROBLEM_TYPE)
    .send(JSON.stringify(toProblem(error, request.id)))
}

export function toProblem(error: DomainError, requestId: string): Problem {
  const title = ERROR_CODES[error.code][1]
  return {
    type: 'about:blank',
    title,
    status: error.status,
    code: error.code,
    ...(error.message !== title && { detail: error.message }),
    requestId,
    ...(error.errors && { errors: [...error.errors] }),
  }
}

function toProblemError(error: FastifyError): DomainError {
  const domainError = toDomainError(error)
  if (domainError) return domainError
  if (hasZodFastifySchemaValidationErrors(error))
    return new DomainError('validation_failed', { errors: error.validation.map(toFieldError) })
  const code = FRAMEWORK_CODES[error.code]
  if (code)
    return new DomainError(code, {
      cause: error,
      ...(code === 'service_unavailable' && { retryAfterSeconds: 1 }),
    })
  // What a parser of ours or Fastify's refused is the client's fault, whatever it is.
  const status = error.statusCode ?? 500
  if (status === 415) return new DomainError('unsupported_media_type')
  if (status === 416) return new DomainError('range_not_satisfiable', { cause: error })
  if (status === 412) return new DomainError('version_conflict')
  if (status === 413) return new DomainError('payload_too_large')
  if (status >= 400 && status < 500) return new DomainError('malformed_body', { cause: error })
  return new DomainError('internal_error', { cause: error })
}

function toFieldError(issue: { instancePath: string; message?: string }): FieldError {
  return { path: issue.instancePath.slice(1), message: issue.message ?? 'is not valid' }
}

/** For a request that is malformed besides: what it names may be missing, and 404 comes before 400. */
async function findMissingSubject(
  error: DomainError,
  request: FastifyRequest,
): Promise<DomainError | undefined> {
  const { requireSubject } = request.routeOptions.config
  if (error.status !== 400 || !requireSubject) return undefined
  try {
    await requireSubject(request.params as { id?: unknown }, request.viewer)
    return undefined
  } catch (missing) {
    return toDomainError(missing)
  }
}
