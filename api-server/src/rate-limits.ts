import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible'
import type { Config } from '@ai-community/shared/config/config.ts'
import { isLoopback, networkOf } from './client-network.ts'
import type { RateCounters } from './rate-counters.ts'

const WINDOW_SECONDS = 60
/** Requests a client may make in a window, by the class of the route. */
const QUOTAS = {
  read: 1_200,
  write: 180,
  auth: 30,
  upload: 30,
  search: 120,
  report: 20,
  telemetry: 60,
} as const

export type Allowance = keyof typeof QUOTAS
const ALLOWANCES = Object.keys(QUOTAS) as Allowance[]

/** Who asks: a member wherever from, and anybody else by the address. */
export interface Client {
  address: string
  memberId?: string | undefined
}

/** What a request left of its client's allowance, as the headers tell it. */
export interface Spent {
  policy: string
  state: string
  /** Set when nothing was left. */
  retryAfterSeconds?: number
}

/**
 * Counts requests by client and class of route. Profile `local` exempts clients on this machine, `production`
 * nobody, `off` everybody.
 */
export class RateLimits {
  readonly #profile: Config['RATE_LIMITS']
  readonly #counters: Record<Allowance, RateLimiterAbstract>

  constructor(profile: Config['RATE_LIMITS'], counters: RateCounters) {
    this.#profile = profile
    this.#counters = byAllowance((allowance) =>
      counters.counter({ name: `rate:${allowance}`, points: QUOTAS[allowance], seconds: WINDOW_SECONDS }),
    )
  }

  /**
   * Takes one off the client's allowance. Counted in this process the answer costs a microtask, which keeps
   * ready pages fast; counted in Redis, a round trip.
   */
  spend(allowance: Allowance, client: Client): Promise<Spent> {
    if (this.#isExempt(client.address)) return UNTOUCHED[allowance]
    return this.#counters[allowance].consume(keyOf(client)).then(
      (counted) => toSpent(allowance, counted),
      (refused) => toSpent(allowance, refused),
    )
  }

  #isExempt(address: string): boolean {
    if (this.#profile === 'off') return true
    return this.#profile === 'local' && isLoopback(address)
  }
}

function keyOf({ address, memberId }: Client): string {
  return memberId === undefined ? networkOf(address) : `member:${memberId}`
}

/** @throws what is no count: a counter refuses by rejecting with one. */
function toSpent(allowance: Allowance, counted: unknown): Spent {
  if (!(counted instanceof RateLimiterRes)) throw counted
  const resetSeconds = Math.max(1, Math.ceil(counted.msBeforeNext / 1000))
  const spent = describe(allowance, counted.remainingPoints, resetSeconds)
  return counted.consumedPoints > QUOTAS[allowance] ? { ...spent, retryAfterSeconds: resetSeconds } : spent
}

/** Headers of draft-ietf-httpapi-ratelimit-headers-10. */
function describe(allowance: Allowance, remaining: number, resetSeconds: number): Spent {
  return {
    policy: `"${allowance}";q=${QUOTAS[allowance]};w=${WINDOW_SECONDS}`,
    state: `"${allowance}";r=${remaining};t=${resetSeconds}`,
  }
}

function byAllowance<Value>(make: (allowance: Allowance) => Value): Record<Allowance, Value> {
  return Object.fromEntries(ALLOWANCES.map((allowance) => [allowance, make(allowance)])) as Record<
    Allowance,
    Value
  >
}

const UNTOUCHED = byAllowance((allowance) =>
  Promise.resolve(describe(allowance, QUOTAS[allowance], WINDOW_SECONDS)),
)
