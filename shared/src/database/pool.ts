import { createPool, type Pool, type PoolConnection, type TypeCastField } from 'mysql2'
import type { MysqlPool, MysqlPoolConnection } from 'kysely'
import { DatabaseTimeoutError } from './errors.ts'

export interface DatabaseOptions {
  /** `mysql://user:password@host:port/database`, or with `?socketPath=` for a local socket. */
  url: string
  poolSize: number
  /** Deadline for getting a connection, and for the answer to one query. */
  timeoutMs: number
  /** A connection idle for longer is checked before it is used. */
  checkAfterIdleMs?: number
  /** A connection older than this is replaced. */
  maxAgeMs?: number
}

const CHECK_AFTER_IDLE_MS = 10_000
const MAX_AGE_MS = 30 * 60_000
/** Below the server's wait_timeout, however low an operator sets it. */
const IDLE_TIMEOUT_MS = 60_000

/**
 * The pool Kysely gets: mysql2's, with what it lacks - a deadline for getting a connection and for each
 * query, a check of connections that have idled, and a greatest age.
 */
export function createDeadlinePool(options: DatabaseOptions): MysqlPool {
  const pool = createPool({
    ...connectionOptions(options.url),
    connectionLimit: options.poolSize,
    maxIdle: options.poolSize,
    idleTimeout: IDLE_TIMEOUT_MS,
    connectTimeout: options.timeoutMs,
    waitForConnections: true,
    queueLimit: 0,
  })
  const connections = new WeakMap<PoolConnection, DeadlineConnection>()
  return {
    getConnection(callback) {
      acquireReady(pool, connections, options).then(
        (connection) => callback(null, connection as unknown as MysqlPoolConnection),
        (error) => callback(error, undefined as unknown as MysqlPoolConnection),
      )
    },
    // An error here is a connection that was dead already: the pool is closed all the same.
    end: (callback) => pool.end(() => callback(null)),
  }
}

/** mysql2's settings for a database URL; the same for pools and single connections. */
export function connectionOptions(url: string) {
  const parsed = new URL(url)
  const socketPath = parsed.searchParams.get('socketPath')
  return {
    ...(socketPath ? { socketPath } : { host: parsed.hostname, port: Number(parsed.port || 3306) }),
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    database: decodeURIComponent(parsed.pathname.slice(1)) || undefined,
    charset: 'utf8mb4',
    timezone: 'Z',
    supportBigNumbers: true,
    // Affected rows are then changed rows: a second like changes none.
    flags: ['-FOUND_ROWS', '-LOCAL_FILES'],
    typeCast,
  }
}

/** Ids stay decimal strings (they pass 2^53); other whole numbers and booleans become what the code means. */
function typeCast(field: TypeCastField, next: () => unknown): unknown {
  if (field.type === 'LONGLONG') {
    const text = field.string()
    if (text === null || field.name === 'id' || field.name.endsWith('_id')) return text
    return Number(text)
  }
  if (field.type === 'TINY' && field.length === 1) {
    const text = field.string()
    return text === null ? null : text !== '0'
  }
  return next()
}

function acquire(pool: Pool, timeoutMs: number): Promise<PoolConnection> {
  return new Promise((resolve, reject) => {
    let late = false
    const timer = setTimeout(() => {
      late = true
      reject(new DatabaseTimeoutError('give a connection', timeoutMs))
    }, timeoutMs)
    pool.getConnection((error, connection) => {
      clearTimeout(timer)
      if (late) connection?.release()
      else if (error) reject(error)
      else resolve(connection)
    })
  })
}

/** A connection that has idled may have died meanwhile: such a one is replaced, not handed out. */
async function acquireReady(
  pool: Pool,
  known: WeakMap<PoolConnection, DeadlineConnection>,
  options: DatabaseOptions,
): Promise<DeadlineConnection> {
  while (true) {
    const raw = await acquire(pool, options.timeoutMs)
    const connection = known.get(raw) ?? new DeadlineConnection(raw, options)
    known.set(raw, connection)
    try {
      await connection.check()
      return connection
    } catch (error) {
      connection.destroy()
      if (error instanceof DatabaseTimeoutError) throw error
    }
  }
}

/** The driver's; `fatal` ones end the connection. */
interface DriverError extends Error {
  code?: string
  fatal?: boolean
}

class DeadlineConnection {
  readonly #raw: PoolConnection
  readonly #timeoutMs: number
  readonly #checkAfterIdleMs: number
  readonly #expiresAt: number
  #releasedAt = Date.now()
  #isLost = false

  constructor(raw: PoolConnection, options: DatabaseOptions) {
    this.#raw = raw
    this.#timeoutMs = options.timeoutMs
    this.#checkAfterIdleMs = options.checkAfterIdleMs ?? CHECK_AFTER_IDLE_MS
    this.#expiresAt = Date.now() + (options.maxAgeMs ?? MAX_AGE_MS)
  }

  /** @throws the driver's error when the server has gone meanwhile. */
  async check(): Promise<void> {
    if (Date.now() - this.#releasedAt < this.#checkAfterIdleMs) return
    await new Promise<void>((resolve, reject) => {
      this.query('SELECT 1', [], (error) => (error ? reject(error) : resolve()))
    })
  }

  query(sql: string, parameters?: unknown, callback?: (error: Error | null, result: unknown) => void) {
    if (!callback) return this.#raw.query(sql, parameters as unknown[])
    // With its connection the server rolls back by itself; a ROLLBACK that fails would hide why it was lost.
    if (this.#isLost && sql === 'rollback') return queueMicrotask(() => callback(null, []))
    return this.#raw.query(
      { sql, values: parameters as unknown[], timeout: this.#timeoutMs },
      (error: DriverError | null, result: unknown) => {
        if (error?.fatal) this.#isLost = true
        // After a missed deadline the answer may still come: such a connection is out of step for good.
        if (error?.code === 'PROTOCOL_SEQUENCE_TIMEOUT') {
          this.destroy()
          callback(new DatabaseTimeoutError('answer', this.#timeoutMs), result)
        } else callback(error, result)
      },
    )
  }

  release(): void {
    this.#releasedAt = Date.now()
    if (this.#releasedAt > this.#expiresAt) this.#raw.destroy()
    else this.#raw.release()
  }

  destroy(): void {
    this.#isLost = true
    this.#raw.destroy()
  }

  get threadId(): number {
    return this.#raw.threadId
  }
}
