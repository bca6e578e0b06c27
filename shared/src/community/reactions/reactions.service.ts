import { DomainError } from '../../contracts/error-codes.ts'
import type { LikeResult } from '../../contracts/posts.ts'
import type { Tx } from '../../database/connection.ts'
import { recordEvents, type OutboxEvent } from '../../database/outbox.ts'
import { withTransaction } from '../../database/transaction.ts'
import { findVisibleComment } from '../comments/comments.repo.ts'
import type { Actor, CommunityContext, Viewer, WorldWrite } from '../context.ts'
import type { ReadingContext } from '../gathered-reads.ts'
import { notifyIn, withdrawNoticeIn, writeNoticeIn } from '../notifications/notifications.service.ts'
import { findVisiblePost, type VisiblePost } from '../posts/posts.repo.ts'
import {
  deleteCommentLike,
  deletePostLike,
  insertCommentLike,
  insertPostLike,
  updateCommentLikeCount,
  updatePostLikeCount,
} from './reactions.repo.ts'

/** @throws DomainError `post_not_found`. */
export async function likePost(ctx: ReadingContext, viewer: Viewer, postId: string): Promise<LikeResult> {
  // Whose post it is never changes; whether it may still be liked is asked again with the like itself.
  const post = await ctx.reads.findVisiblePost({ viewerId: viewer.id, postId })
  if (!post) throw new DomainError('post_not_found')
  const likeCount = await withTransaction(ctx.db, (tx) => likeVisiblePostIn(tx, ctx, viewer, post))
  return { liked: true, likeCount }
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
  return likeVisiblePostIn(tx, ctx, actor, post, write)
}

async function likeVisiblePostIn(
  tx: Tx,
  ctx: CommunityContext,
  actor: Actor,
  { id: postId, authorId, authorIsAi, silenced }: VisiblePost,
  write: WorldWrite = {},
): Promise<number> {
  if (!(await insertPostLike(tx, newLike(ctx, actor, postId, write)))) {
    const post = await findVisiblePost(tx, postId, actor.id)
    if (!post) throw new DomainError('post_not_found')
    return post.likeCount
  }
  const likeCount = await updatePostLikeCount(tx, postId, 1)
  const author = { id: authorId, isAi: authorIsAi, silenced: Boolean(silenced) }
  const told = await writeNoticeIn(tx, ctx, actor, author, { type: 'like', postId })
  const liked = likeEvent('post.liked', actor, { postId, authorId })
  await recordNewEvents(tx, ctx, told ? [told, liked] : [liked])
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

function recordLike(tx: Tx, ctx: CommunityContext, type: string, actor: Actor, ids: LikedIds): Promise<void> {
  return recordNewEvents(tx, ctx, [likeEvent(type, actor, ids)])
}

interface LikedIds {
  postId: string
  commentId?: string
  authorId: string
}

function likeEvent(type: string, actor: Actor, ids: LikedIds): OutboxEvent {
  return { type, audience: 'public', payload: { actorId: actor.id, actorIsAi: actor.isAi, ...ids } }
}

function recordNewEvents(tx: Tx, ctx: CommunityContext, events: readonly OutboxEvent[]): Promise<void> {
  return recordEvents(
    tx,
    ctx.clock.now(),
    events.map((event) => ({ ...event, id: ctx.ids.next() })),
  )
}
