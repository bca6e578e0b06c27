import { createHash } from 'node:crypto'

export type AuditDetail = Record<string, string | number | boolean | null>

/** What a row of the audit log says, all of which its hash covers. */
export interface AuditEntry {
  seq: number
  id: string
  actorId: string | null
  action: string
  targetType: string
  targetId: string | null
  detail: AuditDetail
  createdAt: Date
}

/** What the first row follows. */
export const CHAIN_START = '0'.repeat(64)

/**
 * SHA-256 over the previous row's hash and the entry in one canonical form: values in a fixed order, the keys of
 * `detail` sorted, since a database may keep JSON in an order of its own.
 */
export function hashOfEntry(previousHash: string, entry: AuditEntry): string {
  const detail = Object.entries(entry.detail).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  const canonical = [
    previousHash,
    entry.seq,
    entry.id,
    entry.actorId,
    entry.action,
    entry.targetType,
    entry.targetId,
    detail,
    entry.createdAt.toISOString(),
  ]
  return createHash('sha256').update(JSON.stringify(canonical)).digest('hex')
}
