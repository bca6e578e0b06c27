import { sql } from 'kysely'
import type { Tx } from '../../database/connection.ts'
import { isGroupVisible, isNoticeVisible, mayBeShown, type NoticeOf } from './notice-visibility.ts'

// Whoever changes notices that are there locks the rows of their groups first, by key, in a statement of its own: a
// statement that waited for a lock would still count the rows of before. A new notice is counted after it is written.

export interface CountedNotice extends NoticeOf {
  id: string
  groupKey: string
  actorIsAi: boolean
}

/** Counts a new notice in its group; false when it may not be shown, and then nothing is counted. */
export async function addToGroup(tx: Tx, notice: CountedNotice): Promise<boolean> {
  const { id, userId, groupKey, actorIsAi, postId, ownerId } = notice
  const [people, residents] = actorIsAi ? [0, 1] : [1, 0]
  const { numAffectedRows = 0n } = await sql`
    INSERT INTO notification_groups (user_id, group_key, id, post_id, owner_id, people_count, resident_count,
      unread_people, unread_residents, people_last_id, resident_last_id)
    SELECT ${userId}, ${groupKey}, ${id}, ${postId}, ${ownerId}, ${people}, ${residents},
      ${people}, ${residents}, ${actorIsAi ? '0' : id}, ${actorIsAi ? id : '0'} FROM DUAL
    WHERE ${mayBeShown(notice)}
    ON DUPLICATE KEY UPDATE
      people_count = notification_groups.people_count + VALUES(people_count),
      resident_count = notification_groups.resident_count + VALUES(resident_count),
      unread_people = notification_groups.unread_people + VALUES(unread_people),
      unread_residents = notification_groups.unread_residents + VALUES(unread_residents),
      people_last_id = GREATEST(notification_groups.people_last_id, VALUES(people_last_id)),
      resident_last_id = GREATEST(notification_groups.resident_last_id, VALUES(resident_last_id))`.execute(tx)
  return numAffectedRows > 0n
}

/** A group of whom nothing is left but what is new. */
export interface FreshGroup {
  userId: string
  groupKey: string
  /** Of its residents' notices, all unread. */
  noticeIds: readonly [string, ...string[]]
}

/** Sets groups to what has just been written, where all that was there before has been deleted. */
export async function replaceResidentGroups(tx: Tx, groups: readonly FreshGroup[]): Promise<void> {
  const rows = groups.map(
    ({ userId, groupKey, noticeIds }) =>
      sql`(${userId}, ${groupKey}, ${noticeIds[0]}, ${noticeIds.length}, ${noticeIds.length}, ${noticeIds.at(-1)})`,
  )
  await sql`
    INSERT INTO notification_groups
      (user_id, group_key, id, resident_count, unread_residents, resident_last_id)
    VALUES ${sql.join(rows)}
    ON DUPLICATE KEY UPDATE
      people_count = 0, unread_people = 0, people_last_id = 0,
      resident_count = VALUES(resident_count), unread_residents = VALUES(unread_residents),
      resident_last_id = VALUES(resident_last_id)`.execute(tx)
}

/** Of one actor's notices in a group the newest stands for the actor. The caller has just counted that one. */
export async function demoteEarlier(
  tx: Tx,
  { id, userId, groupKey, actorId, actorIsAi }: CountedNotice,
): Promise<void> {
  const earlier = await sql`
    UPDATE notifications FORCE INDEX (notifications_notice) SET leads = FALSE
    WHERE user_id = ${userId} AND group_key = ${groupKey} AND actor_id = ${actorId} AND id <> ${id}
      AND leads`.execute(tx)
  if (!earlier.numAffectedRows) return
  const column = sql.ref(actorIsAi ? 'resident_count' : 'people_count')
  await sql`
    UPDATE notification_groups SET ${column} = ${column} - 1
    WHERE user_id = ${userId} AND group_key = ${groupKey}`.execute(tx)
}

export interface NoticeKey {
  userId: string
  groupKey: string
  actorId: string
}

interface LockedNotice {
  id: string
  actorIsAi: boolean | number
  visible: boolean | number
  readAt: Date | null
}

/** The notice, with its group locked before it; undefined when there is none. */
export async function lockNotice(
  tx: Tx,
  { userId, groupKey, actorId }: NoticeKey,
): Promise<LockedNotice | undefined> {
  const { rows } = await sql<LockedNotice>`
    SELECT STRAIGHT_JOIN notices.id, notices.actor_is_ai, notices.visible, notices.read_at
    FROM notification_groups AS groups_of
    JOIN notifications AS notices FORCE INDEX (notifications_notice)
      ON notices.user_id = groups_of.user_id AND notices.group_key = groups_of.group_key
    WHERE groups_of.user_id = ${userId} AND groups_of.group_key = ${groupKey} AND notices.actor_id = ${actorId}
    FOR UPDATE`.execute(tx)
  return rows[0]
}

/** Takes a notice of a locked group, the only one of its actor there, out of what is counted. */
export async function subtractFromGroup(
  tx: Tx,
  { userId, groupKey }: NoticeKey,
  notice: LockedNotice,
): Promise<void> {
  if (!notice.visible) return
  const [count, unread, lastId] = notice.actorIsAi
    ? (['resident_count', 'unread_residents', 'resident_last_id'] as const)
    : (['people_count', 'unread_people', 'people_last_id'] as const)
  // Of a group that is not shown at all nothing is counted.
  await sql`
    UPDATE notification_groups
    SET ${sql.ref(count)} = ${sql.ref(count)} - 1,
      ${sql.ref(unread)} = ${sql.ref(unread)} - ${notice.readAt === null ? 1 : 0},
      ${sql.ref(lastId)} = COALESCE((
        SELECT MAX(notices.id) FROM notifications AS notices FORCE INDEX (notifications_leads)
        WHERE notices.user_id = ${userId} AND notices.group_key = ${groupKey} AND notices.leads = TRUE
          AND notices.actor_is_ai = ${Boolean(notice.actorIsAi)}), 0)
    WHERE user_id = ${userId} AND group_key = ${groupKey} AND last_id > 0`.execute(tx)
}

/** In one order everywhere, and no row of another key, so that nobody waits in a circle. */
export async function lockGroups(tx: Tx, userId: string, groupKeys: readonly string[]): Promise<void> {
  await sql`
    SELECT group_key FROM notification_groups FORCE INDEX (PRIMARY)
    WHERE user_id = ${userId} AND group_key IN (${sql.join(groupKeys)})
    ORDER BY group_key FOR UPDATE`.execute(tx)
}

// One table an UPDATE: with READ COMMITTED its subqueries read without locks, and do not wait for notices whose writers
// wait for the group.

/** Counts anew what is unread in locked groups; reads no more than that. */
export async function recountUnread(tx: Tx, userId: string, groupKeys: readonly string[]): Promise<void> {
  await sql`
    UPDATE notification_groups AS groups_of FORCE INDEX (PRIMARY) SET ${unreadCounts()}
    WHERE user_id = ${userId} AND group_key IN (${sql.join(groupKeys)})`.execute(tx)
}

/** Counts locked groups anew from their notices: for what happens seldom, as it reads them all. */
export async function recountGroups(tx: Tx, userId: string, groupKeys: readonly string[]): Promise<void> {
  await sql`
    UPDATE notification_groups AS groups_of FORCE INDEX (PRIMARY)
    SET people_count = ${ofLeaders('COUNT(*)', false)}, resident_count = ${ofLeaders('COUNT(*)', true)},
      people_last_id = ${ofLeaders('COALESCE(MAX(leaders.id), 0)', false)},
      resident_last_id = ${ofLeaders('COALESCE(MAX(leaders.id), 0)', true)}, ${unreadCounts()}
    WHERE user_id = ${userId} AND group_key IN (${sql.join(groupKeys)})`.execute(tx)
}

/** Of those who stand for their actors. */
function ofLeaders(number: string, ofResidents: boolean) {
  return sql`IF(${isGroupVisible('groups_of')}, (
    SELECT ${sql.raw(number)} FROM notifications AS leaders FORCE INDEX (notifications_leads)
    WHERE leaders.user_id = groups_of.user_id AND leaders.group_key = groups_of.group_key
      AND leaders.leads = TRUE AND leaders.actor_is_ai = ${ofResidents}), 0)`
}

function unreadCounts() {
  const unread = (ofResidents: boolean) => sql`IF(${isGroupVisible('groups_of')}, (
    SELECT COUNT(*) FROM notifications AS unread FORCE INDEX (notifications_unread_groups)
    WHERE unread.user_id = groups_of.user_id AND unread.read_at IS NULL
      AND unread.group_key = groups_of.group_key AND unread.visible AND unread.actor_is_ai = ${ofResidents}), 0)`
  return sql`unread_people = ${unread(false)}, unread_residents = ${unread(true)}`
}

/** Looks anew which notices in locked groups are visible, and which stand for their actor. */
export async function refreshNotices(
  tx: Tx,
  userId: string,
  groupKeys: readonly string[],
  actorId?: string,
): Promise<void> {
  const chosen = (notices: string) => {
    const ofActor = actorId === undefined ? sql`` : sql`AND ${sql.ref(`${notices}.actor_id`)} = ${actorId}`
    return sql`${sql.ref(`${notices}.user_id`)} = ${userId}
      AND ${sql.ref(`${notices}.group_key`)} IN (${sql.join(groupKeys)}) ${ofActor}`
  }
  await sql`
    UPDATE notifications AS notices FORCE INDEX (notifications_notice) LEFT JOIN (
      SELECT MAX(candidates.id) AS id FROM notifications AS candidates FORCE INDEX (notifications_notice)
      WHERE ${chosen('candidates')} AND ${isNoticeVisible('candidates')}
      GROUP BY candidates.group_key, candidates.actor_id
    ) AS leaders ON leaders.id = notices.id
    SET notices.visible = ${isNoticeVisible('notices')}, notices.leads = leaders.id IS NOT NULL
    WHERE ${chosen('notices')}`.execute(tx)
}

export interface GroupKey {
  userId: string
  groupKey: string
}

/**
 * A user's groups with notices of `otherId`, or about what happened under their posts. With a lock on the notices:
 * one that is being written is waited for.
 */
export async function listGroupsWith(tx: Tx, userId: string, otherId: string): Promise<string[]> {
  const { rows: told } = await sql<GroupKey>`
    SELECT group_key FROM notifications FORCE INDEX (notifications_actor) WHERE actor_id = ${otherId} AND user_id = ${userId}
    LOCK IN SHARE MODE`.execute(tx)
  const { rows: owned } = await sql<GroupKey>`
    SELECT group_key FROM notification_groups WHERE user_id = ${userId} AND owner_id = ${otherId}`.execute(tx)
  return [...new Set([...told, ...owned].map(({ groupKey }) => groupKey))].toSorted()
}

/** Takes all groups about a post out of the lists. The caller holds the lock of the post. */
export async function hideGroupsOfPost(tx: Tx, postId: string): Promise<void> {
  await sql`
    UPDATE notification_groups
    SET people_count = 0, resident_count = 0, unread_people = 0, unread_residents = 0,
      people_last_id = 0, resident_last_id = 0
    WHERE post_id = ${postId}`.execute(tx)
}

/** Those of `groupKeys` about a post, whoever they tell. */
export async function listGroupsOfPost(
  tx: Tx,
  postId: string,
  groupKeys: readonly string[],
): Promise<GroupKey[]> {
  const { rows } = await sql<GroupKey>`
    SELECT user_id, group_key FROM notification_groups
    WHERE post_id = ${postId} AND group_key IN (${sql.join(groupKeys)}) ORDER BY user_id, group_key`.execute(
    tx,
  )
  return rows
}

/** Groups in which somebody stands, at most `limit` notices of them. */
export async function listGroupsOfActor(tx: Tx, actorId: string, limit: number): Promise<GroupKey[]> {
  const { rows } = await sql<GroupKey>`
    SELECT user_id, group_key FROM notifications WHERE actor_id = ${actorId}
    ORDER BY user_id LIMIT ${sql.lit(limit)}`.execute(tx)
  return rows
}

export async function deleteNoticesOf(
  tx: Tx,
  actorId: string,
  userId: string,
  groupKeys: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('notifications')
    .where('userId', '=', userId)
    .where('groupKey', 'in', groupKeys)
    .where('actorId', '=', actorId)
    .execute()
}
