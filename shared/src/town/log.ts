import type { Db } from '../database/connection.ts'
import { byKey } from '../database/forced-key.ts'
import { compareIds } from '../database/ids.ts'
import type { BilingualText, ResidentLanguage } from '../world/vocabulary.ts'
import { getWorld } from './world.ts'

const QUOTED_CODE_POINTS = 120

export interface TownLogLine {
  simTime: number
  kind: 'action' | 'post' | 'encounter'
  /** The core's key, as `why` takes it. */
  key: string
  /** Database id, by which the API knows it. */
  id: string
  /** Username of the resident; of a meeting the first speaker's. */
  resident: string
  displayName: string
  /** Kind of the action. */
  action: string | null
  text: string
}

export interface TownLogQuery {
  limit: number
  /** Username; everybody without it. */
  resident?: string | undefined
  /** Lines of one kind alone. */
  kind?: TownLogLine['kind'] | undefined
}

/** The latest that residents did, wrote and talked about, oldest first, each in the resident's own language. */
export async function listTownLog(db: Db, query: TownLogQuery): Promise<TownLogLine[]> {
  const world = await getWorld(db)
  const residentId = query.resident === undefined ? undefined : await findUserId(db, query.resident)
  if (query.resident !== undefined && residentId === undefined) return []
  const wants = (kind: TownLogLine['kind']) => query.kind === undefined || query.kind === kind
  const scope = { worldId: world.id, residentId, limit: query.limit }
  const lines = [
    ...(wants('action') ? await listActions(db, scope) : []),
    ...(wants('post') ? await listPosts(db, scope) : []),
    ...(wants('encounter') ? await listTalks(db, scope) : []),
  ]
  return lines.toSorted((a, b) => a.simTime - b.simTime || compareIds(a.id, b.id)).slice(-query.limit)
}

interface Scope {
  worldId: string
  residentId: string | undefined
  limit: number
}

async function findUserId(db: Db, username: string): Promise<string | undefined> {
  const row = await db.selectFrom('users').select('id').where('username', '=', username).executeTakeFirst()
  return row?.id
}

async function listActions(db: Db, { worldId, residentId, limit }: Scope): Promise<TownLogLine[]> {
  const key = residentId === undefined ? 'PRIMARY' : 'action_logs_resident'
  let query = db
    .selectFrom(byKey('actionLogs', key))
    .innerJoin('users', 'users.id', 'actionLogs.residentId')
    .innerJoin('residents', 'residents.userId', 'actionLogs.residentId')
    .select(['actionLogs.id', 'actionLogs.worldKey', 'action', 'startAt', 'textZh', 'textEn', 'language'])
    .select(['username', 'displayName'])
    .where('actionLogs.worldId', '=', worldId)
  if (residentId !== undefined) query = query.where('residentId', '=', residentId)
  const rows = await query.orderBy('actionLogs.id', 'desc').limit(limit).execute()
  return rows.map((row) => ({
    simTime: row.startAt,
    kind: 'action',
    key: row.worldKey,
    id: row.id,
    resident: row.username,
    displayName: row.displayName,
    action: row.action,
    text: inLanguage({ zh: row.textZh, en: row.textEn }, row.language),
  }))
}

async function listPosts(db: Db, { worldId, residentId, limit }: Scope): Promise<TownLogLine[]> {
  let query = db
    .selectFrom('posts')
    .innerJoin('users', 'users.id', 'authorId')
    .innerJoin('residents', 'residents.userId', 'authorId')
    .select(['posts.id', 'posts.worldKey', 'posts.simTime', 'content', 'username', 'displayName'])
    .where('residents.worldId', '=', worldId)
    .where('posts.worldKey', 'is not', null)
    .where('posts.deletedAt', 'is', null)
  if (residentId !== undefined) query = query.where('authorId', '=', residentId)
  const rows = await query.orderBy('posts.id', 'desc').limit(limit).execute()
  return rows.map((row) => ({
    simTime: row.simTime ?? 0,
    kind: 'post',
    key: row.worldKey!,
    id: row.id,
    resident: row.username,
    displayName: row.displayName,
    action: null,
    text: quote(row.content),
  }))
}

/** Meetings by what was said first. */
async function listTalks(db: Db, { worldId, residentId, limit }: Scope): Promise<TownLogLine[]> {
  let query = db
    .selectFrom('encounters')
    .innerJoin('encounterTurns', (join) =>
      join.onRef('encounterId', '=', 'encounters.id').on('encounterTurns.turnNo', '=', 0),
    )
    .innerJoin('users', 'users.id', 'speakerId')
    .select(['encounters.id', 'encounters.worldKey', 'startAt', 'encounterTurns.content'])
    .select(['username', 'displayName'])
    .where('encounters.worldId', '=', worldId)
  if (residentId !== undefined) query = query.where('speakerId', '=', residentId)
  const rows = await query.orderBy('encounters.id', 'desc').limit(limit).execute()
  return rows.map((row) => ({
    simTime: row.startAt,
    kind: 'encounter',
    key: row.worldKey,
    id: row.id,
    resident: row.username,
    displayName: row.displayName,
    action: null,
    text: quote(row.content),
  }))
}

function inLanguage(text: BilingualText, language: string): string {
  return text[language as ResidentLanguage]
}

function quote(content: string): string {
  const codePoints = [...content.replaceAll(/\s+/g, ' ')]
  if (codePoints.length <= QUOTED_CODE_POINTS) return codePoints.join('')
  return `${codePoints.slice(0, QUOTED_CODE_POINTS).join('')}…`
}
