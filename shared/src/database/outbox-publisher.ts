import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db, Tx } from './connection.ts'
import type { PublishedEvent } from './outbox.ts'
import { withTransaction } from './transaction.ts'

const POLL_MS = 50
const FOLLOWER_POLL_MS = 1_000
const LEASE_SECONDS = 3
const BATCH_ROWS = 1_000
const RETRY_MS = 1_000

/**
 * Gives committed outbox rows their gap-free `seq` until `signal` aborts. Every API and simulation process
 * runs one; the lease row lets one of them work. Following ids instead would lose rows that commit late.
 */
export async function runOutboxPublisher(
  db: Db,
  signal: AbortSignal,
  report: (error: unknown) => void,
): Promise<void> {
  const owner = randomUUID()
  while (!signal.aborted) {
    let pauseMs = POLL_MS
    try {
      const published = await publishBatch(db, owner)
      if (published === 'not the publisher') pauseMs = FOLLOWER_POLL_MS
      else if (published === BATCH_ROWS) pauseMs = 0
    } catch (error) {
      report(error)
      pauseMs = RETRY_MS
    }
    await pause(pauseMs, signal)
  }
}

/** Numbers what is committed and has no number: how many rows, or that another process holds the lease. */
export async function publishBatch(db: Db, owner: string): Promise<number | 'not the publisher'> {
  if (!(await wantsTurn(db, owner))) return 'not the publisher'
  return withTransaction(db, async (tx) => {
    const lastSeq = await lockPublisher(tx, owner)
    if (lastSeq === undefined) return 'not the publisher' as const
    const rows = await tx
      .selectFrom('outbox')
      .select('id')
      .where('seq', 'is', null)
      .orderBy('id')
      .limit(BATCH_ROWS)
      .execute()
    if (rows.length > 0) await numberRows(tx, rows, lastSeq)
    await tx
      .updateTable('outboxPublisher')
      .set({ lastSeq: lastSeq + rows.length, leaseUntil: leaseEnd(), owner })
      .where('id', '=', 1)
      .execute()
    return rows.length
  })
}

/** A cheap look without a lock, so that idle followers do not queue behind the publisher. */
async function wantsTurn(db: Db, owner: string): Promise<boolean> {
  const row = await db
    .selectFrom('outboxPublisher')
    .select((eb) => ['owner', eb('leaseUntil', '<', sql<Date>`UTC_TIMESTAMP(3)`).as('lapsed')])
    .where('id', '=', 1)
    .executeTakeFirst()
  if (!row) {
    await db
      .insertInto('outboxPublisher')
      .ignore()
      .values({ id: 1, owner: null, leaseUntil: sql<Date>`UTC_TIMESTAMP(3) - INTERVAL 1 SECOND` })
      .execute()
    return true
  }
  return row.owner === owner || Boolean(row.lapsed)
}

async function lockPublisher(tx: Tx, owner: string): Promise<number | undefined> {
  const row = await tx
    .selectFrom('outboxPublisher')
    .select((eb) => ['owner', 'lastSeq', eb('leaseUntil', '<', sql<Date>`UTC_TIMESTAMP(3)`).as('lapsed')])
    .where('id', '=', 1)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return row.owner === owner || row.lapsed ? row.lastSeq : undefined
}

async function numberRows(tx: Tx, rows: readonly { id: string }[], lastSeq: number): Promise<void> {
  const cases = sql.join(
    rows.map((row, index) => sql`WHEN ${row.id} THEN ${lastSeq + index + 1}`),
    sql` `,
  )
  await tx
    .updateTable('outbox')
    .set({ seq: sql<number>`CASE id ${cases} END` })
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .execute()
}

/** Published events after `seq`, oldest first. */
export async function listEventsAfter(db: Db, seq: number, limit: number): Promise<PublishedEvent[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['seq', 'type', 'audience', 'payload', 'createdAt'])
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, seq: row.seq!, payload: row.payload as Record<string, unknown> }))
}

/** The number of the newest published event; 0 before the first. */
export async function getLastSeq(db: Db): Promise<number> {
  const row = await db.selectFrom('outboxPublisher').select('lastSeq').where('id', '=', 1).executeTakeFirst()
  return row?.lastSeq ?? 0
}

function leaseEnd() {
  return sql<Date>`UTC_TIMESTAMP(3) + INTERVAL ${sql.lit(LEASE_SECONDS)} SECOND`
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return setTimeout(milliseconds, undefined, { signal }).catch(() => undefined)
}
