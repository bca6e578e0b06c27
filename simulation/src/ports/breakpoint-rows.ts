import type { Db, Tx } from '@ai-community/shared/database/connection.ts'
import type { SimTime } from '@ai-community/shared/world/sim-time.ts'

/** A breakpoint as its row has it, by database ids; null stands for whatever it may be. */
export interface BreakpointRow {
  id: string
  residentId: string | null
  action: string | null
  locationId: string | null
}

export function listBreakpointRows(db: Db, worldId: string): Promise<BreakpointRow[]> {
  return db
    .selectFrom('simBreakpoints')
    .select(['id', 'residentId', 'action', 'locationId'])
    .where('worldId', '=', worldId)
    .orderBy('id')
    .execute()
}

/** Writing it twice is harmless: a commit whose answer was lost is repeated. */
export async function insertBreakpoint(
  tx: Tx,
  worldId: string,
  row: BreakpointRow,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('simBreakpoints')
    .values({ ...row, worldId, lastHitAt: null, createdAt: now })
    .onDuplicateKeyUpdate({ worldId })
    .execute()
}

/** Removes one, or all of the world; returns how many there were. */
export async function deleteBreakpoints(tx: Tx, worldId: string, id?: string): Promise<number> {
  let query = tx.deleteFrom('simBreakpoints').where('worldId', '=', worldId)
  if (id !== undefined) query = query.where('id', '=', id)
  const { numDeletedRows } = await query.executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

export async function recordHit(tx: Tx, id: string, at: SimTime): Promise<void> {
  await tx
    .updateTable('simBreakpoints')
    .set((eb) => ({ hits: eb('hits', '+', 1), lastHitAt: at }))
    .where('id', '=', id)
    .execute()
}
