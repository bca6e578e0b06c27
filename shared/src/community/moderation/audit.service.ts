import type { AuditLog } from '../../contracts/moderation.ts'
import type { Page } from '../../contracts/primitives.ts'
import type { Db, Tx } from '../../database/connection.ts'
import { decodeCursor, encodeCursor, toPage } from '../../database/keyset.ts'
import type { CommunityContext } from '../context.ts'
import { CHAIN_START, hashOfEntry, type AuditDetail } from './audit-chain.ts'
import {
  getAuditHead,
  insertAuditRow,
  listAuditRows,
  listChain,
  listUsernames,
  lockAuditHead,
  type AuditFilter,
} from './audit.repo.ts'

const ROWS_AT_ONCE = 1_000

export interface AuditedAct {
  /** The moderator or operator; null for one at the machine itself, who has no account. */
  actorId: string | null
  action: string
  targetType: string
  targetId: string | null
  detail?: AuditDetail
}

/**
 * Adds what a moderator or operator did to the chain, in the transaction that does it. The chain's end stays
 * locked until that ends, so this is its last statement.
 */
export async function recordAuditIn(tx: Tx, ctx: CommunityContext, act: AuditedAct): Promise<void> {
  const head = await lockAuditHead(tx)
  const entry = {
    seq: head.seq + 1,
    id: ctx.ids.next(),
    actorId: act.actorId,
    action: act.action,
    targetType: act.targetType,
    targetId: act.targetId,
    detail: act.detail ?? {},
    createdAt: ctx.clock.now(),
  }
  await insertAuditRow(tx, { ...entry, previousHash: head.hash, hash: hashOfEntry(head.hash, entry) })
}

/** What moderators and operators did, newest first. */
export async function listAuditLogs(
  ctx: CommunityContext,
  query: AuditFilter & { limit: number; cursor?: string | undefined },
): Promise<Page<AuditLog>> {
  const { limit, cursor, ...filter } = query
  const [beforeSeq] = cursor === undefined ? [] : decodeCursor(cursor, 1)
  const rows = await listAuditRows(ctx.db, filter, beforeSeq, limit + 1)
  const names = await listUsernames(
    ctx.db,
    rows.flatMap((row) => row.actorId ?? []),
  )
  return toPage(
    rows,
    limit,
    (row) => encodeCursor(row.seq),
    (row) => ({
      id: row.id,
      seq: row.seq,
      actor: row.actorId === null ? null : { id: row.actorId, username: names.get(row.actorId) ?? '' },
      action: row.action,
      targetType: row.targetType,
      targetId: row.targetId,
      detail: row.detail,
      hash: row.hash,
      createdAt: row.createdAt.toISOString(),
    }),
  )
}

export type ChainVerdict =
  { intact: true; rows: number; head: string } | { intact: false; seq: number; problem: string }

/** Goes through the whole audit log: no row was changed, taken out, added between others, or cut off the end. */
export async function verifyAuditChain(db: Db): Promise<ChainVerdict> {
  const head = await getAuditHead(db)
  let seq = 0
  let hash = CHAIN_START
  while (seq < head.seq) {
    const rows = await listChain(db, seq, Math.min(ROWS_AT_ONCE, head.seq - seq))
    if (rows.length === 0) break
    for (const row of rows) {
      if (row.seq !== seq + 1) return broken(seq + 1, 'the row is missing')
      if (row.previousHash !== hash) return broken(row.seq, 'the row does not follow the one before')
      if (row.hash !== hashOfEntry(hash, row)) return broken(row.seq, 'the row was changed')
      seq = row.seq
      hash = row.hash
    }
  }
  if (seq !== head.seq) return broken(seq + 1, 'the row is missing')
  if (hash !== head.hash) return broken(seq, 'the end of the chain is another than was noted')
  const [further] = await listChain(db, seq, 1)
  // Rows that were added meanwhile have moved the end with them.
  if (further && further.seq > (await getAuditHead(db)).seq)
    return broken(further.seq, 'the row stands behind the end of the chain')
  return { intact: true, rows: seq, head: hash }
}

function broken(seq: number, problem: string): ChainVerdict {
  return { intact: false, seq, problem }
}
