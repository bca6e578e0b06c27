import type { Comment, CreateComment } from '../../contracts/comments.ts'
import { DomainError } from '../../contracts/error-codes.ts'
import type { ReportReason } from '../../contracts/moderation.ts'
import type { AiFilter, Page } from '../../contracts/primitives.ts'
import type { Db, Tx } from '../../database/connection.ts'
import { decodeCursor, encodeCursor } from '../../database/keyset.ts'
import { recordEvent } from '../../database/outbox.ts'
import type { Provenance } from '../../database/tables/posts.table.ts'
import { withTransaction } from '../../database/transaction.ts'
import type { Actor, CommunityContext, Viewer, WorldWrite } from '../context.ts'
import type { ReadingContext } from '../gathered-reads.ts'
import { noteRemovalIn } from '../moderation/removal.service.ts'
import { hideCommentNoticesIn } from '../notifications/notification-groups.service.ts'
import { notifyIn } from '../notifications/notifications.service.ts'
import { recordMentionsIn } from '../posts/mentions.service.ts'
import { findVisiblePost } from '../posts/posts.repo.ts'
import type { PageQuery } from '../posts/posts.service.ts'
import { writeOnce, type OnceKey } from '../writes/write-once.ts'
import { toComment } from './comment-view.ts'
import {
  findCommentIdByWorldKey,
  findCommentOwner,
  findVisibleComment,
  insertComment,
  isThreadVisible,
  listAnsweredAuthors,
  listCommentRows,
  listReplies,
  listTopComments,
  takeCommentSeq,
  updateCommentCount,
  updateCommentDeleted,
  updateReplyCount,
  type CommentOwner,
  type ThreadKey,
  type ThreadQuery,
} from './comments.repo.ts'

/** How often a page is refilled, where much of the thread is hidden from the viewer. */
const LOOKS_A_PAGE = 3

export interface CommentDraft extends WorldWrite {
  content: string
  /** A reply to a reply joins the second level. */
  parentId?: string | undefined
  /** What a resident's comment grew from. */
  provenance?: Provenance
}

export interface CommentsQuery extends PageQuery {
  ai?: AiFilter | undefined
}

/** @throws DomainError `post_not_found`, `comment_not_found`, `idempotency_key_reused`. */
export function createComment(
  ctx: CommunityContext,
  viewer: Viewer,
  postId: string,
  draft: CreateComment,
  key?: OnceKey,
): Promise<Comment> {
  return writeOnce(ctx, key, async (tx) => {
    const id = await createCommentIn(tx, ctx, viewer, postId, draft)
    const [comment] = await fillComments(tx, [id], viewer.id)
    return comment!
  })
}

/** As `createComment`, in the caller's transaction; returns the id of the comment. */
export async function createCommentIn(
  tx: Tx,
  ctx: CommunityContext,
  author: Actor,
  postId: string,
  draft: CommentDraft,
): Promise<string> {
  const { worldKey } = draft
  const known = worldKey === undefined ? undefined : await findCommentIdByWorldKey(tx, worldKey)
  if (known !== undefined) return known
  const post = await findVisiblePost(tx, postId, author.id)
  if (!post) throw new DomainError('post_not_found')
  const answered =
    draft.parentId === undefined ? undefined : await getAnswered(tx, author, postId, draft.parentId)
  const parentId = answered ? (answered.parentId ?? draft.parentId!) : null
  const replyToId = answered?.parentId ? draft.parentId! : null
  const seq = await takeCommentSeq(tx, postId)
  if (seq === undefined) throw new DomainError('post_not_found')
  const id = ctx.ids.next()
  await insertComment(tx, {
    id,
    postId,
    seq,
    parentId,
    replyToId,
    authorId: author.id,
    content: draft.content,
    worldKey: worldKey ?? null,
    simTime: draft.simTime ?? null,
    provenance: draft.provenance ?? null,
    aiGenerated: draft.aiGenerated ?? author.isAi,
    createdAt: draft.createdAt ?? ctx.clock.now(),
  })
  if (parentId !== null) await updateReplyCount(tx, parentId, 1)
  const told = await tellOwners(tx, ctx, author, { postId, commentId: id }, post, answered)
  const text = { content: draft.content, postId, commentId: id, ownerId: post.authorId }
  await recordMentionsIn(tx, ctx, author, text, told)
  await recordComment(tx, ctx, 'comment.created', author, {
    commentId: id,
    postId,
    parentId,
    replyToId,
    authorId: author.id,
    postAuthorId: post.authorId,
    answeredAuthorId: answered?.authorId ?? null,
  })
  return id
}

async function getAnswered(tx: Tx, author: Actor, postId: string, commentId: string): Promise<CommentOwner> {
  const answered = await findVisibleComment(tx, commentId, author.id)
  if (!answered || answered.postId !== postId) throw new DomainError('comment_not_found')
  return answered
}

/** Tells the post's author and the answered one, once if they are the same; returns who need no mention. */
async function tellOwners(
  tx: Tx,
  ctx: CommunityContext,
  author: Actor,
  place: { postId: string; commentId: string },
  post: { authorId: string; authorIsAi: boolean },
  answered: CommentOwner | undefined,
): Promise<string[]> {
  if (answered) {
    const recipient = { id: answered.authorId, isAi: answered.authorIsAi }
    await notifyIn(tx, ctx, author, recipient, { type: 'reply', ownerId: post.authorId, ...place })
  }
  if (post.authorId !== answered?.authorId) {
    const recipient = { id: post.authorId, isAi: post.authorIsAi }
    await notifyIn(tx, ctx, author, recipient, { type: 'comment', ...place })
  }
  return answered ? [post.authorId, answered.authorId] : [post.authorId]
}

/** The author and moderators delete. @throws DomainError `comment_not_found`, `forbidden`. */
export async function deleteComment(
  ctx: CommunityContext,
  viewer: Viewer,
  commentId: string,
  reason: ReportReason = 'other',
): Promise<void> {
  await withTransaction(ctx.db, async (tx) => {
    // Who moderates sees what is to be moderated, whoever blocks whom.
    const comment =
      viewer.role === 'member'
        ? await findVisibleComment(tx, commentId, viewer.id)
        : await findCommentOwner(tx, commentId)
    if (!comment) throw new DomainError('comment_not_found')
    if (comment.authorId !== viewer.id && viewer.role === 'member') throw new DomainError('forbidden')
    // The post's row first, as when a comment is made: the other order would meet it half-way.
    await updateCommentCount(tx, comment.postId, -1)
    if (!(await updateCommentDeleted(tx, commentId, ctx.clock.now())))
      throw new DomainError('comment_not_found')
    if (comment.parentId !== null) await updateReplyCount(tx, comment.parentId, -1)
    await hideCommentNoticesIn(tx, { id: commentId, ...comment })
    await recordComment(tx, ctx, 'comment.deleted', viewer, {
      commentId,
      postId: comment.postId,
      parentId: comment.parentId,
      authorId: comment.authorId,
    })
    await noteRemovalIn(tx, ctx, viewer, { kind: 'comment', id: commentId, ...comment }, reason)
  })
}

/** Refuses whoever may not see the post. @throws DomainError `post_not_found`. */
export async function requirePost(
  ctx: CommunityContext,
  viewer: Viewer | null,
  postId: string,
): Promise<void> {
  if (!(await findVisiblePost(ctx.db, postId, viewer?.id ?? null))) throw new DomainError('post_not_found')
}

/** First-level comments of a post, oldest first. @throws DomainError `post_not_found`. */
export async function listComments(
  ctx: ReadingContext,
  viewer: Viewer | null,
  postId: string,
  query: CommentsQuery,
): Promise<Page<Comment>> {
  if (!(await ctx.reads.findVisiblePost({ viewerId: viewer?.id ?? null, postId })))
    throw new DomainError('post_not_found')
  return readPage(ctx.db, viewer, query, (thread) => listTopComments(ctx.db, postId, thread))
}

/** Replies under a first-level comment, oldest first. @throws DomainError `comment_not_found`. */
export async function listCommentReplies(
  ctx: CommunityContext,
  viewer: Viewer | null,
  commentId: string,
  query: CommentsQuery,
): Promise<Page<Comment>> {
  if (!(await isThreadVisible(ctx.db, commentId, viewer?.id ?? null)))
    throw new DomainError('comment_not_found')
  return readPage(ctx.db, viewer, query, (thread) => listReplies(ctx.db, commentId, thread))
}

type ReadThread = (query: ThreadQuery) => Promise<ThreadKey[]>

/**
 * A page of a thread. What is hidden from the viewer is read and left out, so that a long run of it costs no more
 * than another page; a page may stay short, and its cursor goes on from the last comment looked at.
 */
async function readPage(
  db: Db,
  viewer: Viewer | null,
  { limit, ai, cursor }: CommentsQuery,
  read: ReadThread,
): Promise<Page<Comment>> {
  const viewerId = viewer?.id ?? null
  const visible: string[] = []
  let afterSeq = cursor === undefined ? 0 : Number(decodeCursor(cursor, 1)[0])
  let isEnd = false
  const count = limit + 1
  for (let look = 0; look < LOOKS_A_PAGE && visible.length < limit && !isEnd; look++) {
    const keys = await read({ viewerId, ai: ai ?? viewer?.feedAi ?? 'all', afterSeq, count })
    for (const { id, seq, hidden } of keys) {
      if (visible.length === limit) break
      if (!hidden) visible.push(id)
      afterSeq = seq
    }
    isEnd = keys.length < count && afterSeq === (keys.at(-1)?.seq ?? afterSeq)
  }
  const items = await fillComments(db, visible, viewerId)
  return { items, nextCursor: isEnd ? null : encodeCursor(afterSeq) }
}

export async function fillComments(
  db: Db,
  ids: readonly string[],
  viewerId: string | null,
): Promise<Comment[]> {
  if (ids.length === 0) return []
  const rows = new Map((await listCommentRows(db, ids, viewerId)).map((row) => [row.id, row]))
  const answeredIds = [...rows.values()].flatMap(({ replyToId }) => replyToId ?? [])
  const authors = answeredIds.length > 0 ? await listAnsweredAuthors(db, answeredIds, viewerId) : []
  const answered = new Map(authors.map((author) => [author.commentId, author]))
  return ids.flatMap((id) => {
    const row = rows.get(id)
    return row ? [toComment(row, answered.get(row.replyToId ?? ''), viewerId !== null)] : []
  })
}

function recordComment(
  tx: Tx,
  ctx: CommunityContext,
  type: string,
  actor: Actor,
  ids: Record<string, string | null>,
) {
  return recordEvent(tx, ctx.ids.next(), ctx.clock.now(), {
    type,
    audience: 'public',
    payload: { actorId: actor.id, actorIsAi: actor.isAi, ...ids },
  })
}
