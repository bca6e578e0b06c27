import { DomainError } from '../../contracts/error-codes.ts'
import type { LikeResult } from '../../contracts/posts.ts'
import type { Tx } from '../../database/connection.ts'
import { recordEvent } from '../../database/outbox.ts'
import { withTransaction } from '../../database/transaction.ts'
import { findCommentOwner } from '../comments/comments.repo.ts'
import type { Actor, CommunityContext, Viewer, WorldWrite } from '../context.ts'
import { notifyIn, withdrawNoticeIn } from '../notifications/notifications.service.ts'
import { findPostOwner } from '../posts/posts.repo.ts'
import { isBlockedBetween } from '../users/graph.repo.ts'
import {
  deleteCommentLike,
  deletePostLike,
  getCommentLikeCount,
  getPostLikeCount,
  insertCommentLike,
  insertPostLike,
  updateCommentLikeCount,
  updatePostLikeCount,
} from './reactions.repo.ts'

/** @throws DomainError `post_not_found`, `forbidden` when one of the two blocks the other. */
export function likePost(ctx: CommunityContext, viewer: Viewer, postId: string): Promise<LikeResult> {
  return withTransaction(ctx.db, async (tx) => {
    await likePostIn(tx, ctx, viewer, postId)
    return { liked: true, likeCount: await getPostLikeCount(tx, postId) }
  })
}

/** As `likePost`, in the caller's transaction; a second like changes nothing. */
export async function likePostIn(
  tx: Tx,
  ctx: CommunityContext,
  actor: Actor,
  postId: string,
  write: WorldWrite = {},
): Promise<void> {
  const post = await findPostOwner(tx, postId)
  if (!post) throw new DomainError('post_not_found')
  if (await isBlockedBetween(tx, actor.id, post.authorId)) throw new DomainError('forbidden')
  if (!(await insertPostLike(tx, newLike(ctx, actor, postId, write)))) return
  await updatePostLikeCount(tx, postId, 1)
  await notifyIn(tx, ctx, actor, { id: post.authorId, isAi: post.authorIsAi }, { type: 'like', postId })
  await recordLike(tx, ctx, 'post.liked', actor, { postId, authorId: post.authorId })
}

/** Taking back a like that is not there changes nothing. @throws DomainError `post_not_found`. */
export function unlikePost(ctx: CommunityContext, viewer: Viewer, postId: string): Promise<LikeResult> {
  return withTransaction(ctx.db, async (tx) => {
    const post = await findPostOwner(tx, postId)
    if (!post) throw new DomainError('post_not_found')
    if (await deletePostLike(tx, viewer.id, postId)) {
      await updatePostLikeCount(tx, postId, -1)
      await withdrawNoticeIn(tx, viewer, post.authorId, { type: 'like', postId })
      await recordLike(tx, ctx, 'post.unliked', viewer, { postId, authorId: post.authorId })
    }
    return { liked: false, likeCount: await getPostLikeCount(tx, postId) }
  })
}

/** @throws DomainError `comment_not_found`, `forbidden` when one of the two blocks the other. */
export function likeComment(ctx: CommunityContext, viewer: Viewer, commentId: string): Promise<LikeResult> {
  return withTransaction(ctx.db, async (tx) => {
    await likeCommentIn(tx, ctx, viewer, commentId)
    return { liked: true, likeCount: await getCommentLikeCount(tx, commentId) }
  })
}

/** As `likeComment`, in the caller's transaction; a second like changes nothing. */
export async function likeCommentIn(
  tx: Tx,
  ctx: CommunityContext,
  actor: Actor,
  commentId: string,
  write: WorldWrite = {},
): Promise<void> {
  const comment = await findCommentOwner(tx, commentId)
  if (!comment) throw new DomainError('comment_not_found')
  if (await isBlockedBetween(tx, actor.id, comment.authorId)) throw new DomainError('forbidden')
  if (!(await insertCommentLike(tx, newLike(ctx, actor, commentId, write)))) return
  const { postId, authorId } = comment
  await updateCommentLikeCount(tx, commentId, 1)
  const recipient = { id: authorId, isAi: comment.authorIsAi }
  await notifyIn(tx, ctx, actor, recipient, { type: 'like', postId, commentId })
  await recordLike(tx, ctx, 'comment.liked', actor, { commentId, postId, authorId })
}

/** Taking back a like that is not there changes nothing. @throws DomainError `comment_not_found`. */
export function unlikeComment(ctx: CommunityContext, viewer: Viewer, commentId: string): Promise<LikeResult> {
  return withTransaction(ctx.db, async (tx) => {
    const comment = await findCommentOwner(tx, commentId)
    if (!comment) throw new DomainError('comment_not_found')
    const { postId, authorId } = comment
    if (await deleteCommentLike(tx, viewer.id, commentId)) {
      await updateCommentLikeCount(tx, commentId, -1)
      await withdrawNoticeIn(tx, viewer, authorId, { type: 'like', postId, commentId })
      await recordLike(tx, ctx, 'comment.unliked', viewer, { commentId, postId, authorId })
    }
    return { liked: false, likeCount: await getCommentLikeCount(tx, commentId) }
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
