/** Ids count milliseconds from here (2026-01-01T00:00:00Z), so that 41 bits last until 2095. */
export const ID_EPOCH_MS = Date.UTC(2026, 0, 1)
export const ID_NODE_COUNT = 1 << 10
const SEQUENCES_PER_MS = 1 << 12

/** What a process needs to make ids: a node number leased from the database, and its bounds. */
export interface IdLease {
  node: number
  /** First millisecond (since ID_EPOCH_MS) this holder may use. */
  fromMs: number
  /** Last millisecond (since ID_EPOCH_MS) this holder may use; grows with each renewal. */
  untilMs: number
}

export class IdLeaseLapsedError extends Error {
  constructor() {
    super('no ids can be made: the lease of the id node has lapsed')
    this.name = 'IdLeaseLapsedError'
  }
}

/**
 * Makes 64-bit ids: 41 bits of milliseconds, 10 of node, 12 of sequence, after Snowflake (Twitter, 2010).
 * They grow strictly within one generator, whatever the wall clock does, and never pass the lease.
 */
export class IdGenerator {
  #lease: IdLease
  #lastMs: number
  #sequence = -1
  readonly #now: () => number

  constructor(lease: IdLease, now: () => number) {
    this.#lease = lease
    this.#lastMs = lease.fromMs
    this.#now = now
  }

  /** @throws IdLeaseLapsedError when the clock, or the ids already made, have passed the lease. */
  next(): string {
    const now = this.#now() - ID_EPOCH_MS
    if (now > this.#lastMs) {
      this.#lastMs = now
      this.#sequence = 0
    } else if (++this.#sequence === SEQUENCES_PER_MS) {
      this.#lastMs++
      this.#sequence = 0
    }
    if (this.#lastMs > this.#lease.untilMs) throw new IdLeaseLapsedError()
    return String((BigInt(this.#lastMs) << 22n) | (BigInt(this.#lease.node) << 12n) | BigInt(this.#sequence))
  }

  renew(lease: IdLease): void {
    this.#lease = lease
    this.#lastMs = Math.max(this.#lastMs, lease.fromMs)
  }

  get lastMs(): number {
    return this.#lastMs
  }
}

/** The instant an id was made, in milliseconds of Unix time. */
export function timeOfId(id: string): number {
  return Number(BigInt(id) >> 22n) + ID_EPOCH_MS
}

/** The least id of an instant, in milliseconds of Unix time: rows made since then have it or a greater one. */
export function idAtTime(unixMs: number): string {
  return String(BigInt(Math.max(0, Math.floor(unixMs) - ID_EPOCH_MS)) << 22n)
}

/** Orders two ids by value; as strings "9" would come after "10". */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length
  return a < b ? -1 : a > b ? 1 : 0
}

/** Above every id: where a list that goes by ids begins when nobody has said where. */
export const ABOVE_ALL_IDS = '9223372036854775807'
