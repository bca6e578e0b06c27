import { sql } from 'kysely'
import type { Db } from '../../database/connection.ts'
import type { PublishedEvent } from '../../database/outbox.ts'

/** Published events after `seq` up to `upTo` that one member may be told of, of the given types, oldest first. */
export async function listEventsFor(
  db: Db,
  userId: string,
  range: { after: number; upTo: number },
  types: readonly string[],
  limit: number,
): Promise<PublishedEvent[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['seq', 'type', 'audience', 'payload', 'createdAt'])
    .where('seq', '>', range.after)
    .where('seq', '<=', range.upTo)
    .where('type', 'in', types)
    .where((eb) =>
      eb.or([
        eb('audience', 'in', ['public', `user:${userId}`]),
        eb('audience', 'like', `user:${userId},%`),
        eb('audience', 'like', `user:%,${userId}`),
      ]),
    )
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, seq: row.seq!, payload: row.payload as Record<string, unknown> }))
}

/** The last event of a type in a range, for which those before it do not matter. */
export async function findLastEvent(
  db: Db,
  type: string,
  range: { after: number; upTo: number },
): Promise<PublishedEvent | undefined> {
  const row = await db
    .selectFrom('outbox')
    .select(['seq', 'type', 'audience', 'payload', 'createdAt'])
    .where('seq', '>', range.after)
    .where('seq', '<=', range.upTo)
    .where('type', '=', type)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, seq: row.seq!, payload: row.payload as Record<string, unknown> }
}

/** The number of the oldest event that is kept. */
export async function findFirstSeq(db: Db): Promise<number | undefined> {
  const row = await db
    .selectFrom('outbox')
    .select('seq')
    .where('seq', 'is not', null)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  return row?.seq ?? undefined
}

export type PostState = Awaited<ReturnType<typeof listPostStates>>[number]

/** How posts stand now, deleted ones too. */
export function listPostStates(db: Db, postIds: readonly string[]) {
  return db
    .selectFrom('posts')
    .select(['id', 'authorId', 'aiGenerated', 'version', 'likeCount', 'commentCount', 'deletedAt'])
    .where('id', 'in', postIds)
    .execute()
}

/** Notices with who caused them; withdrawn ones are gone. */
export function listNotices(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('notifications')
    .innerJoin('users', 'users.id', 'notifications.actorId')
    .select([
      'notifications.id',
      'notifications.type',
      'notifications.postId',
      'notifications.commentId',
      'notifications.conversationId',
      'notifications.encounterId',
      'notifications.createdAt',
      'notifications.actorId as authorId',
      'users.username',
      'users.displayName',
      'users.isAi',
      'users.avatarFileId',
    ])
    .where('notifications.id', 'in', ids)
    .where('users.deletedAt', 'is', null)
    .execute()
}

export interface HiddenRow {
  userId: string
  otherId: string
  /** Muted, not blocked: only what comes unasked is kept out. */
  isMute: number
}

/** Whom each of the users does not see: blocks either way, and the user's own mutes. */
export async function listHidden(db: Db, userIds: readonly string[]): Promise<HiddenRow[]> {
  const ids = sql.join(userIds)
  const { rows } = await sql<HiddenRow>`
    SELECT blocker_id AS user_id, blocked_id AS other_id, 0 AS is_mute FROM blocks WHERE blocker_id IN (${ids})
    UNION ALL SELECT blocked_id, blocker_id, 0 FROM blocks WHERE blocked_id IN (${ids})
    UNION ALL SELECT muter_id, muted_id, 1 FROM mutes WHERE muter_id IN (${ids})`.execute(db)
  return rows
}

/** Those of the sessions that still hold. */
export async function listOpenSessionIds(
  db: Db,
  sessionIds: readonly string[],
  now: Date,
): Promise<string[]> {
  const rows = await db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.userId')
    .select('sessions.id')
    .where('sessions.id', 'in', sessionIds)
    .where('sessions.revokedAt', 'is', null)
    .where('sessions.expiresAt', '>', now)
    .where('users.suspendedAt', 'is', null)
    .where('users.deletedAt', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}
