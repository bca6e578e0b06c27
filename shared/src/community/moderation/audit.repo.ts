import type { Db, Tx } from '../../database/connection.ts'
import type { AuditDetail } from './audit-chain.ts'

const HEAD_ID = 1

export interface AuditFilter {
  action?: string | undefined
  actorId?: string | undefined
  targetType?: string | undefined
  targetId?: string | undefined
}

export interface ChainedRow {
  id: string
  seq: number
  actorId: string | null
  action: string
  targetType: string
  targetId: string | null
  detail: AuditDetail
  previousHash: string
  hash: string
  createdAt: Date
}

/** The end of the chain, locked until the transaction ends: rows are added one after the other. */
export function lockAuditHead(tx: Tx) {
  return tx
    .selectFrom('auditHead')
    .select(['seq', 'hash'])
    .where('id', '=', HEAD_ID)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export function getAuditHead(db: Db) {
  return db
    .selectFrom('auditHead')
    .select(['seq', 'hash'])
    .where('id', '=', HEAD_ID)
    .executeTakeFirstOrThrow()
}

export async function insertAuditRow(tx: Tx, row: ChainedRow): Promise<void> {
  await tx
    .insertInto('auditLogs')
    .values({ ...row, detail: JSON.stringify(row.detail) })
    .execute()
  await tx.updateTable('auditHead').set({ seq: row.seq, hash: row.hash }).where('id', '=', HEAD_ID).execute()
}

/** Rows in the order of the chain. */
export function listChain(db: Db, afterSeq: number, count: number): Promise<ChainedRow[]> {
  return selectRows(db).where('seq', '>', afterSeq).orderBy('seq').limit(count).execute() as Promise<
    ChainedRow[]
  >
}

/** Newest first. Which rows is read from an index alone; only those are looked up whole. */
export async function listAuditRows(
  db: Db,
  filter: AuditFilter,
  beforeSeq: string | undefined,
  count: number,
): Promise<ChainedRow[]> {
  let query = db.selectFrom('auditLogs').select('id')
  if (filter.action !== undefined) query = query.where('action', '=', filter.action)
  if (filter.actorId !== undefined) query = query.where('actorId', '=', filter.actorId)
  if (filter.targetType !== undefined) query = query.where('targetType', '=', filter.targetType)
  if (filter.targetId !== undefined) query = query.where('targetId', '=', filter.targetId)
  if (beforeSeq !== undefined) query = query.where('seq', '<', Number(beforeSeq))
  const ids = (await query.orderBy('seq', 'desc').limit(count).execute()).map((row) => row.id)
  if (ids.length === 0) return []
  return selectRows(db).where('id', 'in', ids).orderBy('seq', 'desc').execute() as Promise<ChainedRow[]>
}

function selectRows(db: Db) {
  return db
    .selectFrom('auditLogs')
    .select([
      'id',
      'seq',
      'actorId',
      'action',
      'targetType',
      'targetId',
      'detail',
      'previousHash',
      'hash',
      'createdAt',
    ])
}

/** Names of the accounts, also of those that are gone. */
export async function listUsernames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('users')
    .select(['id', 'username'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row.username]))
}
