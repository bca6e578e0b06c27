import { sql } from 'kysely'
import type { Tx } from '../../../database/connection.ts'

export function listLivePosts(tx: Tx, authorId: string, limit: number) {
  return tx
    .selectFrom('posts')
    .select(['id'])
    .where('authorId', '=', authorId)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()
}

export function listLiveComments(tx: Tx, authorId: string, limit: number) {
  return tx
    .selectFrom('comments')
    .select(['id', 'postId', 'parentId'])
    .where('authorId', '=', authorId)
    .where('deletedAt', 'is', null)
    .orderBy('postId')
    .limit(limit)
    .execute()
}

/** Empties the words of texts that are deleted already; returns of how many. */
export async function blankTexts(
  tx: Tx,
  table: 'posts' | 'comments',
  authorId: string,
  limit: number,
): Promise<number> {
  const result = await tx
    .updateTable(table)
    .set({ content: '' })
    .where('authorId', '=', authorId)
    .where('content', '<>', '')
    .limit(limit)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

export function listPostLikes(tx: Tx, userId: string, limit: number) {
  return tx
    .selectFrom('postLikes')
    .innerJoin('posts', 'posts.id', 'postId')
    .select(['postId', 'posts.authorId'])
    .where('userId', '=', userId)
    .orderBy('postId')
    .limit(limit)
    .execute()
}

export function listCommentLikes(tx: Tx, userId: string, limit: number) {
  return tx
    .selectFrom('commentLikes')
    .innerJoin('comments', 'comments.id', 'commentId')
    .select(['commentId', 'comments.postId', 'comments.authorId'])
    .where('userId', '=', userId)
    .orderBy('commentId')
    .limit(limit)
    .execute()
}

/** Follows in either direction. */
export function listFollows(tx: Tx, userId: string, limit: number) {
  return tx
    .selectFrom('follows')
    .innerJoin('users', 'users.id', 'followerId')
    .select(['followerId', 'followeeId', 'users.isAi as followerIsAi'])
    .where((eb) => eb.or([eb('followerId', '=', userId), eb('followeeId', '=', userId)]))
    .limit(limit)
    .execute()
}

/** Rows that say something about the member and count nowhere, by table and column as the database names them. */
const PLAIN_ROWS = [
  ['bookmarks', 'user_id'],
  ['blocks', 'blocker_id'],
  ['blocks', 'blocked_id'],
  ['mutes', 'muter_id'],
  ['mutes', 'muted_id'],
  ['mentions', 'user_id'],
  ['notifications', 'user_id'],
  ['notification_groups', 'user_id'],
  ['idempotency_keys', 'member_id'],
  ['recovery_codes', 'user_id'],
  ['password_resets', 'user_id'],
] as const

/** Deletes at most `limit` rows of one such table; 0 when nothing is left in any. */
export async function deletePlainRows(tx: Tx, userId: string, limit: number): Promise<number> {
  for (const [table, column] of PLAIN_ROWS) {
    const { numAffectedRows } = await sql`
      DELETE FROM ${sql.table(table)} WHERE ${sql.ref(column)} = ${userId} LIMIT ${sql.lit(limit)}`.execute(
      tx,
    )
    if (numAffectedRows) return Number(numAffectedRows)
  }
  return 0
}

/** Deletes at most `limit` sessions with their refresh tokens; returns how many. */
export async function deleteSessionsOf(tx: Tx, userId: string, limit: number): Promise<number> {
  const sessions = await tx
    .selectFrom('sessions')
    .select('id')
    .where('userId', '=', userId)
    .limit(limit)
    .forUpdate()
    .execute()
  const ids = sessions.map((session) => session.id)
  if (ids.length === 0) return 0
  await tx.deleteFrom('refreshTokens').where('sessionId', 'in', ids).execute()
  await tx.deleteFrom('sessions').where('id', 'in', ids).execute()
  return ids.length
}

/** What the member wrote into reports, and what reports quote of them. */
export async function blankReports(tx: Tx, userId: string): Promise<void> {
  await tx.updateTable('reports').set({ detail: '' }).where('reporterId', '=', userId).execute()
  await tx.updateTable('reports').set({ excerpt: '' }).where('targetOwnerId', '=', userId).execute()
}

/** The row stays, so that threads and conversations keep their shape, and tells of nobody. */
export async function blankAccount(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx
    .updateTable('users')
    .set({
      username: `deleted_${userId}`,
      displayName: '',
      bio: '',
      passwordHash: null,
      emailCipher: null,
      emailHash: null,
      totpCipher: null,
      totpConfirmedAt: null,
      totpLastStep: null,
      avatarFileId: null,
      role: 'member',
      updatedAt: now,
      deletedAt: now,
      version: sql`version + 1`,
    })
    .where('id', '=', userId)
    .execute()
}
