import { sql } from 'kysely'
import type { ModelUse } from '../contracts/operators.ts'
import type { Db } from '../database/connection.ts'
import { getWorld } from './world.ts'

const MONTH_MS = 30 * 24 * 60 * 60_000

/** What the residents' minds spent on models, from the ledger of calls. @throws DomainError `world_not_found`. */
export async function getModelUse(db: Db, now: Date): Promise<ModelUse> {
  const world = await getWorld(db)
  const midnight = new Date(now)
  midnight.setUTCHours(0, 0, 0, 0)
  const underWay = await db
    .selectFrom('llmCalls')
    .select((eb) => [
      eb.fn.countAll<number>().as('calls'),
      sql<number>`COALESCE(SUM(reserved_micros), 0)`.as('micros'),
    ])
    .where('worldId', '=', world.id)
    .where('createdAt', '>=', midnight)
    .where('finishedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return {
    mind: world.mind,
    today: await sumSince(db, world.id, midnight),
    month: await sumSince(db, world.id, new Date(now.getTime() - MONTH_MS)),
    // There is no setting for a model yet, so no budget either.
    budgetMicros: null,
    reservedMicros: Number(underWay.micros),
    waiting: Number(underWay.calls),
  }
}

async function sumSince(db: Db, worldId: string, since: Date): Promise<ModelUse['today']> {
  const row = await db
    .selectFrom('llmCalls')
    .select((eb) => [
      eb.fn.countAll<number>().as('calls'),
      sql<number>`COALESCE(SUM(error IS NOT NULL), 0)`.as('failed'),
      sql<number>`COALESCE(SUM(prompt_tokens), 0)`.as('promptTokens'),
      sql<number>`COALESCE(SUM(completion_tokens), 0)`.as('completionTokens'),
      sql<number>`COALESCE(SUM(cost_micros), 0)`.as('costMicros'),
    ])
    .where('worldId', '=', worldId)
    .where('createdAt', '>=', since)
    .executeTakeFirstOrThrow()
  return {
    calls: Number(row.calls),
    failed: Number(row.failed),
    promptTokens: Number(row.promptTokens),
    completionTokens: Number(row.completionTokens),
    costMicros: Number(row.costMicros),
  }
}
