import { recordAuditIn } from '../community/moderation/audit.service.ts'
import { writeOnce, type OnceKey } from '../community/writes/write-once.ts'
import { DomainError } from '../contracts/error-codes.ts'
import type { Page } from '../contracts/primitives.ts'
import type { InjectEvent, TownEvent } from '../contracts/world.ts'
import type { Db } from '../database/connection.ts'
import { byKey } from '../database/forced-key.ts'
import { ABOVE_ALL_IDS } from '../database/ids.ts'
import { decodeCursor, encodeCursor, toPage } from '../database/keyset.ts'
import { recordEvent } from '../database/outbox.ts'
import { listResidentAuthors } from './authors.ts'
import { SIM_HOUR_MS, SIM_MINUTE_MS } from '../world/sim-time.ts'
import type { TownContext } from './commands.ts'
import { listLocationRefs, requireLocation } from './locations.ts'
import { getWorld } from './world.ts'

/** Begins the key of an injected event; from the console no account stands behind one. */
const OF_OPERATORS = 'operator:'
/** What the contract lets an operator ask for; the town's own are shorter. */
const LONGEST_EVENT_MS = 12 * SIM_HOUR_MS
const COLUMNS = [
  'id',
  'worldId',
  'worldKey',
  'kind',
  'locationId',
  'startAt',
  'endAt',
  'hostId',
  'descriptionZh',
  'descriptionEn',
  'importance',
  'injectedById',
  'inputNo',
] as const

type EventRow = Awaited<ReturnType<typeof selectEvents>>[number]

/**
 * Makes something happen in the town: the simulation takes it in as a recorded input, and who hears of it talks
 * about it. Until then it is listed as not heard.
 *
 * @throws DomainError `world_not_found`, `location_not_found`, `idempotency_key_reused`.
 */
export async function injectEvent(
  ctx: TownContext,
  operatorId: string | null,
  draft: InjectEvent,
  key?: OnceKey,
): Promise<TownEvent> {
  const world = await getWorld(ctx.db)
  const { text, locationId, importance, gathering } = draft
  if (gathering && locationId === null) throw new DomainError('location_not_found')
  const startAt = world.simTime + (gathering?.startsInMinutes ?? 0) * SIM_MINUTE_MS
  return writeOnce(ctx, key, async (tx) => {
    if (locationId !== null) await requireLocation(tx, world.id, locationId)
    const id = ctx.ids.next()
    await tx
      .insertInto('events')
      .values({
        id,
        worldId: world.id,
        worldKey: `${OF_OPERATORS}${id}`,
        kind: gathering?.kind ?? 'news',
        locationId,
        startAt,
        endAt: startAt + (gathering?.minutes ?? 0) * SIM_MINUTE_MS,
        hostId: null,
        invited: '[]',
        descriptionZh: withoutFullStop(text.zh),
        descriptionEn: withoutFullStop(text.en),
        importance,
        injectedById: operatorId,
      })
      .execute()
    await recordEvent(tx, ctx.ids.next(), ctx.clock.now(), {
      type: 'world.event_injected',
      audience: 'internal',
      payload: { actorId: operatorId, actorIsAi: false, eventId: id },
    })
    const [event] = await fillEvents(tx, await selectEvents(tx, [id]))
    await recordAuditIn(tx, ctx, {
      actorId: operatorId,
      action: 'event.injected',
      targetType: 'event',
      targetId: id,
      detail: { zh: text.zh, en: text.en, locationId, importance },
    })
    return event!
  })
}

/** What happens in the town beyond meetings and posts: all, newest first, or what is still to come, soonest first. */
export async function listTownEvents(
  db: Db,
  { when = 'all', ...page }: { when?: 'all' | 'ahead'; limit: number; cursor?: string },
): Promise<Page<TownEvent>> {
  const world = await getWorld(db)
  const kept = when === 'all' ? await listNewest(db, world.id, page) : await listAhead(db, world, page)
  const events = new Map(
    (await fillEvents(db, await selectEvents(db, kept.items))).map((one) => [one.id, one]),
  )
  return { items: kept.items.flatMap((id) => events.get(id) ?? []), nextCursor: kept.nextCursor }
}

/** @throws DomainError `event_not_found`. */
export async function getTownEvent(db: Db, id: string): Promise<TownEvent> {
  const world = await getWorld(db)
  const rows = (await selectEvents(db, [id])).filter((row) => row.worldId === world.id)
  const [event] = await fillEvents(db, rows)
  if (!event) throw new DomainError('event_not_found')
  return event
}

async function listNewest(
  db: Db,
  worldId: string,
  page: { limit: number; cursor?: string },
): Promise<Page<string>> {
  const ids = await db
    .selectFrom('events')
    .select('id')
    .where('worldId', '=', worldId)
    .where('id', '<', page.cursor ? decodeCursor(page.cursor, 1)[0]! : ABOVE_ALL_IDS)
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()
  return toPage(
    ids,
    page.limit,
    (row) => encodeCursor(row.id),
    (row) => row.id,
  )
}

/** By the time they begin; what began longer ago than the longest event lasts needs no look. */
async function listAhead(
  db: Db,
  world: { id: string; simTime: number },
  page: { limit: number; cursor?: string },
): Promise<Page<string>> {
  const [startAt, id] = page.cursor
    ? decodeCursor(page.cursor, 2)
    : [String(Math.max(0, world.simTime - LONGEST_EVENT_MS)), '0']
  const rows = await db
    .selectFrom(byKey('events', 'events_start'))
    .select(['id', 'startAt'])
    .where('worldId', '=', world.id)
    .where('startAt', '>=', Number(startAt))
    .where((eb) => eb.or([eb('startAt', '>', Number(startAt)), eb('id', '>', id!)]))
    .where('endAt', '>', world.simTime)
    .orderBy('startAt')
    .orderBy('id')
    .limit(page.limit + 1)
    .execute()
  return toPage(
    rows,
    page.limit,
    (row) => encodeCursor(row.startAt, row.id),
    (row) => row.id,
  )
}

async function selectEvents(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db.selectFrom('events').select(COLUMNS).where('id', 'in', ids).orderBy('id', 'desc').execute()
}

async function fillEvents(db: Db, rows: readonly EventRow[]): Promise<TownEvent[]> {
  const places = await listLocationRefs(
    db,
    rows.map((row) => row.locationId),
  )
  const hosts = await listResidentAuthors(
    db,
    rows.flatMap((row) => row.hostId ?? []),
  )
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    text: { zh: row.descriptionZh, en: row.descriptionEn },
    importance: row.importance,
    location: (row.locationId && places.get(row.locationId)) || null,
    startAt: row.startAt,
    endAt: row.endAt,
    host: (row.hostId && hosts.get(row.hostId)) || null,
    injected: isInjected(row),
    heard: !isInjected(row) || row.inputNo !== null,
  }))
}

function isInjected({ worldKey }: EventRow): boolean {
  return worldKey.startsWith(OF_OPERATORS)
}

/** Residents build it into sentences of their own. */
function withoutFullStop(text: string): string {
  return text.replace(/[.。！!]+$/u, '') || text
}
