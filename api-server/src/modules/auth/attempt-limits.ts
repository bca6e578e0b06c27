import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible'
import type { Config } from '@ai-community/shared/config/config.ts'
import { DomainError } from '@ai-community/shared/contracts/error-codes.ts'
import { isLoopback } from '../../client-network.ts'
import type { RateCounters } from '../../rate-counters.ts'

const WINDOW_SECONDS = 15 * 60
const EXPORTS_WINDOW_SECONDS = 60 * 60
/** Attempts in a window; a successful one is given back. */
const QUOTAS = {
  /** At one account by clients that never signed in to it, all together. */
  stranger: 10,
  /** At one account from one device or network that signed in to it before. */
  friend: 10,
  /** From one network at whatever accounts it never signed in to. */
  network: 100,
  /** Codes of the second factor for one account, with the right or a wrong password. */
  code: 5,
  /** A member's own password or code, asked for again. */
  own: 10,
  /** Reset links for one login. */
  reset: 3,
}

export interface LoginAttempt {
  account: string
  address: string
  network: string
  /** The device or network that has signed in to this account before. */
  friend: string | undefined
  withCode: boolean
}

/** An attempt that was let through; `refund` when it turned out to be right. */
export interface Attempt {
  refund(): Promise<void>
}

/**
 * Slows down guessing. Guesses by strangers lock strangers out; who has signed in before has an allowance of their
 * own, so nobody can lock an owner out. Attempts are counted before they are made: many at once gain nothing.
 */
export class AttemptLimits {
  readonly #profile: Config['RATE_LIMITS']
  readonly #counters: Record<keyof typeof QUOTAS | 'exports', RateLimiterAbstract>

  constructor(profile: Config['RATE_LIMITS'], counters: RateCounters) {
    const counter = (name: keyof typeof QUOTAS) =>
      counters.counter({ name: `attempt:${name}`, points: QUOTAS[name], seconds: WINDOW_SECONDS })
    this.#profile = profile
    this.#counters = {
      stranger: counter('stranger'),
      friend: counter('friend'),
      network: counter('network'),
      code: counter('code'),
      own: counter('own'),
      reset: counter('reset'),
      exports: counters.counter({ name: 'attempt:exports', points: 5, seconds: EXPORTS_WINDOW_SECONDS }),
    }
  }

  /** @throws DomainError `rate_limited`, whether or not the password is right. */
  async admitLogin({ account, address, network, friend, withCode }: LoginAttempt): Promise<Attempt> {
    const { stranger, friend: friends, network: networks, code } = this.#counters
    const spent: [RateLimiterAbstract, string][] =
      friend === undefined ? [[stranger, account]] : [[friends, `${account} ${friend}`]]
    if (friend === undefined && !this.#isExempt(address)) spent.push([networks, network])
    if (withCode) spent.push([code, `${account} ${friend ?? 'stranger'}`])
    return admit(spent)
  }

  /** Before a member's own password or code is checked. @throws DomainError `rate_limited`. */
  admitOwn(memberId: string): Promise<Attempt> {
    return admit([[this.#counters.own, memberId]])
  }

  /** Before a reset link is sent, whether or not there is such a login. @throws DomainError `rate_limited`. */
  async admitReset(login: string): Promise<void> {
    await admit([[this.#counters.reset, login.toLowerCase()]])
  }

  /** @throws DomainError `rate_limited`. */
  async admitExport(memberId: string): Promise<void> {
    if (this.#profile !== 'off') await admit([[this.#counters.exports, memberId]])
  }

  #isExempt(address: string): boolean {
    return this.#profile === 'off' || (this.#profile === 'local' && isLoopback(address))
  }
}

async function admit(spent: readonly [RateLimiterAbstract, string][]): Promise<Attempt> {
  for (const [counter, key] of spent) await consume(counter, key)
  return {
    async refund() {
      for (const [counter, key] of spent) await counter.reward(key, 1)
    },
  }
}

async function consume(counter: RateLimiterAbstract, key: string): Promise<void> {
  try {
    await counter.consume(key, 1)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    throw new DomainError('rate_limited', {
      retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)),
    })
  }
}
