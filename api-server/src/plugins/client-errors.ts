import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { DomainError, type ErrorCode } from '@ai-community/shared/contracts/error-codes.ts'
import { STATUS_CODES } from 'node:http'
import { randomUUID } from 'node:crypto'
import { COMMON_HEADERS, requestIdOf } from './common-headers.ts'
import { toProblem } from './problems.ts'

const CODES: Record<string, ErrorCode> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'payload_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
}

/** Answers what node's HTTP parser refuses before Fastify sees a request. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const domainError = new DomainError(CODES[error.code ?? ''] ?? 'malformed_body')
  const body = JSON.stringify(toProblem(domainError, randomUUID()))
  socket.end(
    [
      `HTTP/1.1 ${domainError.status} ${STATUS_CODES[domainError.status]}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}

/** Whether HTTP/1.1's one required header is missing; node would refuse it too, without a word. */
export function lacksHost({ httpVersion, headers }: IncomingMessage): boolean {
  return httpVersion === '1.1' && headers.host === undefined
}

export function answerLackingHost(request: IncomingMessage, response: ServerResponse): void {
  const error = new DomainError('validation_failed', { detail: 'A request needs a Host header.' })
  const requestId = requestIdOf(request)
  response
    .writeHead(error.status, {
      ...COMMON_HEADERS,
      'content-type': 'application/problem+json',
      'x-request-id': requestId,
      connection: 'close',
    })
    .end(JSON.stringify(toProblem(error, requestId)))
}
