import type { Socket } from 'node:net'
import { DomainError, type ErrorCode } from '@ai-community/shared/contracts/error-codes.ts'
import { STATUS_CODES } from 'node:http'
import { randomUUID } from 'node:crypto'
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
