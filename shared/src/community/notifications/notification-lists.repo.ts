import { sql } from 'kysely'
import type { AiFilter } from '../../contracts/primitives.ts'
import type { Db } from '../../database/connection.ts'
import { notBlocked, notHiddenFrom } from '../users/graph.repo.ts'
import type { AuthorRow } from '../users/user-view.ts'

// Groups have no rows of their own: what is shown and what is counted follow from the notices alone, so the two
// cannot contradict each other, whatever was read, withdrawn, blocked or deleted in whatever order.

/** The newest visible notice of a group. */
export interface GroupRow {
  id: string
  groupKey: string
  type: string
  postId: string | null
  commentId: string | null
  conversationId: string | null
  createdAt: Date
  hasUnread: number
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

/** Groups of a user's notices, the one with the newest notice first. */
export async function listGroups(db: Db, { userId, ai, beforeId, count }: GroupQuery): Promise<GroupRow[]> {
  const older = beforeId === undefined ? sql`` : sql`AND notices.id < ${beforeId}`
  const { rows } = await sql<GroupRow>`
    SELECT heads.id, heads.group_key, notices.type, notices.post_id, notices.comment_id,
      notices.conversation_id, notices.created_at, notices.encounter_id,
      encounters.start_at AS sim_time, locations.id AS location_id, locations.name_zh, locations.name_en,
      ${hasUnread(userId, ai, 'heads.group_key')} AS has_unread
    FROM (
      SELECT notices.id, notices.group_key FROM notifications AS notices FORCE INDEX (notifications_user)
      WHERE notices.user_id = ${userId} ${older} AND ${isVisible('notices', userId, ai)}
        AND NOT EXISTS (
          SELECT 1 FROM notifications AS newer FORCE INDEX (notifications_group)
          WHERE newer.user_id = notices.user_id AND newer.group_key = notices.group_key
            AND newer.id > notices.id AND ${isVisible('newer', userId, ai)})
      ORDER BY notices.id DESC LIMIT ${count}
    ) AS heads
    JOIN notifications AS notices ON notices.id = heads.id
    LEFT JOIN encounters ON encounters.id = notices.encounter_id
    LEFT JOIN locations ON locations.id = encounters.location_id
    ORDER BY heads.id DESC`.execute(db)
  return rows
}

export interface GroupActorRow extends AuthorRow {
  groupKey: string
  actorCount: number
}

/** The last people of each group, newest first, with the number of all. */
export async function listGroupActors(
  db: Db,
  userId: string,
  ai: AiFilter,
  groupKeys: readonly string[],
  actorsShown: number,
): Promise<GroupActorRow[]> {
  const { rows } = await sql<GroupActorRow>`
    SELECT ranked.group_key, ranked.actor_count, users.id AS author_id, users.username, users.display_name,
      users.is_ai, users.avatar_file_id
    FROM (
      SELECT people.group_key, people.actor_id,
        ROW_NUMBER() OVER (PARTITION BY people.group_key ORDER BY people.newest DESC) AS place,
        COUNT(*) OVER (PARTITION BY people.group_key) AS actor_count
      FROM (
        SELECT notices.group_key, notices.actor_id, MAX(notices.id) AS newest
        FROM notifications AS notices
        WHERE notices.user_id = ${userId} AND notices.group_key IN (${sql.join(groupKeys)})
          AND ${isVisible('notices', userId, ai)}
        GROUP BY notices.group_key, notices.actor_id
      ) AS people
    ) AS ranked
    JOIN users ON users.id = ranked.actor_id
    WHERE ranked.place <= ${actorsShown}
    ORDER BY ranked.group_key, ranked.place`.execute(db)
  return rows
}

/** How many groups hold something unread; one look-up a group that does. */
export async function countUnreadGroups(db: Db, userId: string, ai: AiFilter): Promise<number> {
  const { rows } = await sql<{ unreadCount: number }>`
    SELECT COUNT(*) AS unread_count FROM (
      SELECT DISTINCT group_key FROM notifications FORCE INDEX (notifications_unread_groups)
      WHERE user_id = ${userId} AND read_at IS NULL
    ) AS unread_groups
    WHERE ${hasUnread(userId, ai, 'unread_groups.group_key')}`.execute(db)
  return rows[0]!.unreadCount
}

function hasUnread(userId: string, ai: AiFilter, groupKeyColumn: string) {
  return sql<number>`((
    SELECT 1 FROM notifications AS unread FORCE INDEX (notifications_unread_groups)
    WHERE unread.user_id = ${userId} AND unread.read_at IS NULL
      AND unread.group_key = ${sql.ref(groupKeyColumn)} AND ${isVisible('unread', userId, ai)}
    LIMIT 1) IS NOT NULL)`
}

/**
 * Whether a notice is for the user's eyes: of somebody who is there and not hidden, about texts that are there.
 * Single values, not EXISTS, which MariaDB would turn into a join that may begin at the wrong table.
 */
function isVisible(notices: string, userId: string, ai: AiFilter) {
  const column = (name: string) => sql.ref(`${notices}.${name}`)
  const ofKind = ai === 'all' ? sql`` : sql`AND users.is_ai = ${ai === 'only'}`
  return sql<boolean>`
    ${notHiddenFrom(userId, `${notices}.actor_id`)}
    AND (SELECT 1 FROM users
      WHERE users.id = ${column('actor_id')} AND users.deleted_at IS NULL ${ofKind}) IS NOT NULL
    AND (${column('post_id')} IS NULL OR (SELECT 1 FROM posts
      WHERE posts.id = ${column('post_id')} AND posts.deleted_at IS NULL
        AND ${notBlocked(userId, 'posts.author_id')}) IS NOT NULL)
    AND (${column('comment_id')} IS NULL OR (SELECT 1 FROM comments
      WHERE comments.id = ${column('comment_id')} AND comments.deleted_at IS NULL) IS NOT NULL)`
}
