import type { OpenAPIV3_1 } from 'openapi-types'

const text = (description: string, example: string): OpenAPIV3_1.HeaderObject => ({
  description,
  schema: { type: 'string' },
  example,
})

const TAG = '"3-0a1b2c3d4e5f6g7h8i9j0k"'

/** Headers of answers. Those an answer always has are required; a test looks for them. */
export const HEADERS: Record<string, OpenAPIV3_1.HeaderObject> = {
  'X-Request-Id': {
    ...text('Names this request in the log', 'b1c7a9f0-5d0f-4f7e-8a39-0f3f6f6e2a11'),
    required: true,
  },
  'RateLimit-Policy': {
    ...text('The allowance and its window in seconds', '"read";q=1200;w=60'),
    required: true,
  },
  RateLimit: {
    ...text('What is left of it, and the seconds until it is whole again', '"read";r=1199;t=60'),
    required: true,
  },
  ETag: {
    ...text('`"version-hash"`: for `If-None-Match`, and for the `If-Match` of an edit', TAG),
    required: true,
  },
  'Retry-After': text('Seconds to wait before the next try', '7'),
  'WWW-Authenticate': { ...text('How to authenticate', 'Bearer'), required: true },
  'Set-Cookie': text(
    'The refresh token, for a browser that asked with `X-Session: cookie`',
    'aic_session=1; Path=/; SameSite=Strict',
  ),
}

/** On every answer of every route. */
export const COMMON_ANSWER_HEADERS = ['X-Request-Id', 'RateLimit-Policy', 'RateLimit'] as const

const header = (
  name: string,
  description: string,
  schema: OpenAPIV3_1.ParameterObject['schema'],
  example?: string,
): OpenAPIV3_1.ParameterObject => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: schema!,
  ...(example !== undefined && { example }),
})

/** Headers of requests, by the name of their component. */
export const REQUEST_HEADERS: Record<string, OpenAPIV3_1.ParameterObject> = {
  IdempotencyKey: header(
    'Idempotency-Key',
    'Names one thing the member wants done: within 24 hours a repeat gets the first answer again.',
    { type: 'string', pattern: '^[\\x21-\\x7e]{1,100}$' },
    '9f86d081884c7d65',
  ),
  IfMatch: header(
    'If-Match',
    'The ETag the edit goes by: 412 when somebody was faster.',
    { type: 'string' },
    TAG,
  ),
  IfNoneMatch: header(
    'If-None-Match',
    'The ETag the client has: 304 when it still holds.',
    { type: 'string' },
    TAG,
  ),
  XSession: header('X-Session', 'A browser that wants its refresh token as an httpOnly cookie says so.', {
    type: 'string',
    enum: ['cookie'],
  }),
}

export function headerReferences(names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
}

export function requestHeader(name: string): OpenAPIV3_1.ReferenceObject {
  return { $ref: `#/components/parameters/${name}` }
}
