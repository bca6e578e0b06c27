/** Access tokens ended before their time. */
export interface RevokedTokensTable {
  jti: string
  expiresAt: Date
}
