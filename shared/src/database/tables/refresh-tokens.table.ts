/** Hashes of refresh tokens; each works once. */
export interface RefreshTokensTable {
  tokenHash: string
  sessionId: string
  generation: number
  createdAt: Date
  usedAt: Date | null
  expiresAt: Date
}
