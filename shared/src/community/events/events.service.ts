import type { EventsSince, EventsSinceQuery, StreamEvent } from '../../contracts/events.ts'
import type { Db } from '../../database/connection.ts'
import { getLastSeq } from '../../database/outbox-publisher.ts'
import type { CommunityContext, Viewer } from '../context.ts'
import { findFirstSeq, findLastEvent, listEventsFor, listOpenSessionIds } from './events.repo.ts'
import { GatheredChanges } from './gathered-changes.ts'
import { loadHiddenPeople } from './hidden-people.ts'
import { isFor, MISSABLE_EVENTS, tellEvents, WORLD_EVENT, type ToldEvent } from './told-events.ts'

/** What a member missed after a number, as far as it was read. */
export interface MissedEvents {
  told: ToldEvent[]
  /** All up to here has been looked at. */
  seq: number
  hasMore: boolean
}

/**
 * What a member missed after `seq`, at most `limit` changes of it, or `reset` when not all that followed is kept
 * any more or there never was such a number.
 */
export async function readMissedEvents(
  db: Db,
  userId: string,
  seq: number,
  limit: number,
): Promise<MissedEvents | 'reset'> {
  const lastSeq = await getLastSeq(db)
  if (seq > lastSeq) return 'reset'
  const range = { after: seq, upTo: lastSeq }
  const rows = await listEventsFor(db, userId, range, MISSABLE_EVENTS, limit)
  const hasMore = rows.length === limit
  const world = hasMore ? undefined : await findLastEvent(db, WORLD_EVENT, range)
  // After the reading: what is deleted meanwhile leaves a gap that this sees.
  if (seq < lastSeq && seq + 1 < ((await findFirstSeq(db)) ?? Infinity)) return 'reset'
  const all = world ? [...rows, world].sort((a, b) => a.seq - b.seq) : rows
  const told = await tellEvents(db, all, (id) => id === userId)
  const hidden = (await loadHiddenPeople(db, [userId])).get(userId)!
  return {
    told: told.filter((event) => isFor(event, userId, hidden)),
    seq: hasMore ? rows.at(-1)!.seq : lastSeq,
    hasMore,
  }
}

/** What happened after `seq`, for a client that asks instead of listening. */
export async function listEventsSince(
  ctx: CommunityContext,
  viewer: Viewer,
  { seq, limit }: EventsSinceQuery,
): Promise<EventsSince> {
  const missed = await readMissedEvents(ctx.db, viewer.id, seq, limit)
  if (missed === 'reset') return { items: [], seq: await getLastSeq(ctx.db), hasMore: false, reset: true }
  return { items: inOrder(missed.told), seq: missed.seq, hasMore: missed.hasMore, reset: false }
}

/** Public changes gathered, but never past an event that has a place of its own. */
function inOrder(told: readonly ToldEvent[]): StreamEvent[] {
  const gathered = new GatheredChanges()
  const events = told.flatMap((event) => {
    if (event.told.kind === 'event') return [...gathered.take(), event.told.event]
    gathered.add(event)
    return []
  })
  return [...events, ...gathered.take()]
}

/** Those of the sessions that do not hold any more: ended, expired, or their member banned or gone. */
export async function listLostSessions(
  { db, clock }: Pick<CommunityContext, 'db' | 'clock'>,
  sessionIds: readonly string[],
): Promise<Set<string>> {
  if (sessionIds.length === 0) return new Set()
  const open = new Set(await listOpenSessionIds(db, sessionIds, clock.now()))
  return new Set(sessionIds.filter((id) => !open.has(id)))
}
