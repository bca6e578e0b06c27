import { ID_EPOCH_MS } from '../../src/database/ids.ts'

export interface LoadSizes {
  users: number
  posts: number
  likes: number
  comments?: number
  /** Followees of each user. */
  follows?: number
  seed?: number
}

/** Loaded accounts are this old, in milliseconds; posts follow up to now. */
export const PEOPLE_START = 31 * 24 * 60 * 60_000
export const POSTS_SPAN = 30 * 24 * 60 * 60_000

/** Ids of nodes that no process leases first: they start from 0. */
const LOAD_NODE = 1_020n

/** An id as of `unixMs`; `number` tells apart those of one millisecond, `kind` those of different tables. */
export function idOf(unixMs: number, number: number, kind = 0): string {
  const ms = BigInt(Math.floor(unixMs) - ID_EPOCH_MS)
  return String((ms << 22n) | ((LOAD_NODE + BigInt(kind)) << 12n) | BigInt(number & 4_095))
}

export function sqlTime(unixMs: number): string {
  return new Date(unixMs).toISOString().slice(0, 23).replace('T', ' ')
}
