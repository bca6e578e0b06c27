import { DomainError } from '../contracts/error-codes.ts'
import type { Page } from '../contracts/primitives.ts'
import type { Encounter, ResidentAction } from '../contracts/world.ts'
import type { Author } from '../contracts/users.ts'
import type { Db } from '../database/connection.ts'
import { byKey } from '../database/forced-key.ts'
import { ABOVE_ALL_IDS } from '../database/ids.ts'
import { decodeCursor, encodeCursor, toPage } from '../database/keyset.ts'
import type { ActionKind } from '../world/vocabulary.ts'
import { listResidentAuthors } from './authors.ts'
import { listLocationRefs } from './locations.ts'
import { getResidentId } from './resident-id.ts'
import { getWorld } from './world.ts'

/** What a resident did, newest first. @throws DomainError `resident_not_found`. */
export async function listResidentActions(
  db: Db,
  username: string,
  page: { limit: number; cursor?: string },
): Promise<Page<ResidentAction>> {
  const residentId = await getResidentId(db, username)
  const rows = await db
    .selectFrom(byKey('actionLogs', 'action_logs_resident'))
    .select(['id', 'action', 'locationId', 'startAt', 'endAt', 'textZh', 'textEn'])
    .where('residentId', '=', residentId)
    .where('id', '<', page.cursor ? decodeCursor(page.cursor, 1)[0]! : ABOVE_ALL_IDS)
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()
  const places = await listLocationRefs(
    db,
    rows.map((row) => row.locationId),
  )
  return toPage(
    rows,
    page.limit,
    (row) => encodeCursor(row.id),
    (row) => ({
      id: row.id,
      action: row.action as ActionKind,
      startAt: row.startAt,
      endAt: row.endAt,
      location: (row.locationId && places.get(row.locationId)) || null,
      text: { zh: row.textZh, en: row.textEn },
    }),
  )
}

/** Meetings in the town, newest first, with what was said. */
export async function listEncounters(
  db: Db,
  page: { limit: number; cursor?: string },
): Promise<Page<Encounter>> {
  const world = await getWorld(db)
  const rows = await db
    .selectFrom(byKey('encounters', 'encounters_world'))
    .select(['id', 'locationId', 'startAt', 'endAt'])
    .where('worldId', '=', world.id)
    .where('id', '<', page.cursor ? decodeCursor(page.cursor, 1)[0]! : ABOVE_ALL_IDS)
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()
  const items = await fillEncounters(db, rows.slice(0, page.limit))
  return {
    ...toPage(
      rows,
      page.limit,
      (row) => encodeCursor(row.id),
      (row) => row.id,
    ),
    items,
  }
}

/** One meeting with what was said. @throws DomainError `encounter_not_found`. */
export async function getEncounter(db: Db, id: string): Promise<Encounter> {
  const world = await getWorld(db)
  const row = await db
    .selectFrom('encounters')
    .select(['id', 'locationId', 'startAt', 'endAt'])
    .where('id', '=', id)
    .where('worldId', '=', world.id)
    .executeTakeFirst()
  const [encounter] = row ? await fillEncounters(db, [row]) : []
  if (!encounter) throw new DomainError('encounter_not_found')
  return encounter
}

interface EncounterRow {
  id: string
  locationId: string | null
  startAt: number
  endAt: number
}

async function fillEncounters(db: Db, rows: readonly EncounterRow[]): Promise<Encounter[]> {
  const ids = rows.map((row) => row.id)
  const [participants, turns, places] = await Promise.all([
    listParticipants(db, ids),
    listTurns(db, ids),
    listLocationRefs(
      db,
      rows.map((row) => row.locationId),
    ),
  ])
  const authors = await listResidentAuthors(db, [
    ...participants.map((row) => row.residentId),
    ...turns.map((row) => row.speakerId),
  ])
  return rows.map((row) => ({
    id: row.id,
    location: (row.locationId && places.get(row.locationId)) || null,
    startAt: row.startAt,
    endAt: row.endAt,
    participants: participants
      .filter((one) => one.encounterId === row.id)
      .flatMap((one) => authorOf(authors, one.residentId)),
    turns: turns
      .filter((turn) => turn.encounterId === row.id)
      .flatMap((turn) =>
        authorOf(authors, turn.speakerId).map((speaker) => ({ speaker, content: turn.content })),
      ),
  }))
}

function authorOf(authors: Map<string, Author>, id: string): Author[] {
  const author = authors.get(id)
  return author ? [author] : []
}

async function listParticipants(db: Db, encounterIds: readonly string[]) {
  if (encounterIds.length === 0) return []
  return db
    .selectFrom('encounterParticipants')
    .select(['encounterId', 'residentId'])
    .where('encounterId', 'in', encounterIds)
    .orderBy('residentId')
    .execute()
}

async function listTurns(db: Db, encounterIds: readonly string[]) {
  if (encounterIds.length === 0) return []
  return db
    .selectFrom('encounterTurns')
    .select(['encounterId', 'speakerId', 'content'])
    .where('encounterId', 'in', encounterIds)
    .orderBy('encounterId')
    .orderBy('turnNo')
    .execute()
}
