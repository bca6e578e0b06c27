import type { Digest, Happening } from '../contracts/world.ts'
import type { Author } from '../contracts/users.ts'
import { notHiddenFrom } from '../community/users/graph.repo.ts'
import type { Db } from '../database/connection.ts'
import { SIM_DAY_MS } from '../world/sim-time.ts'
import type { BilingualText } from '../world/vocabulary.ts'
import { listResidentAuthors } from './authors.ts'
import { listLocationRefs } from './locations.ts'
import { getWorld } from './world.ts'

/** Of each kind no more is looked through, however long one was away. */
const MOST_OF_A_KIND = 200
const LINES_OF_A_KIND = 8
const LATEST_AT_A_PLACE = 10
const QUOTED_CODE_POINTS = 60

/** A line before its names are filled in. `weight` says how much it was talked about. */
interface Draft {
  kind: Happening['kind']
  id: string
  simTime: number
  locationId: string | null
  peopleIds: string[]
  weight: number
  /** The words of a post or an event; a meeting is told by who met where. */
  words: BilingualText | null
}

/** What one missed since `since`, a day ago by default: what was most talked about, each line with its source. */
export async function getDigest(db: Db, viewerId: string | null, since?: number): Promise<Digest> {
  const { id: worldId, simTime: until } = await getWorld(db)
  const from = Math.min(since ?? Math.max(0, until - SIM_DAY_MS), until)
  const posts = await listPostsSince(db, viewerId, from)
  const encounters = await withPeople(db, await selectEncounters(db, worldId, from))
  // Announced events lie ahead: they have not happened yet.
  const events = (await selectEvents(db, worldId, from))
    .filter((row) => row.startAt <= until)
    .map(toEventDraft)
  const lines = [posts, encounters, events].flatMap((drafts) =>
    drafts.toSorted((a, b) => b.weight - a.weight || b.simTime - a.simTime).slice(0, LINES_OF_A_KIND),
  )
  return {
    since: from,
    until,
    lines: await fill(
      db,
      lines.toSorted((a, b) => a.simTime - b.simTime),
    ),
    counts: { posts: posts.length, encounters: encounters.length, events: events.length },
  }
}

/** The latest meetings and events at a place, newest first. */
export async function listHappeningsAt(db: Db, locationId: string): Promise<Happening[]> {
  const encounters = await db
    .selectFrom('encounters')
    .select(['id', 'startAt', 'locationId'])
    .where('locationId', '=', locationId)
    .orderBy('id', 'desc')
    .limit(LATEST_AT_A_PLACE)
    .execute()
  const events = await db
    .selectFrom('events')
    .select(EVENT_COLUMNS)
    .where('locationId', '=', locationId)
    .orderBy('id', 'desc')
    .limit(LATEST_AT_A_PLACE)
    .execute()
  const drafts = [...(await withPeople(db, encounters)), ...events.map(toEventDraft)]
  return fill(db, drafts.toSorted((a, b) => b.simTime - a.simTime).slice(0, LATEST_AT_A_PLACE))
}

const EVENT_COLUMNS = [
  'id',
  'startAt',
  'locationId',
  'hostId',
  'descriptionZh',
  'descriptionEn',
  'importance',
] as const

async function listPostsSince(db: Db, viewerId: string | null, since: number): Promise<Draft[]> {
  let query = db
    .selectFrom('posts')
    .select(['id', 'simTime', 'authorId', 'content', 'locationId', 'likeCount', 'commentCount'])
    .where('simTime', '>', since)
    .where('deletedAt', 'is', null)
  if (viewerId !== null) query = query.where(notHiddenFrom(viewerId, 'posts.author_id'))
  const rows = await query.orderBy('simTime', 'desc').orderBy('id', 'desc').limit(MOST_OF_A_KIND).execute()
  return rows.map((row) => ({
    kind: 'post',
    id: row.id,
    simTime: row.simTime!,
    locationId: row.locationId,
    peopleIds: [row.authorId],
    weight: row.likeCount + 2 * row.commentCount,
    words: { zh: quote(row.content), en: quote(row.content) },
  }))
}

function selectEncounters(db: Db, worldId: string, since: number) {
  return newestSince(
    db
      .selectFrom('encounters')
      .select(['id', 'startAt', 'locationId'])
      .where('worldId', '=', worldId)
      .orderBy('id', 'desc')
      .limit(MOST_OF_A_KIND)
      .execute(),
    since,
  )
}

function selectEvents(db: Db, worldId: string, since: number) {
  return newestSince(
    db
      .selectFrom('events')
      .select(EVENT_COLUMNS)
      .where('worldId', '=', worldId)
      .orderBy('id', 'desc')
      .limit(MOST_OF_A_KIND)
      .execute(),
    since,
  )
}

/** Rows are written in the order of the town's time, so the newest by id hold all that is later than `since`. */
async function newestSince<Row extends { startAt: number }>(
  rows: Promise<Row[]>,
  since: number,
): Promise<Row[]> {
  return (await rows).filter((row) => row.startAt > since)
}

function toEventDraft(row: Awaited<ReturnType<typeof selectEvents>>[number]): Draft {
  return {
    kind: 'event',
    id: row.id,
    simTime: row.startAt,
    locationId: row.locationId,
    peopleIds: row.hostId === null ? [] : [row.hostId],
    weight: row.importance,
    words: { zh: row.descriptionZh, en: row.descriptionEn },
  }
}

/** Meetings with who took part; the more there were, the more it is worth telling. */
async function withPeople(
  db: Db,
  rows: readonly { id: string; startAt: number; locationId: string | null }[],
): Promise<Draft[]> {
  if (rows.length === 0) return []
  const participants = await db
    .selectFrom('encounterParticipants')
    .select(['encounterId', 'residentId'])
    .where(
      'encounterId',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('residentId')
    .execute()
  const byEncounter = Map.groupBy(participants, (row) => row.encounterId)
  return rows.map((row) => {
    const peopleIds = (byEncounter.get(row.id) ?? []).map((one) => one.residentId)
    const { id, startAt: simTime, locationId } = row
    return { kind: 'encounter', id, simTime, locationId, peopleIds, weight: peopleIds.length, words: null }
  })
}

async function fill(db: Db, drafts: readonly Draft[]): Promise<Happening[]> {
  const authors = await listResidentAuthors(
    db,
    drafts.flatMap((draft) => draft.peopleIds),
  )
  const places = await listLocationRefs(
    db,
    drafts.map((draft) => draft.locationId),
  )
  return drafts.map((draft) => {
    const people = draft.peopleIds.flatMap((id) => authors.get(id) ?? [])
    const location = (draft.locationId && places.get(draft.locationId)) || null
    return {
      kind: draft.kind,
      id: draft.id,
      simTime: draft.simTime,
      text: wordsOf(draft, people, location?.name),
      location,
      people,
    }
  })
}

function wordsOf({ kind, words }: Draft, people: readonly Author[], place?: BilingualText): BilingualText {
  if (kind === 'event') return words!
  const names = people.map((one) => one.displayName)
  if (kind === 'post')
    return {
      zh: `${names.join('、')}发帖：「${words!.zh}」`,
      en: `${names.join(', ')} posted: “${words!.en}”`,
    }
  return {
    zh: `${names.join('、')}在${place?.zh ?? '镇上'}碰面聊天`,
    en: `${new Intl.ListFormat('en').format(names)} met and talked ${place ? `at ${place.en}` : 'in town'}`,
  }
}

function quote(content: string): string {
  const codePoints = [...content.replaceAll(/\s+/g, ' ')]
  if (codePoints.length <= QUOTED_CODE_POINTS) return codePoints.join('')
  return `${codePoints.slice(0, QUOTED_CODE_POINTS).join('')}…`
}
