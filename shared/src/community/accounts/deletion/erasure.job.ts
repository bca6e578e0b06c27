import type { Tx } from '../../../database/connection.ts'
import { recordEvent } from '../../../database/outbox.ts'
import { withTransaction } from '../../../database/transaction.ts'
import { updateCommentCount, updateCommentDeleted, updateReplyCount } from '../../comments/comments.repo.ts'
import type { CommunityContext } from '../../context.ts'
import type { JobHandler, JobOutcome } from '../../jobs/jobs.service.ts'
import {
  eraseNoticesOfIn,
  hideCommentNoticesIn,
  hidePostNoticesIn,
} from '../../notifications/notification-groups.service.ts'
import { recordPost } from '../../posts/post-events.ts'
import { updatePostDeleted } from '../../posts/posts.repo.ts'
import { deletePostTags } from '../../posts/tags.repo.ts'
import {
  deleteCommentLike,
  deletePostLike,
  updateCommentLikeCount,
  updatePostLikeCount,
} from '../../reactions/reactions.repo.ts'
import { unindexPostIn } from '../../search/post-index.ts'
import { endFollowIn } from '../../users/follows.service.ts'
import { updatePostCount } from '../../users/users.repo.ts'
import {
  blankReports,
  blankTexts,
  deletePlainRows,
  deleteSessionsOf,
  listFollows,
  listCommentLikes,
  listLiveComments,
  listLivePosts,
  listPostLikes,
} from './erasure.repo.ts'

export const ERASURE_JOB = 'erase_account'
/** Small enough that nobody waits behind a batch. */
const BATCH = 100
const SLICE_MS = 20_000

/** Does at most `BATCH` of its rows in the caller's transaction; returns how many it found. */
type Stage = (tx: Tx, ctx: CommunityContext, userId: string) => Promise<number>

/** In this order: what others see goes first. */
const STAGES: readonly Stage[] = [
  (tx, _ctx, userId) => eraseNoticesOfIn(tx, userId, BATCH),
  erasePosts,
  eraseComments,
  withdrawPostLikes,
  withdrawCommentLikes,
  endFollows,
  (tx, _ctx, userId) => blankTexts(tx, 'posts', userId, BATCH),
  (tx, _ctx, userId) => blankTexts(tx, 'comments', userId, BATCH),
  // Once more: what was under way when the account was deleted has been told by now.
  (tx, _ctx, userId) => eraseNoticesOfIn(tx, userId, BATCH),
  (tx, _ctx, userId) => deletePlainRows(tx, userId, BATCH),
  (tx, _ctx, userId) => deleteSessionsOf(tx, userId, BATCH),
  async (tx, _ctx, userId) => {
    await blankReports(tx, userId)
    return 0
  },
]

/**
 * Erases what a deleted account has left, a batch a transaction; killed anywhere it goes on where it was.
 *
 * @param eraseInTown blanks the member's words in the town; runs once the community is done with them.
 */
export function eraseAccountJob(
  ctx: CommunityContext,
  eraseInTown: (userId: string) => Promise<JobOutcome>,
): JobHandler {
  return {
    kind: ERASURE_JOB,
    async run(payload) {
      const { userId } = payload as { userId: string }
      const until = performance.now() + SLICE_MS
      for (const stage of STAGES)
        while ((await withTransaction(ctx.db, (tx) => stage(tx, ctx, userId))) > 0)
          if (performance.now() > until) return { againAfterMs: 0 }
      return eraseInTown(userId)
    },
  }
}

async function erasePosts(tx: Tx, ctx: CommunityContext, userId: string): Promise<number> {
  const posts = await listLivePosts(tx, userId, BATCH)
  for (const { id } of posts) {
    if (!(await updatePostDeleted(tx, id, ctx.clock.now()))) continue
    await updatePostCount(tx, userId, -1)
    await deletePostTags(tx, id)
    await unindexPostIn(tx, id)
    await hidePostNoticesIn(tx, id)
    await recordPost(tx, ctx, 'post.deleted', { id: userId, isAi: false }, { postId: id, authorId: userId })
  }
  return posts.length
}

async function eraseComments(tx: Tx, ctx: CommunityContext, userId: string): Promise<number> {
  const comments = await listLiveComments(tx, userId, BATCH)
  for (const { id, postId, parentId } of comments) {
    // The post's row first, as when a comment is made: the other order would meet it half-way.
    await updateCommentCount(tx, postId, -1)
    if (!(await updateCommentDeleted(tx, id, ctx.clock.now()))) {
      await updateCommentCount(tx, postId, 1)
      continue
    }
    if (parentId !== null) await updateReplyCount(tx, parentId, -1)
    await hideCommentNoticesIn(tx, { id, postId, authorId: userId })
    await record(tx, ctx, 'comment.deleted', userId, { commentId: id, postId, parentId, authorId: userId })
  }
  return comments.length
}

async function withdrawPostLikes(tx: Tx, ctx: CommunityContext, userId: string): Promise<number> {
  const likes = await listPostLikes(tx, userId, BATCH)
  for (const { postId, authorId } of likes) {
    if (!(await deletePostLike(tx, userId, postId))) continue
    await updatePostLikeCount(tx, postId, -1)
    await record(tx, ctx, 'post.unliked', userId, { postId, authorId })
  }
  return likes.length
}

async function withdrawCommentLikes(tx: Tx, ctx: CommunityContext, userId: string): Promise<number> {
  const likes = await listCommentLikes(tx, userId, BATCH)
  for (const { commentId, postId, authorId } of likes) {
    if (!(await deleteCommentLike(tx, userId, commentId))) continue
    await updateCommentLikeCount(tx, commentId, -1)
    await record(tx, ctx, 'comment.unliked', userId, { commentId, postId, authorId })
  }
  return likes.length
}

async function endFollows(tx: Tx, ctx: CommunityContext, userId: string): Promise<number> {
  const follows = await listFollows(tx, userId, BATCH)
  for (const { followerId, followeeId, followerIsAi } of follows)
    await endFollowIn(tx, ctx, { id: followerId, isAi: followerIsAi }, followeeId)
  return follows.length
}

function record(
  tx: Tx,
  ctx: CommunityContext,
  type: string,
  actorId: string,
  ids: Record<string, string | null>,
): Promise<void> {
  return recordEvent(tx, ctx.ids.next(), ctx.clock.now(), {
    type,
    audience: 'public',
    payload: { actorId, actorIsAi: false, ...ids },
  })
}
