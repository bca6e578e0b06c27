import type { z } from 'zod'
import { toAuthor } from '../community/users/user-view.ts'
import { DomainError } from '../contracts/error-codes.ts'
import type { Page } from '../contracts/primitives.ts'
import type { Author } from '../contracts/users.ts'
import type { Location, locationRefSchema, World } from '../contracts/world.ts'
import type { Db } from '../database/connection.ts'
import { decodeCursor, encodeCursor, toPage } from '../database/keyset.ts'
import { isShutByStorms } from '../world/calendar.ts'
import { minuteOfDay, simTime } from '../world/sim-time.ts'
import type { PlaceKind } from '../world/vocabulary.ts'
import { getWorld } from './world.ts'

export type LocationRef = z.infer<typeof locationRefSchema>

/** Most residents that are named for one place. */
const MAX_PRESENT = 50

const COLUMNS = [
  'id',
  'kind',
  'nameZh',
  'nameEn',
  'x',
  'y',
  'width',
  'height',
  'opensMinute',
  'closesMinute',
] as const

/** The town's places in the order they were made, with who is there now. */
export async function listLocations(
  db: Db,
  page: { limit: number; cursor?: string },
): Promise<Page<Location>> {
  const world = await getWorld(db)
  const after = page.cursor ? decodeCursor(page.cursor, 1)[0]! : '0'
  const rows = await db
    .selectFrom('locations')
    .select(COLUMNS)
    .where('worldId', '=', world.id)
    .where('id', '>', after)
    .orderBy('id')
    .limit(page.limit + 1)
    .execute()
  const present = await listPresent(db, rows.slice(0, page.limit))
  return toPage(
    rows,
    page.limit,
    (row) => encodeCursor(row.id),
    (row) => toLocation(row, world, present.get(row.id) ?? []),
  )
}

/** @throws DomainError `location_not_found`. */
export async function getLocation(db: Db, id: string): Promise<Location> {
  const world = await getWorld(db)
  const row = await db
    .selectFrom('locations')
    .select(COLUMNS)
    .where('worldId', '=', world.id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new DomainError('location_not_found')
  const present = await listPresent(db, [row])
  return toLocation(row, world, present.get(id) ?? [])
}

/** @throws DomainError `location_not_found`. */
export async function requireLocation(db: Db, worldId: string, id: string): Promise<void> {
  const row = await db
    .selectFrom('locations')
    .select('id')
    .where('id', '=', id)
    .where('worldId', '=', worldId)
    .executeTakeFirst()
  if (!row) throw new DomainError('location_not_found')
}

/** The places among `ids`, by id. */
export async function listLocationRefs(
  db: Db,
  ids: readonly (string | null)[],
): Promise<Map<string, LocationRef>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await db
    .selectFrom('locations')
    .select(['id', 'kind', 'nameZh', 'nameEn'])
    .where('id', 'in', wanted)
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      { id: row.id, kind: row.kind as PlaceKind, name: { zh: row.nameZh, en: row.nameEn } },
    ]),
  )
}

async function listPresent(db: Db, places: readonly { id: string }[]): Promise<Map<string, Author[]>> {
  const present = new Map<string, Author[]>()
  if (places.length === 0) return present
  const rows = await db
    .selectFrom('residents')
    .innerJoin('users', 'users.id', 'residents.userId')
    .select([
      'users.id as authorId',
      'username',
      'displayName',
      'avatarFileId',
      'isAi',
      'residents.locationId',
    ])
    .where(
      'residents.locationId',
      'in',
      places.map((place) => place.id),
    )
    .orderBy('residents.userId')
    .limit(places.length * MAX_PRESENT)
    .execute()
  for (const row of rows) {
    const authors = present.get(row.locationId!) ?? []
    if (authors.length < MAX_PRESENT) authors.push(toAuthor(row))
    present.set(row.locationId!, authors)
  }
  return present
}

interface LocationRow {
  id: string
  kind: string
  nameZh: string
  nameEn: string
  x: number
  y: number
  width: number
  height: number
  opensMinute: number | null
  closesMinute: number | null
}

function toLocation(
  row: LocationRow,
  world: Pick<World, 'simTime' | 'weather'>,
  present: Author[],
): Location {
  const kind = row.kind as PlaceKind
  const isStormy = world.weather === 'storm' && isShutByStorms(kind)
  return {
    id: row.id,
    name: { zh: row.nameZh, en: row.nameEn },
    kind,
    rect: { x: row.x, y: row.y, width: row.width, height: row.height },
    hours:
      row.opensMinute === null || row.closesMinute === null
        ? null
        : { opensMinute: row.opensMinute, closesMinute: row.closesMinute },
    open: !isStormy && isOpen(row.opensMinute, row.closesMinute, minuteOfDay(simTime(world.simTime))),
    present,
  }
}

/** Whether a place with hours `[opens, closes)` is open; `closes` past 1440 runs into the next day. */
export function isOpen(opens: number | null, closes: number | null, minute: number): boolean {
  if (opens === null || closes === null) return true
  return (minute >= opens && minute < closes) || minute + 1_440 < closes
}
