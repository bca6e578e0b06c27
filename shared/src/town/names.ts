import { sql } from 'kysely'
import type { Db } from '../database/connection.ts'
import type { BilingualText } from '../world/vocabulary.ts'

const USERNAME = /^[a-z0-9_]{1,30}$/

export interface ResidentName {
  username: string
  displayName: string
}

export interface PlaceName {
  id: string
  name: BilingualText
}

/** The first residents of the world by id; for completion, so a large town need not be listed whole. */
export function listResidentNames(db: Db, worldId: string, limit: number): Promise<ResidentName[]> {
  return selectNames(db, worldId).orderBy('residents.userId').limit(limit).execute()
}

/** Residents whose username or display name is `text`; where there is none, those whose name begins with it. */
export async function findResidentNames(
  db: Db,
  worldId: string,
  text: string,
  limit: number,
): Promise<ResidentName[]> {
  const username = text.toLowerCase().replace(/^@/, '')
  // A column of ASCII can't be compared with Chinese: to MySQL that is an error, not a difference.
  const mayBeUsername = USERNAME.test(username)
  const exact = await selectNames(db, worldId)
    .where((eb) =>
      eb.or([eb('displayName', '=', text), ...(mayBeUsername ? [eb('username', '=', username)] : [])]),
    )
    .limit(limit)
    .execute()
  if (exact.length > 0) return exact
  const length = [...text].length
  return selectNames(db, worldId)
    .where((eb) =>
      eb.or([
        eb(sql`LEFT(LOWER(display_name), ${length})`, '=', text.toLowerCase()),
        ...(mayBeUsername ? [eb(sql`LEFT(username, ${username.length})`, '=', username)] : []),
      ]),
    )
    .orderBy('residents.userId')
    .limit(limit)
    .execute()
}

/** All places of the world by id. */
export async function listPlaceNames(db: Db, worldId: string): Promise<PlaceName[]> {
  const rows = await db
    .selectFrom('locations')
    .select(['id', 'nameZh', 'nameEn'])
    .where('worldId', '=', worldId)
    .orderBy('id')
    .execute()
  return rows.map(({ id, nameZh, nameEn }) => ({ id, name: { zh: nameZh, en: nameEn } }))
}

function selectNames(db: Db, worldId: string) {
  return db
    .selectFrom('residents')
    .innerJoin('users', 'users.id', 'residents.userId')
    .select(['username', 'displayName'])
    .where('worldId', '=', worldId)
}
