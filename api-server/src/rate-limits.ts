import type { Config } from '@ai-community/shared/config/config.ts'

export type Allowance = 'read' | 'write' | 'auth'

/** What a request left of its client's allowance, as the headers tell it. */
export interface Spent {
  policy: string
  state: string
  /** Set when nothing was left. */
  retryAfterSeconds?: number
}

const WINDOW_MS = 60_000
/** Requests a client may make in a window. */
const QUOTAS: Record<Allowance, number> = { read: 1_200, write: 180, auth: 30 }
const MAX_CLIENTS = 20_000

interface Window {
  count: number
  endsAt: number
}

/**
 * Counts requests by client in fixed windows, in this process. Synchronous, so that ready pages are counted
 * without a turn of the event loop. Profile `local` exempts clients on this machine, `production` nobody, `off`
 * everybody.
 */
export class RateLimits {
  readonly #profile: Config['RATE_LIMITS']
  readonly #now: () => number
  readonly #windows = new Map<string, Window>()

  constructor(profile: Config['RATE_LIMITS'], now: () => number) {
    this.#profile = profile
    this.#now = now
  }

  spend(allowance: Allowance, address: string): Spent {
    if (this.#isExempt(address)) return FULL[allowance]
    const now = this.#now()
    const window = this.#windowOf(`${allowance} ${networkOf(address)}`, now)
    window.count++
    const resetSeconds = Math.max(1, Math.ceil((window.endsAt - now) / 1000))
    const spent = describe(allowance, Math.max(0, QUOTAS[allowance] - window.count), resetSeconds)
    return window.count > QUOTAS[allowance] ? { ...spent, retryAfterSeconds: resetSeconds } : spent
  }

  #isExempt(address: string): boolean {
    if (this.#profile === 'off') return true
    return this.#profile === 'local' && isLoopback(address)
  }

  #windowOf(key: string, now: number): Window {
    const known = this.#windows.get(key)
    if (known && known.endsAt > now) return known
    const window = { count: 0, endsAt: now + WINDOW_MS }
    // Set anew, so that the oldest window is the first of the map and the one to give up.
    this.#windows.delete(key)
    this.#windows.set(key, window)
    if (this.#windows.size > MAX_CLIENTS) this.#windows.delete(this.#windows.keys().next().value!)
    return window
  }
}

/** Headers of draft-ietf-httpapi-ratelimit-headers-10. */
function describe(allowance: Allowance, remaining: number, resetSeconds: number): Spent {
  return {
    policy: `"${allowance}";q=${QUOTAS[allowance]};w=${WINDOW_MS / 1000}`,
    state: `"${allowance}";r=${remaining};t=${resetSeconds}`,
  }
}

const FULL: Record<Allowance, Spent> = {
  read: describe('read', QUOTAS.read, WINDOW_MS / 1000),
  write: describe('write', QUOTAS.write, WINDOW_MS / 1000),
  auth: describe('auth', QUOTAS.auth, WINDOW_MS / 1000),
}

function isLoopback(address: string): boolean {
  return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1'
}

/** Who counts as one client: an IPv4 address, or the /64 that one IPv6 line has. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped) return mapped[1]!
  const [head = '', tail] = address.split('%', 1)[0]!.toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = !tail ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right]
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
