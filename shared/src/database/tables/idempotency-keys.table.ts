/** The first answer to a write, given again when the same write is repeated. */
export interface IdempotencyKeysTable {
  memberId: string
  method: string
  path: string
  idempotencyKey: string
  fingerprint: string
  status: number | null
  response: string | null
  createdAt: Date
}
