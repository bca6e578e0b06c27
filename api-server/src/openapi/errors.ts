import type { OpenAPIV3_1 } from 'openapi-types'
import { ERROR_CODES, type ErrorCode } from '@ai-community/shared/contracts/error-codes.ts'
import { problemSchema } from '@ai-community/shared/contracts/problem.ts'
import { COMMON_ANSWER_HEADERS, headerReferences } from './headers.ts'
import { hasParameter, takesIdempotencyKey, takesIfMatch, type PlacedOperation } from './operation.ts'
import { OPERATION_ERRORS } from './operation-errors.ts'

/** Every code the operation can answer with: those its kind of route has, and its own. */
export function errorCodesOf(placed: PlacedOperation): ErrorCode[] {
  const codes = new Set<ErrorCode>([
    'rate_limited',
    'internal_error',
    'service_unavailable',
    ...accessErrors(placed),
    ...inputErrors(placed),
    ...(OPERATION_ERRORS[placed.operation.operationId] ?? []),
  ])
  return [...codes].toSorted()
}

function accessErrors({ facts }: PlacedOperation): ErrorCode[] {
  if (facts.ignoresToken) return []
  const codes: ErrorCode[] = ['invalid_token', 'account_suspended']
  if (facts.auth !== 'public') codes.push('unauthenticated')
  if (facts.auth === 'moderator' || facts.auth === 'admin') codes.push('forbidden')
  return codes
}

function inputErrors(placed: PlacedOperation): ErrorCode[] {
  const { method, operation } = placed
  const codes: ErrorCode[] = []
  if (hasParameter(operation, 'path')) codes.push('validation_failed', 'uri_too_long')
  if (hasParameter(operation, 'query')) codes.push('validation_failed')
  if (hasParameter(operation, 'query', 'cursor')) codes.push('invalid_cursor')
  if (method !== 'get')
    codes.push(
      'validation_failed',
      'malformed_body',
      'payload_too_large',
      'unsupported_media_type',
      'storage_full',
    )
  if (takesIdempotencyKey(placed)) codes.push('idempotency_key_reused')
  if (takesIfMatch(placed)) codes.push('version_conflict')
  return codes
}

/**
 * The answers for these codes, one a status, as references; `components` collects what they refer to, so that
 * routes that fail alike share one description.
 */
export function errorResponses(
  codes: readonly ErrorCode[],
  components: Record<string, OpenAPIV3_1.ResponseObject>,
): Record<string, OpenAPIV3_1.ReferenceObject> {
  const byStatus = Map.groupBy(codes, (code) => ERROR_CODES[code][0])
  const responses: Record<string, OpenAPIV3_1.ReferenceObject> = {}
  for (const [status, group] of [...byStatus].toSorted(([a], [b]) => a - b)) {
    const name = `${status}-${group.join('-')}`
    components[name] ??= problemResponse(status, group)
    responses[status] = { $ref: `#/components/responses/${name}` }
  }
  return responses
}

function problemResponse(status: number, codes: readonly ErrorCode[]): OpenAPIV3_1.ResponseObject {
  const headers = [
    ...COMMON_ANSWER_HEADERS,
    ...(status === 401 ? ['WWW-Authenticate'] : []),
    ...(status === 429 || status === 503 ? ['Retry-After'] : []),
  ]
  const response: OpenAPIV3_1.ResponseObject & { 'x-codes': readonly ErrorCode[] } = {
    description: codes.map((code) => `\`${code}\`: ${ERROR_CODES[code][1]}`).join('; '),
    headers: headerReferences(headers),
    content: {
      'application/problem+json': {
        schema: { $ref: `#/components/schemas/${problemSchema.meta()!.id}` },
        examples: Object.fromEntries(codes.map((code) => [code, { value: exampleOf(code, status) }])),
      },
    },
    'x-codes': codes,
  }
  return response
}

function exampleOf(code: ErrorCode, status: number) {
  const problem = {
    type: 'about:blank',
    title: ERROR_CODES[code][1],
    status,
    code,
    requestId: 'b1c7a9f0-5d0f',
  }
  if (code !== 'validation_failed') return problem
  return { ...problem, errors: [{ path: 'content', message: 'must have at least 1 character' }] }
}
