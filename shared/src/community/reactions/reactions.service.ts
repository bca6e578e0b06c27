import { DomainError } from '../../contracts/error-codes.ts'
import type { LikeResult } from '../../contracts/posts.ts'
import type { Tx } from '../../database/connection.ts'
import { recordEvent } from '../../database/outbox.ts'
import { withTransaction } from '../../database/transaction.ts'
import { findVisibleComment } from '../comments/comments.repo.ts'
import type { Actor, CommunityContext, Viewer, WorldWrite } from '../context.ts'
import { notifyIn, withdrawNoticeIn } from '../notifications/notifications.service.ts'
import { findVisiblePost } from '../posts/posts.repo.ts'
import {
  deleteCommentLike,
  deletePostLike,
  insertCommentLike,
  insertPostLike,
  updateCommentLikeCount,
  updatePostLikeCount,
} from './reactions.repo.ts'

/** @throws DomainError `post_not_found`. */
export function likePost(ctx: CommunityContext, viewer: Viewer, postId: string): Promise<LikeResult> {
  return withTransaction(ctx.db, async (tx) => ({
    liked: true,
    likeCount: await likePostIn(tx, ctx, viewer, postId),
  }))
}

/** As `likePost`, in the caller's transaction; a second like changes nothing. Returns how many like it now. */
export async function likePostIn(
  tx: Tx,
  ctx: CommunityContext,
  actor: Actor,
  postId: string,
  write: WorldWrite = {},
): Promise<number> {
  const post = await findVisiblePost(tx, postId, actor.id)
  if (!post) throw new DomainError('post_not_found')
  if (!(await insertPostLike(tx, newLike(ctx, actor, postId, write)))) return post.likeCount
  const likeCount = await updatePostLikeCount(tx, postId, 1)
  const { authorId, authorIsAi, silenced } = post
  const author = { id: authorId, isAi: authorIsAi, silenced: Boolean(silenced) }
  await notifyIn(tx, ctx, actor, author, { type: 'like', postId })
  await recordLike(tx, ctx, 'post.liked', actor, { postId, authorId })
  return likeCount
}

/** Taking back a like that is not there changes nothing. @throws DomainError `post_not_found`. */
export function unlikePost(ctx: CommunityContext, viewer: Viewer, postId: string): Promise<LikeResult> {
  return withTransaction(ctx.db, async (tx) => {
    const post = await findVisiblePost(tx, postId, viewer.id)
    if (!post) throw new DomainError('post_not_found')
    const { authorId, likeCount } = post
    if (!(await deletePostLike(tx, viewer.id, postId))) return { liked: false, likeCount }
    const countNow = await updatePostLikeCount(tx, postId, -1)
    await withdrawNoticeIn(tx, ctx, viewer, authorId, { type: 'like', postId })
    await recordLike(tx, ctx, 'post.unliked', viewer, { postId, authorId })
    return { liked: false, likeCount: countNow }
  })
}

/** @throws DomainError `comment_not_found`. */
export function likeComment(ctx: CommunityContext, viewer: Viewer, commentId: string): Promise<LikeResult> {
  return withTransaction(ctx.db, async (tx) => ({
    liked: true,
    likeCount: await likeCommentIn(tx, ctx, viewer, commentId),
  }))
}

/** As `likeComment`, in the caller's transaction; a second like changes nothing. Returns how many like it now. */
export async function likeCommentIn(
  tx: Tx,
  ctx: CommunityContext,
  actor: Actor,
  commentId: string,
  write: WorldWrite = {},
): Promise<number> {
  const comment = await findVisibleComment(tx, commentId, actor.id)
  if (!comment) throw new DomainError('comment_not_found')
  const { postId, postAuthorId, authorId } = comment
  if (!(await insertCommentLike(tx, newLike(ctx, actor, commentId, write), postId))) return comment.likeCount
  const likeCount = await updateCommentLikeCount(tx, commentId, 1)
  const author = { id: authorId, isAi: comment.authorIsAi }
  await notifyIn(tx, ctx, actor, author, { type: 'like', postId, commentId, ownerId: postAuthorId })
  await recordLike(tx, ctx, 'comment.liked', actor, { commentId, postId, authorId })
  return likeCount
}

/** Taking back a like that is not there changes nothing. @throws DomainError `comment_not_found`. */
export function unlikeComment(ctx: CommunityContext, viewer: Viewer, commentId: string): Promise<LikeResult> {
  return withTransaction(ctx.db, async (tx) => {
    const comment = await findVisibleComment(tx, commentId, viewer.id)
    if (!comment) throw new DomainError('comment_not_found')
    const { postId, authorId, likeCount } = comment
    if (!(await deleteCommentLike(tx, viewer.id, commentId))) return { liked: false, likeCount }
    const countNow = await updateCommentLikeCount(tx, commentId, -1)
    await withdrawNoticeIn(tx, ctx, viewer, authorId, { type: 'like', postId, commentId })
    await recordLike(tx, ctx, 'comment.unliked', viewer, { commentId, postId, authorId })
    return { liked: false, likeCount: countNow }
  })
}

function newLike(ctx: CommunityContext, actor: Actor, objectId: string, write: WorldWrite) {
  const createdAt = write.createdAt ?? ctx.clock.now()
  return { userId: actor.id, objectId, worldKey: write.worldKey ?? null, createdAt }
}

function recordLike(
  tx: Tx,
  ctx: CommunityContext,
  type: string,
  actor: Actor,
  ids: { postId: string; commentId?: string; authorId: string },
) {
  return recordEvent(tx, ctx.ids.next(), ctx.clock.now(), {
    type,
    audience: 'public',
    payload: { actorId: actor.id, actorIsAi: actor.isAi, ...ids },
  })
}
