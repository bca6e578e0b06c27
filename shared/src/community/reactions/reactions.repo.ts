import { sql } from 'kysely'
import type { Tx } from '../../database/connection.ts'

export interface NewLike {
  userId: string
  objectId: string
  worldKey: string | null
  createdAt: Date
}

/** Whether the like is new; the primary key makes of a second one no row. */
export async function insertPostLike(tx: Tx, { objectId, ...like }: NewLike): Promise<boolean> {
  const result = await tx
    .insertInto('postLikes')
    .ignore()
    .values({ ...like, postId: objectId })
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Whether there was a like. */
export async function deletePostLike(tx: Tx, userId: string, postId: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('postLikes')
    .where('userId', '=', userId)
    .where('postId', '=', postId)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}

/** Returns the new count: `LAST_INSERT_ID(n)` has the update itself say it. */
export async function updatePostLikeCount(tx: Tx, postId: string, change: 1 | -1): Promise<number> {
  const { insertId } = await sql`
    UPDATE posts SET like_count = LAST_INSERT_ID(like_count + ${change}) WHERE id = ${postId}`.execute(tx)
  return Number(insertId ?? 0)
}

/**
 * As `insertPostLike`, with the row of the post locked first, as everywhere: its deletion, or that of the comment,
 * comes before the like or after all that the like does.
 */
export async function insertCommentLike(
  tx: Tx,
  { objectId, userId, worldKey, createdAt }: NewLike,
  postId: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    INSERT IGNORE INTO comment_likes (user_id, comment_id, world_key, created_at)
    SELECT ${userId}, ${objectId}, ${worldKey}, ${createdAt} FROM posts
    WHERE id = ${postId} AND deleted_at IS NULL LOCK IN SHARE MODE`.execute(tx)
  return numAffectedRows === 1n
}

export async function deleteCommentLike(tx: Tx, userId: string, commentId: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('commentLikes')
    .where('userId', '=', userId)
    .where('commentId', '=', commentId)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}

/** Returns the new count, as `updatePostLikeCount`. */
export async function updateCommentLikeCount(tx: Tx, commentId: string, change: 1 | -1): Promise<number> {
  const { insertId } = await sql`
    UPDATE comments SET like_count = LAST_INSERT_ID(like_count + ${change}) WHERE id = ${commentId}`.execute(
    tx,
  )
  return Number(insertId ?? 0)
}
