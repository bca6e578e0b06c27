import { sql } from 'kysely'
import type { AiFilter } from '../../contracts/primitives.ts'
import type { Db } from '../../database/connection.ts'
import type { AuthorRow } from '../users/user-view.ts'

/** The newest visible notice of a group. */
export interface GroupRow {
  id: string
  groupKey: string
  type: string
  postId: string | null
  commentId: string | null
  conversationId: string | null
  createdAt: Date
  peopleCount: number
  residentCount: number
  unreadPeople: number
  unreadResidents: number
  encounterId: string | null
  simTime: number | null
  locationId: string | null
  nameZh: string | null
  nameEn: string | null
}

export interface GroupQuery {
  userId: string
  ai: AiFilter
  beforeId: string | undefined
  count: number
}

/** Groups of a user's notices, the one with the newest notice first: one range of a key, and the head of each. */
export async function listGroups(db: Db, { userId, ai, beforeId, count }: GroupQuery): Promise<GroupRow[]> {
  const { key, lastId } = ORDERS[ai]
  const newest = sql.ref(`listed.${lastId}`)
  const older = beforeId === undefined ? sql`` : sql`AND ${newest} < ${beforeId}`
  const { rows } = await sql<GroupRow>`
    SELECT STRAIGHT_JOIN notices.id, listed.group_key, notices.type, notices.post_id, notices.comment_id,
      notices.conversation_id, notices.created_at, notices.encounter_id,
      listed.people_count, listed.resident_count, listed.unread_people, listed.unread_residents,
      encounters.start_at AS sim_time, locations.id AS location_id, locations.name_zh, locations.name_en
    FROM notification_groups AS listed FORCE INDEX (${sql.id(key)})
    JOIN notifications AS notices ON notices.id = ${newest}
    LEFT JOIN encounters FORCE INDEX (PRIMARY) ON encounters.id = notices.encounter_id
    LEFT JOIN locations FORCE INDEX (PRIMARY) ON locations.id = encounters.location_id
    WHERE listed.user_id = ${userId} AND ${newest} > 0 ${older}
    ORDER BY ${newest} DESC LIMIT ${count}`.execute(db)
  return rows
}

/** By which key the groups of each kind of actor are listed. */
const ORDERS = {
  all: { key: 'notification_groups_newest', lastId: 'last_id' },
  exclude: { key: 'notification_groups_people', lastId: 'people_last_id' },
  only: { key: 'notification_groups_residents', lastId: 'resident_last_id' },
} as const satisfies Record<AiFilter, object>

export interface GroupActorRow extends AuthorRow {
  groupKey: string
  noticeId: string
}

/** The last people and the last residents of groups, newest first: a short range of a key for each of these. */
export async function listGroupActors(
  db: Db,
  userId: string,
  wanted: readonly { groupKey: string; isAi: boolean }[],
  actorsShown: number,
): Promise<GroupActorRow[]> {
  const ranges = wanted.map(
    ({ groupKey, isAi }) => sql`(
      SELECT group_key, actor_id, id FROM notifications FORCE INDEX (notifications_leads)
      WHERE user_id = ${userId} AND group_key = ${groupKey} AND leads = TRUE AND actor_is_ai = ${isAi}
      ORDER BY id DESC LIMIT ${sql.lit(actorsShown)})`,
  )
  const { rows } = await sql<GroupActorRow>`
    SELECT STRAIGHT_JOIN heads.group_key, heads.id AS notice_id, users.id AS author_id, users.username,
      users.display_name, users.is_ai, users.avatar_file_id
    FROM (${sql.join(ranges, sql` UNION ALL `)}) AS heads
    JOIN users ON users.id = heads.actor_id
    WHERE users.deleted_at IS NULL
    ORDER BY heads.id DESC`.execute(db)
  return rows
}

/** How many groups hold something unread; reads no others. */
export async function countUnreadGroups(db: Db, userId: string, ai: AiFilter): Promise<number> {
  const { rows } = await sql<{ unreadCount: number }>`
    SELECT COUNT(*) AS unread_count FROM notification_groups FORCE INDEX (notification_groups_unread)
    WHERE user_id = ${userId} AND is_unread = TRUE ${UNREAD_OF[ai]}`.execute(db)
  return rows[0]!.unreadCount
}

const UNREAD_OF = {
  all: sql``,
  exclude: sql`AND unread_people > 0`,
  only: sql`AND unread_residents > 0`,
} as const satisfies Record<AiFilter, object>
