import { createHmac } from 'node:crypto'

/** Where a sign-in comes from. */
export interface SignInOrigin {
  userAgent: string
  /** The client's address, or what counts as one (an IPv6 line's /64). */
  network: string
}

/** What is stored of a network: enough to know it again, of no use to whoever steals the table. */
export function hashOfAddress(key: string, network: string): string {
  return createHmac('sha256', key).update(`address:${network}`).digest('hex')
}

/** What is stored of a deleted account's name. */
export function hashOfUsername(key: string, username: string): string {
  return createHmac('sha256', key).update(`username:${username}`).digest('hex')
}
