import { fileUrl } from '../community/users/user-view.ts'
import { DomainError } from '../contracts/error-codes.ts'
import type { Page } from '../contracts/primitives.ts'
import type { Resident, ResidentDetail } from '../contracts/world.ts'
import type { Db } from '../database/connection.ts'
import { decodeCursor, encodeCursor, toPage } from '../database/keyset.ts'
import { SIM_DAY_MS, simTime } from '../world/sim-time.ts'
import { shareLeft, standingOf } from '../world/standing.ts'
import type { ResidentLanguage } from '../world/vocabulary.ts'
import { positionAt } from '../world/walk.ts'
import { listResidentAuthors } from './authors.ts'
import { listLocationRefs, type LocationRef } from './locations.ts'
import type { ResidentProjection } from './projection.ts'
import { getWorld } from './world.ts'

const MAX_RELATIONSHIPS = 30

/** The town's residents by id, each as it is now. */
export async function listResidents(
  db: Db,
  page: { limit: number; cursor?: string },
): Promise<Page<Resident>> {
  const world = await getWorld(db)
  const after = page.cursor ? decodeCursor(page.cursor, 1)[0]! : '0'
  const rows = await selectResidents(db)
    .where('residents.worldId', '=', world.id)
    .where('residents.userId', '>', after)
    .where('residents.state', 'is not', null)
    .orderBy('residents.userId')
    .limit(page.limit + 1)
    .execute()
  const places = await listLocationRefs(
    db,
    rows.map((row) => row.locationId),
  )
  return toPage(
    rows,
    page.limit,
    (row) => encodeCursor(row.userId),
    (row) => toResident(row, world.simTime, places),
  )
}

/** One resident with all that its page shows. @throws DomainError `resident_not_found`. */
export async function getResidentDetail(db: Db, username: string): Promise<ResidentDetail> {
  const world = await getWorld(db)
  const row = await selectResidents(db)
    .select([
      'age',
      'personaZh',
      'personaEn',
      'traits',
      'interests',
      'homeLocationId',
      'workLocationId',
      'moneyCents',
    ])
    .where('users.username', '=', username)
    .where('residents.worldId', '=', world.id)
    .executeTakeFirst()
  if (!row?.state) throw new DomainError('resident_not_found')
  const state = row.state as ResidentProjection
  const places = await listLocationRefs(db, [
    row.locationId,
    row.homeLocationId,
    row.workLocationId,
    ...state.plan.map((block) => block.locationId),
  ])
  const placeOf = (id: string | null) => (id && places.get(id)) || null
  return {
    ...toResident(row, world.simTime, places),
    age: row.age,
    persona: { zh: row.personaZh, en: row.personaEn },
    traits: row.traits as ResidentDetail['traits'],
    interests: row.interests,
    home: placeOf(row.homeLocationId),
    work: placeOf(row.workLocationId),
    plan: state.plan.map(({ locationId, reason = null, ...block }) => ({
      ...block,
      reason: block.state === 'dropped' ? reason : null,
      location: placeOf(locationId),
    })),
    inventory: await listInventory(db, row.userId),
    moneyCents: row.moneyCents,
    relationships: await listRelationships(db, row.userId, world.simTime),
  }
}

function selectResidents(db: Db) {
  return db
    .selectFrom('residents')
    .innerJoin('users', 'users.id', 'residents.userId')
    .select([
      'residents.userId',
      'username',
      'displayName',
      'avatarFileId',
      'language',
      'occupationZh',
      'occupationEn',
      'residents.locationId',
      'residents.state',
    ])
}

interface ResidentRow {
  userId: string
  username: string
  displayName: string
  avatarFileId: string | null
  language: string
  occupationZh: string
  occupationEn: string
  locationId: string | null
  state: unknown
}

function toResident(row: ResidentRow, now: number, places: Map<string, LocationRef>): Resident {
  const state = row.state as ResidentProjection
  const walking = state.walk !== null && now < state.walk.endAt
  return {
    id: row.userId,
    username: row.username,
    displayName: row.displayName,
    avatarUrl: row.avatarFileId && fileUrl(row.avatarFileId),
    occupation: { zh: row.occupationZh, en: row.occupationEn },
    language: row.language as ResidentLanguage,
    status: state.asleep ? 'asleep' : 'awake',
    mood: state.mood,
    needs: state.needs,
    activity: {
      ...state.activity,
      since: simTime(state.activity.since),
      until: simTime(state.activity.until),
    },
    location: (row.locationId && places.get(row.locationId)) || null,
    position: walking ? positionAt(state.walk!, now) : state.position,
    walk: walking ? { ...state.walk!, path: [...state.walk!.path] } : null,
  }
}

async function listInventory(db: Db, ownerId: string): Promise<ResidentDetail['inventory']> {
  const rows = await db
    .selectFrom('inventory')
    .innerJoin('items', 'items.id', 'inventory.itemId')
    .select(['items.worldKey', 'nameZh', 'nameEn', 'quantity'])
    .where('ownerId', '=', ownerId)
    .where('quantity', '>', 0)
    .orderBy('items.id')
    .execute()
  return rows.map((row) => ({
    item: row.worldKey,
    name: { zh: row.nameZh, en: row.nameEn },
    quantity: row.quantity,
  }))
}

/** As they are by now: the rows say how it was when two last met, and what they are to each other fades since. */
async function listRelationships(
  db: Db,
  residentId: string,
  now: number,
): Promise<ResidentDetail['relationships']> {
  const rows = await db
    .selectFrom('relationships')
    .select(['otherId', 'affinity', 'familiarity', 'lastMet'])
    .where('residentId', '=', residentId)
    .orderBy('familiarity', 'desc')
    .orderBy('otherId')
    .limit(MAX_RELATIONSHIPS)
    .execute()
  const authors = await listResidentAuthors(
    db,
    rows.map((row) => row.otherId),
  )
  return rows.flatMap((row) => {
    const resident = authors.get(row.otherId)
    if (!resident) return []
    const share = shareLeft((now - (row.lastMet ?? 0)) / SIM_DAY_MS)
    const affinity = row.affinity * share
    const familiarity = row.familiarity * share
    return [
      { resident, affinity, familiarity, standing: standingOf(affinity, familiarity), lastMet: row.lastMet },
    ]
  })
}
