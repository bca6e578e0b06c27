import { createTestDatabase, type TestDatabase } from '@ai-community/shared/test-support/test-database.ts'
import type { CommunityContext } from '@ai-community/shared/community/context.ts'
import { systemClock } from '@ai-community/shared/community/context.ts'
import { openIdSource, type IdSource } from '@ai-community/shared/database/id-source.ts'
import { SIM_DAY_MS, SIM_HOUR_MS, simTime, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import { seedWorld } from '../../src/ports/seed-world.ts'
import { sheetsOf } from '../../src/ports/town-sheets.ts'
import { Simulation } from '../../src/simulation.ts'
import { townMap } from '../../src/world/content/town.ts'

export const SEED = 11
export const RESIDENTS = 8

export interface TownDatabase extends TestDatabase {
  ctx: CommunityContext & { ids: IdSource }
  close(): Promise<void>
}

/** A database of its own with a small, new town. */
export async function createTownDatabase(): Promise<TownDatabase> {
  const database = await createTestDatabase()
  const ids = await openIdSource(database.db, () => {})
  const ctx = { db: database.db, ids, clock: systemClock }
  await seedWorld(ctx, { seed: SEED, residentCount: RESIDENTS, speed: 60 })
  return {
    ...database,
    ctx,
    async close() {
      await ids.close()
      await database.drop()
    },
  }
}

export function dayAndHour(day: number, hour: number): SimTime {
  return simTime((day - 1) * SIM_DAY_MS + hour * SIM_HOUR_MS)
}

/** The same town without any database. */
export function createMemoryTown(): Simulation {
  return Simulation.create({
    seed: SEED,
    sheets: sheetsOf({ seed: SEED, residentCount: RESIDENTS }),
    map: townMap,
  })
}

export function getWorldRow({ db }: TownDatabase) {
  return db.selectFrom('worlds').selectAll().executeTakeFirstOrThrow()
}

/** The recorded inputs of a kind, in the order of their numbers, with what they say. */
export async function listInputs({ db }: TownDatabase, kind: string) {
  const rows = await db
    .selectFrom('worldInputs')
    .selectAll()
    .where('kind', '=', kind)
    .orderBy('inputNo')
    .execute()
  return rows.map((row) => ({ ...row, body: JSON.parse(row.payload) as Record<string, unknown> }))
}
