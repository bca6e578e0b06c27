import { DomainError } from '@ai-community/shared/contracts/error-codes.ts'

const WINDOW_MS = 15 * 60_000
const MAX_FAILURES = 10
const MAX_ACCOUNTS = 50_000

interface Failures {
  count: number
  resetAt: number
}

/** Slows down guessing at one account, from wherever; accounts that do not exist are counted alike. */
export class FailedLogins {
  readonly #failures = new Map<string, Failures>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** @throws DomainError `rate_limited` after too many failures, whether or not the password is right. */
  check(login: string): void {
    const failures = this.#failures.get(keyOf(login))
    if (!failures || failures.resetAt <= this.#now() || failures.count < MAX_FAILURES) return
    throw new DomainError('rate_limited', {
      retryAfterSeconds: Math.ceil((failures.resetAt - this.#now()) / 1000),
    })
  }

  record(login: string): void {
    const key = keyOf(login)
    const known = this.#failures.get(key)
    if (known && known.resetAt > this.#now()) {
      known.count++
      return
    }
    this.#failures.delete(key)
    this.#failures.set(key, { count: 1, resetAt: this.#now() + WINDOW_MS })
    if (this.#failures.size > MAX_ACCOUNTS) this.#failures.delete(this.#failures.keys().next().value!)
  }

  forget(login: string): void {
    this.#failures.delete(keyOf(login))
  }
}

function keyOf(login: string): string {
  return login.trim().toLowerCase()
}
