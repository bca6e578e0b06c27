import type { OpenAPIV3_1 } from 'openapi-types'
import { INFO, SECURITY_SCHEMES, SERVERS, TAGS } from './about.ts'
import { errorCodesOf, errorResponses } from './errors.ts'
import { REQUEST_EXAMPLES } from './examples.ts'
import {
  COMMON_ANSWER_HEADERS,
  headerReferences,
  HEADERS,
  REQUEST_HEADERS,
  requestHeader,
} from './headers.ts'
import {
  FACTS,
  takesIdempotencyKey,
  takesIfMatch,
  type Operation,
  type PlacedOperation,
  type RouteFacts,
} from './operation.ts'

const ANSWER_DESCRIPTIONS: Record<string, string> = {
  200: 'The answer',
  201: 'It has been made',
  202: 'It has been taken up',
  204: 'Done; there is nothing to say',
  206: 'The part that was asked for',
  304: 'The client has it already',
}

/** Adds to what the schemas say all that holds for a route of its kind: rights, headers, errors, examples. */
export function completeDocument(document: OpenAPIV3_1.Document): OpenAPIV3_1.Document {
  const responses: Record<string, OpenAPIV3_1.ResponseObject> = {}
  for (const placed of operationsOf(document)) completeOperation(placed, responses)
  const whole: OpenAPIV3_1.Document = {
    ...document,
    info: INFO,
    servers: SERVERS,
    tags: usedTags(document),
    paths: sortedByKey(document.paths ?? {}),
    components: {
      ...document.components,
      responses: sortedByKey(responses),
      headers: HEADERS,
      parameters: REQUEST_HEADERS,
      securitySchemes: SECURITY_SCHEMES,
    },
  }
  return withoutUnused(whole)
}

function operationsOf(document: OpenAPIV3_1.Document): PlacedOperation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation & { [FACTS]: RouteFacts }>).map(
      ([method, operation]) => ({ method, path, operation, facts: operation[FACTS] }),
    ),
  )
}

function completeOperation(
  placed: PlacedOperation,
  responses: Record<string, OpenAPIV3_1.ResponseObject>,
): void {
  const { operation, facts } = placed
  const extended = operation as Operation & { 'x-auth'?: string; [FACTS]?: RouteFacts }
  delete extended[FACTS]
  extended['x-auth'] = facts.auth
  operation.security = securityOf(placed)
  operation.parameters = [...(operation.parameters ?? []), ...headersOf(placed)]
  if (operation.parameters.length === 0) delete operation.parameters
  addRequestExample(operation)
  for (const [status, response] of Object.entries(operation.responses)) {
    const answer = response as OpenAPIV3_1.ResponseObject
    if (answer.description === 'Default Response')
      answer.description = ANSWER_DESCRIPTIONS[status] ?? 'An answer'
    answer.headers = { ...answer.headers, ...headerReferences(answerHeaders(placed, status)) }
  }
  if (isConditional(placed)) operation.responses[304] ??= notModified()
  operation.responses = {
    ...operation.responses,
    ...missingFrom(operation, errorResponses(errorCodesOf(placed), responses)),
  }
}

/** A status the route describes itself (health: 503 with a body of its own) stays as it is. */
function missingFrom<Response>({ responses }: Operation, errors: Record<string, Response>) {
  return Object.fromEntries(Object.entries(errors).filter(([status]) => !(status in responses)))
}

function securityOf({ operation, facts }: PlacedOperation): OpenAPIV3_1.SecurityRequirementObject[] {
  if (operation.operationId === 'refresh') return [{}, { refreshCookie: [] }]
  if (facts.ignoresToken) return []
  return facts.auth === 'public' ? [{}, { session: [] }] : [{ session: [] }]
}

/** Entities, and what comes in parts. */
function isConditional({ method, operation, facts }: PlacedOperation): boolean {
  return method === 'get' && (facts.entity || '206' in operation.responses)
}

function headersOf(placed: PlacedOperation): OpenAPIV3_1.ReferenceObject[] {
  const { operation } = placed
  const names = [
    ...(takesIdempotencyKey(placed) ? ['IdempotencyKey'] : []),
    ...(takesIfMatch(placed) ? ['IfMatch'] : []),
    ...(isConditional(placed) ? ['IfNoneMatch'] : []),
    ...(opensSession(operation) ? ['XSession'] : []),
  ]
  return names.map(requestHeader)
}

function opensSession({ operationId }: Operation): boolean {
  return ['register', 'login', 'refresh'].includes(operationId)
}

function answerHeaders(placed: PlacedOperation, status: string): string[] {
  const isTagged = placed.facts.entity || isConditional(placed)
  return [
    ...COMMON_ANSWER_HEADERS,
    ...(isTagged && status.startsWith('2') ? ['ETag'] : []),
    ...(opensSession(placed.operation) ? ['Set-Cookie'] : []),
  ]
}

function notModified(): OpenAPIV3_1.ResponseObject {
  return {
    description: ANSWER_DESCRIPTIONS[304]!,
    headers: headerReferences([...COMMON_ANSWER_HEADERS, 'ETag']),
  }
}

function addRequestExample({ operationId, requestBody }: Operation): void {
  const example = REQUEST_EXAMPLES[operationId]
  const media = (requestBody as OpenAPIV3_1.RequestBodyObject | undefined)?.content['application/json']
  if (example && media) media.example = example
}

/** The tags some route has, in the order of the list; one the list does not describe fails the linter. */
function usedTags(document: OpenAPIV3_1.Document): OpenAPIV3_1.TagObject[] {
  const used = new Set(operationsOf(document).flatMap(({ operation }) => operation.tags ?? []))
  return TAGS.filter(({ name }) => used.has(name))
}

/** Every contract comes as input and as output; what nothing refers to only clutters the page. */
function withoutUnused(document: OpenAPIV3_1.Document): OpenAPIV3_1.Document {
  const components = document.components as Record<string, Record<string, unknown>>
  const used = new Set<string>()
  const collect = (part: unknown) => {
    for (const [, kind, name] of JSON.stringify(part).matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)) {
      const key = `${kind}/${name}`
      if (used.has(key)) continue
      used.add(key)
      collect(components[kind!]![name!])
    }
  }
  collect(document.paths)
  const kept = Object.fromEntries(
    Object.entries(components).map(([kind, entries]) => [
      kind,
      kind === 'securitySchemes'
        ? entries
        : sortedByKey(
            Object.fromEntries(Object.entries(entries).filter(([name]) => used.has(`${kind}/${name}`))),
          ),
    ]),
  )
  return { ...document, components: kept }
}

function sortedByKey<Value>(record: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
