import type { FastifyContextConfig } from 'fastify'
import type { OpenAPIV3_1 } from 'openapi-types'

/** What the document has to know of a route beside its schemas; `FACTS` on the operation until it is complete. */
export interface RouteFacts {
  auth: NonNullable<FastifyContextConfig['auth']>
  ignoresToken: boolean
  entity: boolean
}

export const FACTS = 'x-facts'

export type Operation = OpenAPIV3_1.OperationObject & {
  operationId: string
  responses: Record<string, OpenAPIV3_1.ResponseObject | OpenAPIV3_1.ReferenceObject>
}

/** An operation and where it stands. */
export interface PlacedOperation {
  method: string
  path: string
  operation: Operation
  facts: RouteFacts
}

export function factsOf(config: FastifyContextConfig | undefined): RouteFacts {
  return {
    auth: config?.auth ?? 'public',
    ignoresToken: config?.ignoresToken ?? false,
    entity: config?.entity ?? false,
  }
}

/** Whether repeats of the write are told by their `Idempotency-Key`. */
export function takesIdempotencyKey({ method, path, operation, facts }: PlacedOperation): boolean {
  return (
    method === 'post' &&
    facts.auth !== 'public' &&
    !path.startsWith('/api/auth/') &&
    !REPEATABLE_POSTS.has(operation.operationId)
  )
}

/** POSTs that do the same twice as once. */
const REPEATABLE_POSTS = new Set(['tellTyping'])

/** Whether an edit may name the version it goes by. */
export function takesIfMatch({ method, facts }: PlacedOperation): boolean {
  return method === 'patch' && facts.entity
}

export function hasParameter(operation: Operation, location: string, name?: string): boolean {
  return (operation.parameters ?? []).some(
    (parameter) =>
      'in' in parameter && parameter.in === location && (name === undefined || parameter.name === name),
  )
}
