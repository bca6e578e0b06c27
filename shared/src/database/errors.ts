import { DomainError } from '../contracts/error-codes.ts'
import { IdLeaseLapsedError } from './ids.ts'

/** Lost deadlock, lock wait over its limit, MariaDB's "record has changed since last read". */
const REPEATABLE_ERRNOS = new Set([1213, 1205, 1020])
const DUPLICATE_ERRNOS = new Set([1062, 1586])
const DISK_FULL_ERRNOS = new Set([1021, 1114, 28, 3, 1026])
/** Too many connections, server going down, access denied while it starts, killed, read-only. */
const AWAY_ERRNOS = new Set([
  1040, 1053, 1077, 1078, 1079, 1080, 1152, 1158, 1159, 1160, 1161, 1290, 1317, 1927, 3169, 4031,
])
const AWAY_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR',
  'ER_CON_COUNT_ERROR',
])

interface DriverError extends Error {
  errno?: number
  code?: string
  sqlMessage?: string
  fatal?: boolean
}

/** Thrown when no connection could be had, or no answer came, within the deadline. */
export class DatabaseTimeoutError extends Error {
  constructor(what: string, timeoutMs: number) {
    super(`the database did not ${what} within ${timeoutMs} ms`)
    this.name = 'DatabaseTimeoutError'
  }
}

// Errors are told apart by number: mysql2 misnames MariaDB's codes.
export function isRepeatable(error: unknown): boolean {
  return REPEATABLE_ERRNOS.has(errnoOf(error))
}

/** Whether a unique key was violated; with `key`, whether it was that one. */
export function isDuplicate(error: unknown, key?: string): boolean {
  if (!DUPLICATE_ERRNOS.has(errnoOf(error))) return false
  if (!key) return true
  const message = (error as DriverError).sqlMessage ?? ''
  return message.includes(`'${key}'`) || message.includes(`.${key}'`)
}

export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof DatabaseTimeoutError || error instanceof IdLeaseLapsedError) return true
  if (!(error instanceof Error)) return false
  const { code, fatal, message } = error as DriverError
  if (AWAY_ERRNOS.has(errnoOf(error))) return true
  if (code !== undefined && AWAY_CODES.has(code)) return true
  return fatal === true || /connection is in closed state|Pool is closed/i.test(message)
}

export function isDiskFull(error: unknown): boolean {
  return DISK_FULL_ERRNOS.has(errnoOf(error))
}

/** The domain error a driver error amounts to, or undefined when it is a defect of ours. */
export function toDomainError(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error
  if (isDiskFull(error)) return new DomainError('storage_full', { cause: error })
  if (isDatabaseAway(error))
    return new DomainError('service_unavailable', { retryAfterSeconds: 2, cause: error })
  if (isRepeatable(error))
    return new DomainError('service_unavailable', { retryAfterSeconds: 1, cause: error })
  return undefined
}

function errnoOf(error: unknown): number {
  return (error as DriverError | null)?.errno ?? 0
}
