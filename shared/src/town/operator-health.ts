import { sql } from 'kysely'
import { DomainError } from '../contracts/error-codes.ts'
import type { OperatorHealth } from '../contracts/operators.ts'
import type { Db } from '../database/connection.ts'
import { isDatabaseAway } from '../database/errors.ts'
import { getWorld } from './world.ts'

const MOST_COUNTED = 1_000

type Measures = Pick<OperatorHealth, 'outbox' | 'simulation'> & {
  database: Omit<OperatorHealth['database'], 'poolSize'>
}

/** How far the database, the outbox and the simulation are behind; null for what cannot be told right now. */
export async function measureParts(db: Db, now: Date): Promise<Measures> {
  const started = performance.now()
  try {
    const connections = await countConnections(db)
    const roundTripMs = Math.round((performance.now() - started) * 10) / 10
    return {
      database: { roundTripMs, connections },
      outbox: await measureOutbox(db, now),
      simulation: await measureSimulation(db),
    }
  } catch (error) {
    if (!isDatabaseAway(error)) throw error
    return { database: { roundTripMs: null, connections: null }, outbox: null, simulation: null }
  }
}

/** Without a special right a database account sees the connections of its own. */
async function countConnections(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT COUNT(*) AS n FROM information_schema.processlist WHERE user = SUBSTRING_INDEX(USER(), '@', 1)`.execute(
    db,
  )
  return Number(rows[0]!.n)
}

async function measureOutbox(db: Db, now: Date): Promise<OperatorHealth['outbox']> {
  const publisher = await db.selectFrom('outboxPublisher').select('lastSeq').executeTakeFirst()
  const waiting = await db
    .selectFrom('outbox')
    .select('createdAt')
    .where('seq', 'is', null)
    .limit(MOST_COUNTED)
    .execute()
  const oldest = Math.min(now.getTime(), ...waiting.map((row) => row.createdAt.getTime()))
  return {
    lastSeq: publisher?.lastSeq ?? 0,
    unpublished: waiting.length,
    lagSeconds: (now.getTime() - oldest) / 1000,
  }
}

async function measureSimulation(db: Db): Promise<OperatorHealth['simulation']> {
  try {
    const { host, status, simTime, lag } = await getWorld(db)
    return { host, status, simTime, lagSeconds: lag }
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}
