import type { Comment, CreateComment } from '../../contracts/comments.ts'
import { DomainError } from '../../contracts/error-codes.ts'
import type { ReportReason } from '../../contracts/moderation.ts'
import type { AiFilter, Page } from '../../contracts/primitives.ts'
import type { Db, Tx } from '../../database/connection.ts'
import { decodeCursor, encodeCursor, toPage } from '../../database/keyset.ts'
import { recordEvent } from '../../database/outbox.ts'
import { withTransaction } from '../../database/transaction.ts'
import type { Actor, CommunityContext, Viewer, WorldWrite } from '../context.ts'
import { noteRemovalIn } from '../moderation/removal.service.ts'
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
  type ThreadQuery,
} from './comments.repo.ts'

export interface CommentDraft extends WorldWrite {
  content: string
  /** A reply to a reply joins the second level. */
  parentId?: string | undefined
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
  ctx: CommunityContext,
  viewer: Viewer | null,
  postId: string,
  query: CommentsQuery,
): Promise<Page<Comment>> {
  await requirePost(ctx, viewer, postId)
  const rows = await listTopComments(ctx.db, postId, threadQuery(viewer, query))
  return fillPage(ctx.db, viewer, query, rows)
}

/** Replies under a first-level comment, oldest first. @throws DomainError `comment_not_found`. */
export async function listCommentReplies(
  ctx: CommunityContext,
  viewer: Viewer | null,
  commentId: string,
  query: CommentsQuery,
): Promise<Page<Comment>> {
  if (!(await isThreadVisible(ctx.db, commentId, viewer?.id ?? null))) throw new DomainError('comment_not_found')
  const rows = await listReplies(ctx.db, commentId, threadQuery(viewer, query))
  return fillPage(ctx.db, viewer, query, rows)
}

function threadQuery(viewer: Viewer | null, query: CommentsQuery): ThreadQuery {
  const afterSeq = query.cursor === undefined ? 0 : Number(decodeCursor(query.cursor, 1)[0])
  const ai = query.ai ?? viewer?.feedAi ?? 'all'
  return { viewerId: viewer?.id ?? null, ai, afterSeq, count: query.limit + 1 }
}

async function fillPage(
  db: Db,
  viewer: Viewer | null,
  query: PageQuery,
  rows: readonly { id: string; seq: number }[],
): Promise<Page<Comment>> {
  const page = toPage(
    rows,
    query.limit,
    (row) => encodeCursor(row.seq),
    (row) => row.id,
  )
  return { items: await fillComments(db, page.items, viewer?.id ?? null), nextCursor: page.nextCursor }
}

export async function fillComments(db: Db, ids: readonly string[], viewerId: string | null): Promise<Comment[]> {
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
