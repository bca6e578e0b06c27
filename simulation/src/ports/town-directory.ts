import type { Db } from '@ai-community/shared/database/connection.ts'

/** The database ids of what a world has from the start, by the core's keys. */
export interface TownDirectory {
  worldId: string
  residents: ReadonlyMap<string, ResidentEntry>
  residentKeysByUserId: ReadonlyMap<string, string>
  residentKeysByUsername: ReadonlyMap<string, string>
  locationIds: ReadonlyMap<string, string>
  itemIds: ReadonlyMap<string, string>
}

export interface ResidentEntry {
  userId: string
  displayName: string
}

export async function loadTownDirectory(db: Db, worldId: string): Promise<TownDirectory> {
  const [residents, locations, items] = await Promise.all([
    db
      .selectFrom('residents')
      .innerJoin('users', 'users.id', 'residents.userId')
      .select(['residents.worldKey', 'userId', 'username', 'displayName'])
      .where('worldId', '=', worldId)
      .execute(),
    db.selectFrom('locations').select(['id', 'worldKey']).where('worldId', '=', worldId).execute(),
    db.selectFrom('items').select(['id', 'worldKey']).where('worldId', '=', worldId).execute(),
  ])
  return {
    worldId,
    residents: new Map(residents.map(({ worldKey, ...entry }) => [worldKey, entry])),
    residentKeysByUserId: new Map(residents.map(({ worldKey, userId }) => [userId, worldKey])),
    residentKeysByUsername: new Map(residents.map(({ worldKey, username }) => [username, worldKey])),
    locationIds: new Map(locations.map(({ worldKey, id }) => [worldKey, id])),
    itemIds: new Map(items.map(({ worldKey, id }) => [worldKey, id])),
  }
}

/** @throws RangeError for a key that the seed has not written: code and database are of different towns. */
export function idOf<Entry>(entries: ReadonlyMap<string, Entry>, key: string): Entry {
  const entry = entries.get(key)
  if (entry === undefined)
    throw new RangeError(`the database knows no ${key}; was it seeded by another release?`)
  return entry
}
