import type { Problem } from './models.ts'

type ErrorCode = Problem['code']
type FieldError = NonNullable<Problem['errors']>[number]

/** What can go wrong before an answer is there at all. */
export type TransportCode = 'offline' | 'timeout' | 'unreadable_answer'
type FailureCode = ErrorCode | TransportCode

/** A failed request as the templates show it: plain, so that it travels from the server to the browser. */
export interface Failure {
  code: FailureCode
  /** HTTP status, 0 when no answer came. */
  status: number
  fieldErrors: FieldError[]
  retryAfterSeconds: number | null
}

export class ApiError extends Error {
  readonly failure: Failure

  constructor(failure: Failure, options?: { cause?: unknown }) {
    super(failure.code, options)
    this.name = 'ApiError'
    this.failure = failure
  }
}

export function transportError(code: TransportCode, cause?: unknown): ApiError {
  return new ApiError({ code, status: 0, fieldErrors: [], retryAfterSeconds: null }, { cause })
}

/** The failure inside an error of the API client. Anything else is a bug of ours and is thrown on. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ApiError) return error.failure
  throw error
}
