import { hostname } from 'node:os'
import { sql } from 'kysely'
import type { Db, Tx } from '@ai-community/shared/database/connection.ts'
import { withTransaction } from '@ai-community/shared/database/transaction.ts'

export const LEASE_MS = 10_000

/** The right to write a world; `fencing` grows with each holder, so a late write of an earlier one is known. */
export interface WorldLease {
  worldId: string
  fencing: number
  leaseMs: number
}

/** Another process has the world, or had it meanwhile: nothing may be written any more. */
export class LeaseLostError extends Error {
  constructor() {
    super('another process has taken over the world')
    this.name = 'LeaseLostError'
  }
}

export interface LeaseHolder {
  owner: string
  /** By the database's clock. */
  remainingMs: number
}

/**
 * Takes the world if nobody holds it.
 *
 * @param leaseMs how long the lease lasts without a renewal, by the database's clock.
 * @returns the lease, or who holds it and for how long without a renewal.
 */
export async function acquireLease(
  db: Db,
  worldId: string,
  leaseMs: number = LEASE_MS,
): Promise<WorldLease | LeaseHolder> {
  const owner = `${hostname().slice(0, 60)}:${process.pid}`
  const { numUpdatedRows } = await db
    .updateTable('worlds')
    .set({ leaseOwner: owner, leaseUntil: leaseEnd(leaseMs), fencing: sql`fencing + 1` })
    .where('id', '=', worldId)
    .where((eb) => eb.or([eb('leaseUntil', 'is', null), eb('leaseUntil', '<=', sql<Date>`UTC_TIMESTAMP(3)`)]))
    .executeTakeFirstOrThrow()
  const row = await db
    .selectFrom('worlds')
    .select(['fencing', 'leaseOwner', remainingMs().as('remainingMs')])
    .where('id', '=', worldId)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 1n && row.leaseOwner === owner) return { worldId, fencing: row.fencing, leaseMs }
  return { owner: row.leaseOwner ?? 'nobody', remainingMs: Math.max(0, Number(row.remainingMs)) }
}

export function isLease(answer: WorldLease | LeaseHolder): answer is WorldLease {
  return 'fencing' in answer
}

/**
 * Renews the lease and locks the world's row to the end of the transaction: the first statement of every write.
 *
 * @throws LeaseLostError when the lease has lapsed or another process has it.
 */
async function renewLeaseIn(tx: Tx, lease: WorldLease): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('worlds')
    .set({ leaseUntil: leaseEnd(lease.leaseMs) })
    .where('id', '=', lease.worldId)
    .where('fencing', '=', lease.fencing)
    .where('leaseUntil', '>', sql<Date>`UTC_TIMESTAMP(3)`)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 1n) return
  // Renewed twice within a millisecond the row does not change, which is no loss.
  const held = await tx
    .selectFrom('worlds')
    .select('id')
    .where('id', '=', lease.worldId)
    .where('fencing', '=', lease.fencing)
    .where('leaseUntil', '>', sql<Date>`UTC_TIMESTAMP(3)`)
    .forUpdate()
    .executeTakeFirst()
  if (!held) throw new LeaseLostError()
}

/**
 * Takes back a lease that lapsed while the database or this process was away, if nobody had it meanwhile: then
 * nothing was written, and the state in memory is still the world's.
 *
 * @throws LeaseLostError when another process has had it.
 */
export async function reclaimLease(db: Db, lease: WorldLease): Promise<WorldLease> {
  const { numUpdatedRows } = await db
    .updateTable('worlds')
    .set({ leaseUntil: leaseEnd(lease.leaseMs), fencing: lease.fencing + 1 })
    .where('id', '=', lease.worldId)
    .where('fencing', '=', lease.fencing)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new LeaseLostError()
  return { ...lease, fencing: lease.fencing + 1 }
}

/** Gives the world free for the next process; a lease that was lost stays with its new holder. */
export async function releaseLease(db: Db, lease: WorldLease): Promise<void> {
  await db
    .updateTable('worlds')
    .set({ leaseOwner: null, leaseUntil: null })
    .where('id', '=', lease.worldId)
    .where('fencing', '=', lease.fencing)
    .execute()
}

function leaseEnd(leaseMs: number) {
  return sql<Date>`UTC_TIMESTAMP(3) + INTERVAL ${sql.lit(leaseMs * 1_000)} MICROSECOND`
}

function remainingMs() {
  return sql<number>`TIMESTAMPDIFF(MICROSECOND, UTC_TIMESTAMP(3), lease_until) / 1000`
}

/** A holder frozen in the midst of a write is cut off after so many leases, so that its locks hold up nobody. */
const SILENT_LEASES = 2

/**
 * One write of the holder, as a transaction.
 *
 * @throws LeaseLostError before anything was written.
 */
export function writeAsHolder<Result>(
  db: Db,
  lease: WorldLease,
  write: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return withTransaction(db, async (tx) => {
    await renewLeaseIn(tx, lease)
    await sql`SET SESSION wait_timeout = ${sql.lit(Math.max(1, Math.round((SILENT_LEASES * lease.leaseMs) / 1_000)))}`.execute(
      tx,
    )
    return write(tx)
  })
}
