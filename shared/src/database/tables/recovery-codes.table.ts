/** One-time codes that replace a lost second factor. */
export interface RecoveryCodesTable {
  userId: string
  codeHash: string
  usedAt: Date | null
}
