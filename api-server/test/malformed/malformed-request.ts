import fc from 'fast-check'
import type { OpenAPIV3_1 } from 'openapi-types'
import type { Operation } from '../api-document.ts'
import { brokenBody, type BrokenBody } from './broken-bodies.ts'
import { BROKEN_AUTHORIZATION, BROKEN_QUERY, BROKEN_SEGMENT, ODD_HEADERS } from './broken-values.ts'

const CALLERS = ['anonymous', 'member', 'admin', 'broken'] as const
type Caller = (typeof CALLERS)[number]

export interface MalformedRequest {
  operation: Operation
  method: string
  url: string
  caller: Caller
  headers: Record<string, string>
  payload?: Buffer
}

const ODD_METHODS = ['PROPFIND', 'TRACE', 'OPTIONS', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'POST', 'SEARCH']

/**
 * Requests of this operation with something wrong in each. A write always has a defect that must stop it, in its
 * path or its body, so that none of them may change anything.
 */
export function malformedRequests(operation: Operation, objectPart: string): fc.Arbitrary<MalformedRequest> {
  const { method, path, requestBody } = operation
  const example = exampleOf(requestBody)
  const isRead = method === 'get'
  const segment = path.includes('{') ? BROKEN_SEGMENT : fc.constant('')
  const whole = fc.constant(objectPart)
  const request = (parts: Parts): MalformedRequest => toRequest(operation, parts)
  const common = {
    caller: fc.constantFrom(...CALLERS),
    authorization: BROKEN_AUTHORIZATION,
    headers: ODD_HEADERS,
    query: fc.oneof({ weight: 2, arbitrary: fc.constant('') }, { weight: 1, arbitrary: BROKEN_QUERY }),
    body: fc.constant<BrokenBody | undefined>(undefined),
    method: fc.constant(method.toUpperCase()),
    segment: whole,
  }
  if (isRead) {
    const reads = fc.record({ ...common, segment: fc.oneof(segment, whole), query: BROKEN_QUERY })
    return fc.oneof({ weight: 6, arbitrary: reads.map(request) }, { weight: 1, arbitrary: oddMethods() })
  }
  const badBody = fc.record({ ...common, body: brokenBody(example) })
  const badPath = fc.record({ ...common, segment })
  return fc.oneof(
    { weight: 8, arbitrary: badBody.map(request) },
    ...(path.includes('{') ? [{ weight: 3, arbitrary: badPath.map(request) }] : []),
  )

  /** Another method at the operation's address, which may belong to another operation: with a hopeless body. */
  function oddMethods(): fc.Arbitrary<MalformedRequest> {
    return fc
      .record({ ...common, method: fc.constantFrom(...ODD_METHODS), body: brokenBody(undefined) })
      .map(request)
  }
}

interface Parts {
  caller: Caller
  authorization: string
  headers: Record<string, string>
  query: string
  body: BrokenBody | undefined
  method: string
  segment: string
}

function toRequest(operation: Operation, parts: Parts): MalformedRequest {
  const { body, caller } = parts
  return {
    operation,
    method: parts.method,
    url: operation.path.replace(/\{\w+\}/, () => parts.segment) + (parts.query && `?${parts.query}`),
    caller,
    headers: {
      ...parts.headers,
      ...(caller === 'broken' && { authorization: parts.authorization }),
      ...(body && { 'content-type': body.type }),
    },
    ...(body && { payload: body.payload }),
  }
}

function exampleOf(requestBody: Operation['requestBody']): object | undefined {
  const { content = {} } = (requestBody ?? {}) as Partial<OpenAPIV3_1.RequestBodyObject>
  return content['application/json']?.example as object | undefined
}
