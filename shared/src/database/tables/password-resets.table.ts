/** Links that set a new password, by the hash of their token; used ones are deleted. */
export interface PasswordResetsTable {
  tokenHash: string
  userId: string
  createdAt: Date
  expiresAt: Date
}
