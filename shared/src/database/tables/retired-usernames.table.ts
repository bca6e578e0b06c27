/** Names of deleted accounts, as keyed hashes: nobody takes one before its time is over. */
export interface RetiredUsernamesTable {
  usernameHash: string
  heldUntil: Date
}
