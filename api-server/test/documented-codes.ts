import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { App } from '../src/context.ts'
import { ApiDocument } from './api-document.ts'

/** Of no operation: nobody serves the address, or not by this method, or it is no address at all. */
const CODES_OF_NO_OPERATION = new Set(['not_found', 'method_not_allowed', 'uri_too_long'])

const documents = new WeakMap<App, ApiDocument>()

/** @throws Error for a refusal whose code the document does not give this operation: no client could know it. */
export function requireDocumentedCode(
  app: App,
  request: InjectOptions,
  answer: LightMyRequestResponse,
): void {
  if (!String(answer.headers['content-type'] ?? '').startsWith('application/problem+json')) return
  if (request.payloadAsStream || answer.body === '') return
  const { code } = answer.json<{ code: string }>()
  if (CODES_OF_NO_OPERATION.has(code)) return
  const path = (typeof request.url === 'string' ? request.url : '').split('?', 1)[0]!
  const operation = documentOf(app).find(request.method ?? 'GET', path)
  if (!operation || documentOf(app).codesOf(operation, answer.statusCode).includes(code)) return
  throw new Error(
    `${operation.operationId} answers ${answer.statusCode} ${code}: not in openapi/operation-errors.ts`,
  )
}

function documentOf(app: App): ApiDocument {
  const known = documents.get(app)
  if (known) return known
  const document = ApiDocument.of(app)
  documents.set(app, document)
  return document
}
