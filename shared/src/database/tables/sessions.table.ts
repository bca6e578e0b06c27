import type { Generated } from 'kysely'

/** One sign-in of one device: the family of its refresh tokens. */
export interface SessionsTable {
  id: string
  userId: string
  generation: Generated<number>
  userAgent: Generated<string>
  createdAt: Date
  lastUsedAt: Date
  expiresAt: Date
  revokedAt: Date | null
  revokeReason: string | null
  /** Keyed hash of the network the sign-in came from. */
  addressHash: string | null
}
