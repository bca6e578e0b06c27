/** One row: the end of the audit log's chain, locked by whoever adds to it. */
export interface AuditHeadTable {
  id: number
  seq: number
  hash: string
}
