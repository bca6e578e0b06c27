import { sql } from 'kysely'
import type { Db, Tx } from '../../database/connection.ts'

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

export async function updatePostLikeCount(tx: Tx, postId: string, change: 1 | -1): Promise<void> {
  await tx
    .updateTable('posts')
    .set({ likeCount: sql`like_count + ${change}` })
    .where('id', '=', postId)
    .execute()
}

export async function getPostLikeCount(db: Db, postId: string): Promise<number> {
  const row = await db
    .selectFrom('posts')
    .select('likeCount')
    .where('id', '=', postId)
    .executeTakeFirstOrThrow()
  return row.likeCount
}

export async function insertCommentLike(tx: Tx, { objectId, ...like }: NewLike): Promise<boolean> {
  const result = await tx
    .insertInto('commentLikes')
    .ignore()
    .values({ ...like, commentId: objectId })
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function deleteCommentLike(tx: Tx, userId: string, commentId: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('commentLikes')
    .where('userId', '=', userId)
    .where('commentId', '=', commentId)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}

export async function updateCommentLikeCount(tx: Tx, commentId: string, change: 1 | -1): Promise<void> {
  await tx
    .updateTable('comments')
    .set({ likeCount: sql`like_count + ${change}` })
    .where('id', '=', commentId)
    .execute()
}

export async function getCommentLikeCount(db: Db, commentId: string): Promise<number> {
  const row = await db
    .selectFrom('comments')
    .select('likeCount')
    .where('id', '=', commentId)
    .executeTakeFirstOrThrow()
  return row.likeCount
}
