import { hostname } from 'node:os'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from './connection.ts'
import { ID_EPOCH_MS, ID_NODE_COUNT, IdGenerator, type IdLease } from './ids.ts'

const LEASE_MS = 30_000
const RENEW_EVERY_MS = 5_000

/** Makes ids for this process and keeps its node number leased until it is closed. */
export interface IdSource {
  next(): string
  close(): Promise<void>
}

/**
 * Leases a node number and renews it in the background; `report` hears of failed renewals. While the
 * database is away longer than the lease no ids can be made, which is right: nothing could store them.
 */
export async function openIdSource(db: Db, report: (error: unknown) => void): Promise<IdSource> {
  const owner = `${hostname().slice(0, 40)}:${process.pid}:${randomUUID()}`
  const lease = await claimNode(db, owner)
  const ids = new IdGenerator(lease, Date.now)
  const timer = setInterval(() => {
    renewNode(db, owner, lease.node).then((renewed) => ids.renew(renewed), report)
  }, RENEW_EVERY_MS)
  timer.unref()
  return {
    next: () => ids.next(),
    async close() {
      clearInterval(timer)
      await db
        .updateTable('idNodes')
        .set({ owner: null, lastMs: ids.lastMs, leaseUntil: sql`UTC_TIMESTAMP(3)` })
        .where('node', '=', lease.node)
        .where('owner', '=', owner)
        .execute()
    },
  }
}

async function claimNode(db: Db, owner: string): Promise<IdLease> {
  for (let attempt = 0; attempt < ID_NODE_COUNT; attempt++) {
    const free = await findFreeNode(db)
    const untilMs = Date.now() - ID_EPOCH_MS + LEASE_MS
    const claimed = await db
      .insertInto('idNodes')
      .values({ node: free.node, owner, leaseUntil: leaseEnd(), lastMs: Math.max(untilMs, free.lastMs + 1) })
      // The row may exist by now: it is taken over only if it is still free and still the one we saw.
      .onDuplicateKeyUpdate({
        owner: sql`IF(lease_until < UTC_TIMESTAMP(3) AND last_ms = ${free.lastMs}, VALUES(owner), owner)`,
        leaseUntil: sql`IF(owner = VALUES(owner), VALUES(lease_until), lease_until)`,
        lastMs: sql`IF(owner = VALUES(owner), VALUES(last_ms), last_ms)`,
      })
      .executeTakeFirst()
    if (claimed && (await holdsNode(db, owner, free.node)))
      return { node: free.node, fromMs: free.lastMs + 1, untilMs: Math.max(untilMs, free.lastMs + 1) }
  }
  throw new Error(`all ${ID_NODE_COUNT} id nodes are in use`)
}

/** The lapsed node that has been silent longest, else the next one never used. */
async function findFreeNode(db: Db): Promise<{ node: number; lastMs: number }> {
  const lapsed = await db
    .selectFrom('idNodes')
    .select(['node', 'lastMs'])
    .where('leaseUntil', '<', sql<Date>`UTC_TIMESTAMP(3)`)
    .orderBy('lastMs')
    .limit(1)
    .executeTakeFirst()
  if (lapsed && lapsed.lastMs < Date.now() - ID_EPOCH_MS) return lapsed
  const { highest } = await db
    .selectFrom('idNodes')
    .select(sql<number | null>`MAX(node)`.as('highest'))
    .executeTakeFirstOrThrow()
  if (highest === null || highest + 1 < ID_NODE_COUNT) return { node: (highest ?? -1) + 1, lastMs: 0 }
  if (lapsed) return lapsed
  throw new Error(`all ${ID_NODE_COUNT} id nodes are in use`)
}

async function holdsNode(db: Db, owner: string, node: number): Promise<boolean> {
  const row = await db.selectFrom('idNodes').select('owner').where('node', '=', node).executeTakeFirst()
  return row?.owner === owner
}

async function renewNode(db: Db, owner: string, node: number): Promise<IdLease> {
  const untilMs = Date.now() - ID_EPOCH_MS + LEASE_MS
  const result = await db
    .updateTable('idNodes')
    .set({ leaseUntil: leaseEnd(), lastMs: sql`GREATEST(last_ms, ${untilMs})` })
    .where('node', '=', node)
    .where('owner', '=', owner)
    .executeTakeFirst()
  if (result.numUpdatedRows === 0n) throw new Error(`another process has taken over id node ${node}`)
  return { node, fromMs: 0, untilMs }
}

function leaseEnd() {
  return sql<Date>`UTC_TIMESTAMP(3) + INTERVAL ${sql.lit(LEASE_MS / 1000)} SECOND`
}
