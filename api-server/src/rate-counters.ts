import type { Redis } from 'ioredis'
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterAbstract } from 'rate-limiter-flexible'

/** Redis is next door: what it has not said by then it says too late. */
const ANSWER_TIMEOUT_MS = 300
const MAX_RECONNECT_MS = 2_000

export interface Counting {
  /** Tells its keys from those of others. */
  name: string
  points: number
  seconds: number
}

/**
 * Where requests are counted: in this process, or in the Redis all API processes share. While Redis does not
 * answer each process counts for itself, so nobody is refused and nobody unlimited.
 */
export class RateCounters {
  readonly #redis: Redis | null

  /** Without Redis, this process counts for itself. */
  constructor(redis: Redis | null) {
    this.#redis = redis
  }

  /** `redisUrl` is empty for counting in this process; `report` hears that Redis is away. */
  static async open(redisUrl: string, report: (error: unknown) => void): Promise<RateCounters> {
    return new RateCounters(redisUrl === '' ? null : await connect(redisUrl, report))
  }

  /** A counter of `points` in fixed windows; `consume` rejects with a RateLimiterRes once none is left. */
  counter({ name, points, seconds }: Counting): RateLimiterAbstract {
    const options = { keyPrefix: `aic:${name}`, points, duration: seconds }
    const inProcess = new RateLimiterMemory(options)
    if (!this.#redis) return inProcess
    return new RateLimiterRedis({
      ...options,
      storeClient: this.#redis,
      insuranceLimiter: inProcess,
      // Asked while it is away it would only make the client wait.
      rejectIfRedisNotReady: true,
    })
  }

  close(): void {
    this.#redis?.disconnect()
  }
}

/** The client is loaded only where it is used. */
async function connect(url: string, report: (error: unknown) => void): Promise<Redis> {
  const { Redis } = await import('ioredis')
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    enableAutoPipelining: true,
    connectTimeout: 1_000,
    // Hangs up on a server that accepts commands and answers none: the next request does not wait for it again.
    socketTimeout: ANSWER_TIMEOUT_MS,
    retryStrategy: (attempt) => Math.min(attempt * 100, MAX_RECONNECT_MS),
  })
  redis.on('error', report)
  return redis
}
