import type { Breakpoint } from '../contracts/simulation.ts'
import type { Db } from '../database/connection.ts'
import type { ActionKind } from '../world/vocabulary.ts'
import { listResidentAuthors } from './authors.ts'
import { listLocationRefs } from './locations.ts'

/** The world's breakpoints in the order in which they were set. */
export async function listBreakpoints(db: Db, worldId: string): Promise<Breakpoint[]> {
  const rows = await db
    .selectFrom('simBreakpoints')
    .select(['id', 'residentId', 'action', 'locationId', 'hits', 'lastHitAt'])
    .where('worldId', '=', worldId)
    .orderBy('id')
    .execute()
  const residents = await listResidentAuthors(
    db,
    rows.flatMap((row) => row.residentId ?? []),
  )
  const places = await listLocationRefs(
    db,
    rows.map((row) => row.locationId),
  )
  return rows.map(({ residentId, locationId, action, ...row }) => ({
    ...row,
    resident: (residentId && residents.get(residentId)) || null,
    action: action as ActionKind | null,
    location: (locationId && places.get(locationId)) || null,
  }))
}
