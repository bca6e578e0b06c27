import { sql } from 'kysely'
import type { AiFilter } from '../../contracts/primitives.ts'
import type { Db } from '../../database/connection.ts'
import type { TimeKey } from '../../database/keyset.ts'
import { notBlocked } from './graph.repo.ts'

/** Where each list of people stands: whose list it is, who is on it, and the key that has it newest first. */
const LISTS = {
  followers: ['follows', 'follows_newest_followers', 'followee_id', 'follower_id'],
  following: ['follows', 'follows_newest_followees', 'follower_id', 'followee_id'],
  likers: ['post_likes', 'post_likes_newest', 'post_id', 'user_id'],
  blocked: ['blocks', 'blocks_newest', 'blocker_id', 'blocked_id'],
  muted: ['mutes', 'mutes_newest', 'muter_id', 'muted_id'],
} as const

export type UserList = keyof typeof LISTS

export interface UserListQuery {
  list: UserList
  /** The user or the post whose list it is. */
  ofId: string
  viewerId: string | null
  ai: AiFilter
  before: TimeKey | undefined
  /** How many to read, newest first. */
  count: number
}

/** Live people of a list whom the viewer may see, but for the list of the blocked itself. */
export async function listUserKeys(db: Db, query: UserListQuery): Promise<TimeKey[]> {
  const { list, ofId, viewerId, ai, before, count } = query
  const [table, key, owner, person] = LISTS[list]
  const visible =
    viewerId === null || list === 'blocked' ? sql`` : sql`AND ${notBlocked(viewerId, `edge.${person}`)}`
  const [at, id] = [sql.ref('edge.created_at'), sql.ref(`edge.${person}`)]
  // The key is named: by stale statistics the server would start from `users` and sort.
  const { rows } = await sql<TimeKey>`
    SELECT STRAIGHT_JOIN ${id} AS id, ${at} AS at
    FROM ${sql.table(table)} AS edge FORCE INDEX (${sql.id(key)})
    JOIN users ON users.id = ${id} AND users.deleted_at IS NULL
    WHERE ${sql.ref(`edge.${owner}`)} = ${ofId}
      ${before ? sql`AND ${at} <= ${before.at} AND (${at} < ${before.at} OR ${id} < ${before.id})` : sql``}
      ${ai === 'all' ? sql`` : sql`AND users.is_ai = ${ai === 'only'}`}
      ${visible}
    ORDER BY ${at} DESC, ${id} DESC LIMIT ${count}`.execute(db)
  return rows
}
