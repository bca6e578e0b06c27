import { sql } from 'kysely'
import { DomainError } from '../contracts/error-codes.ts'
import type { TownMapView, World } from '../contracts/world.ts'
import type { Speed, StuckResidentReport } from '../contracts/simulation.ts'
import type { Db } from '../database/connection.ts'
import { seasonOf, weatherAt } from '../world/calendar.ts'
import { clockOf, dayOf, simTime } from '../world/sim-time.ts'
import { GROUND_KINDS, type TownMap } from '../world/town-map.ts'

/** The world every process serves; the schema has room for more. */
export const WORLD_KEY = 'main'

export interface WorldState extends World {
  id: string
  /** Who runs it, or null when nobody holds its lease. */
  host: string | null
  /** How long its lease lasts without a renewal; 0 when nobody holds it. */
  leaseMs: number
  stateHash: string | null
  lastEffectNo: number
  /** Why it stands still, where it was no command. */
  reason: string | null
  stuck: StuckResidentReport[]
}

/** @throws DomainError `world_not_found` before the seed has run. */
export async function getWorld(db: Db): Promise<WorldState> {
  const row = await db
    .selectFrom('worlds')
    .select((eb) => [
      'id',
      'nameZh',
      'nameEn',
      'simTime',
      'seed',
      'speed',
      'status',
      'mind',
      'lagMs',
      'leaseOwner',
      'stateHash',
      'lastEffectNo',
      'statusReason',
      'stuck',
      sql<number>`TIMESTAMPDIFF(MICROSECOND, UTC_TIMESTAMP(3), lease_until) / 1000`.as('leaseMs'),
      eb('leaseUntil', '>', sql<Date>`UTC_TIMESTAMP(3)`).as('held'),
      eb
        .selectFrom('residents')
        .select(eb.fn.countAll<number>().as('count'))
        .whereRef('residents.worldId', '=', 'worlds.id')
        .as('residents'),
    ])
    .where('worldKey', '=', WORLD_KEY)
    .executeTakeFirst()
  if (!row) throw new DomainError('world_not_found')
  const now = simTime(row.simTime)
  return {
    id: row.id,
    name: { zh: row.nameZh, en: row.nameEn },
    simTime: now,
    day: dayOf(now),
    clock: clockOf(now),
    speed: parseSpeed(row.speed),
    // A world nobody holds does not run, whatever its last holder wrote before it died.
    status: row.held ? (row.status as World['status']) : 'stopped',
    mind: row.mind as World['mind'],
    residents: Number(row.residents ?? 0),
    season: seasonOf(now),
    weather: weatherAt(row.seed, now),
    lag: row.lagMs / 1000,
    host: row.held ? row.leaseOwner : null,
    leaseMs: row.held ? Math.max(0, Number(row.leaseMs)) : 0,
    stateHash: row.stateHash,
    lastEffectNo: row.lastEffectNo,
    reason: row.statusReason,
    stuck: row.stuck === null ? [] : (JSON.parse(row.stuck) as StuckResidentReport[]),
  }
}

/** The public part of a world's state. */
export function toWorldView({
  id: _id,
  host: _host,
  leaseMs: _lease,
  stateHash: _hash,
  lastEffectNo: _no,
  reason: _reason,
  stuck: _stuck,
  ...world
}: WorldState): World {
  return world
}

/** The town's map, as the seed stored it for readers. */
export async function getTownMap(db: Db): Promise<TownMap> {
  const row = await db.selectFrom('worlds').select('map').where('worldKey', '=', WORLD_KEY).executeTakeFirst()
  if (!row) throw new DomainError('world_not_found')
  return row.map
}

/** The map as the API tells it: a digit a tile is a fifth of the numbers' bytes. */
export function toMapView({ width, height, ground, decorations = [] }: TownMap): TownMapView {
  const digits = ground.join('')
  const rows = Array.from({ length: height }, (_, y) => digits.slice(y * width, (y + 1) * width))
  return { width, height, kinds: [...GROUND_KINDS], rows, decorations: [...decorations] }
}

export function parseSpeed(text: string): Speed {
  return text === 'max' ? 'max' : Number(text)
}
