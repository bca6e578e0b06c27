import { DomainError } from '@ai-community/shared/contracts/error-codes.ts'
import type { Page } from '@ai-community/shared/contracts/primitives.ts'
import type { Encounter, Location, Resident } from '@ai-community/shared/contracts/world.ts'
import type { Db } from '@ai-community/shared/database/connection.ts'
import { listEncounters, listResidentActions } from '@ai-community/shared/town/history.ts'
import { listLocations } from '@ai-community/shared/town/locations.ts'
import { getResidentDetail, listResidents } from '@ai-community/shared/town/residents.ts'
import { getTownMap, getWorld } from '@ai-community/shared/town/world.ts'
import type { WorldState } from '@ai-community/shared/town/world.ts'
import { SIM_MINUTE_MS } from '@ai-community/shared/world/sim-time.ts'
import type { TownMap } from '@ai-community/shared/world/town-map.ts'
import type {
  ClockSample,
  ResidentReport,
  VizEncounter,
  VizPlace,
  VizResident,
  WorldPicture,
} from '../protocol.ts'
import type { WorldSource } from './world-source.ts'

const PAGE = 500
/** Meetings end, but their bubbles are shown a little later than they are known. */
const ENCOUNTER_MARGIN_MS = 10 * SIM_MINUTE_MS
const NEWEST_ENCOUNTERS = 40
const SHOWN_ACTIONS = 12

/**
 * Opens the town that lives in the database. The pool stays the caller's: closing the source leaves it open.
 *
 * @throws DomainError `world_not_found` before the town is seeded; the driver's error when the database is away
 */
export async function openDatabaseSource(db: Db): Promise<WorldSource> {
  const map = await getTownMap(db)
  const locations = await listAll((cursor) => listLocations(db, { limit: PAGE, cursor }))
  const places = placesOf(map, locations)
  const usernames = new Map<string, string>()
  let latest: WorldPicture | undefined

  return {
    kind: 'live',
    async readPicture() {
      const world = await getWorld(db)
      const clock = clockOf(world)
      // Nothing was committed since the last look: only the clock and its state may have changed.
      if (latest?.worldKey === world.id && latest.eventCount === world.lastEffectNo)
        return (latest = { ...latest, clock })
      const residents = (await listAll((cursor) => listResidents(db, { limit: PAGE, cursor }))).map(
        toVizResident,
      )
      for (const { id, username } of residents) usernames.set(id, username)
      const { items } = await listEncounters(db, { limit: NEWEST_ENCOUNTERS })
      const encounters = items
        .filter((encounter) => encounter.endAt + ENCOUNTER_MARGIN_MS > world.simTime)
        .map(toVizEncounter)
      const { name, lastEffectNo } = world
      return (latest = {
        worldKey: world.id,
        name,
        clock,
        map,
        places,
        residents,
        encounters,
        eventCount: lastEffectNo,
      })
    },
    async findResident(id): Promise<ResidentReport | undefined> {
      const username = usernames.get(id)
      if (!username) return undefined
      try {
        const [resident, actions] = await Promise.all([
          getResidentDetail(db, username),
          listResidentActions(db, username, { limit: SHOWN_ACTIONS }),
        ])
        return { resident, recentActions: actions.items }
      } catch (reason) {
        if (reason instanceof DomainError && reason.code === 'resident_not_found') return undefined
        throw reason
      }
    },
    async close() {},
  }
}

/** The places of the map with their ids in the database; the two are the same ground. */
function placesOf(map: TownMap, locations: readonly Location[]): VizPlace[] {
  const ids = new Map(locations.map(({ id, rect }) => [`${rect.x},${rect.y}`, id]))
  return map.places.flatMap((place) => {
    const id = ids.get(`${place.rect.x},${place.rect.y}`)
    return id ? [{ ...place, id }] : []
  })
}

function clockOf({ simTime, speed, status, lag }: WorldState): ClockSample {
  return { simTime, speed, status, lagSeconds: lag }
}

function toVizResident(resident: Resident): VizResident {
  const { id, username, displayName, language, mood, activity, position } = resident
  return {
    id,
    username,
    displayName,
    language,
    asleep: resident.status === 'asleep',
    mood,
    action: activity.action,
    activity: activity.text,
    placeId: resident.location?.id ?? null,
    position,
    walk: resident.walk as VizResident['walk'],
  }
}

function toVizEncounter({ id, startAt, endAt, turns }: Encounter): VizEncounter {
  return {
    id,
    startAt,
    endAt,
    turns: turns.map(({ speaker, content }) => ({ speakerId: speaker.id, content })),
  }
}

async function listAll<Item>(readPage: (cursor: string | undefined) => Promise<Page<Item>>): Promise<Item[]> {
  const all: Item[] = []
  let cursor: string | undefined
  do {
    const page = await readPage(cursor)
    all.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return all
}
