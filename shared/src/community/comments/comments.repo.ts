import { CompiledQuery, sql } from 'kysely'
import type { AiFilter } from '../../contracts/primitives.ts'
import type { Db, Tx } from '../../database/connection.ts'
import type { Provenance } from '../../database/tables/posts.table.ts'
import { notBlocked } from '../users/graph.repo.ts'
import type { AuthorRow } from '../users/user-view.ts'

export interface NewComment {
  id: string
  postId: string
  seq: number
  parentId: string | null
  replyToId: string | null
  authorId: string
  content: string
  worldKey: string | null
  simTime: number | null
  provenance: Provenance | null
  aiGenerated: boolean
  createdAt: Date
}

/** What rules about a comment need to know of it and its post. */
export type CommentOwner = NonNullable<Awaited<ReturnType<typeof findCommentOwner>>>

export async function insertComment(tx: Tx, comment: NewComment): Promise<void> {
  await tx
    .insertInto('comments')
    .values({
      ...comment,
      provenance: comment.provenance ? JSON.stringify(comment.provenance) : null,
      deletedAt: null,
    })
    .execute()
}

export async function findCommentIdByWorldKey(tx: Tx, worldKey: string): Promise<string | undefined> {
  const row = await tx.selectFrom('comments').select('id').where('worldKey', '=', worldKey).executeTakeFirst()
  return row?.id
}

/** A comment that is still there, under a post that is. */
export function findCommentOwner(db: Db, commentId: string) {
  return commentOwners(db, commentId).executeTakeFirst()
}

/** As `findCommentOwner`, where the viewer and the authors of comment, thread and post see each other. */
export function findVisibleComment(db: Db, commentId: string, viewerId: string) {
  return commentOwners(db, commentId)
    .leftJoin('comments as parents', 'parents.id', 'comments.parentId')
    .where('users.deletedAt', 'is', null)
    .where(notBlocked(viewerId, 'comments.author_id'))
    .where(notBlocked(viewerId, 'parents.author_id'))
    .where(notBlocked(viewerId, 'posts.author_id'))
    .executeTakeFirst()
}

function commentOwners(db: Db, commentId: string) {
  return db
    .selectFrom('comments')
    .innerJoin('posts', 'posts.id', 'comments.postId')
    .innerJoin('users', 'users.id', 'comments.authorId')
    .select([
      'comments.authorId',
      'users.isAi as authorIsAi',
      'posts.authorId as postAuthorId',
      'comments.postId',
      'comments.parentId',
      'comments.likeCount',
    ])
    .where('comments.id', '=', commentId)
    .where('comments.deletedAt', 'is', null)
    .where('posts.deletedAt', 'is', null)
}

/**
 * Takes the next number in the post's thread and counts the comment; the post's row stays locked until the
 * end, so numbers are given in the order of commit. Undefined when the post has gone.
 */
export async function takeCommentSeq(tx: Tx, postId: string): Promise<number | undefined> {
  const result = await tx
    .updateTable('posts')
    .set({ commentSeq: sql`comment_seq + 1`, commentCount: sql`comment_count + 1` })
    .where('id', '=', postId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  if (result.numUpdatedRows === 0n) return undefined
  const row = await tx
    .selectFrom('posts')
    .select('commentSeq')
    .where('id', '=', postId)
    .executeTakeFirstOrThrow()
  return row.commentSeq
}

export async function updateCommentCount(tx: Tx, postId: string, change: 1 | -1): Promise<void> {
  await tx
    .updateTable('posts')
    .set({ commentCount: sql`comment_count + ${change}` })
    .where('id', '=', postId)
    .execute()
}

export async function updateReplyCount(tx: Tx, commentId: string, change: 1 | -1): Promise<void> {
  await tx
    .updateTable('comments')
    .set({ replyCount: sql`reply_count + ${change}` })
    .where('id', '=', commentId)
    .execute()
}

/** Whether the comment was there until now. */
export async function updateCommentDeleted(tx: Tx, commentId: string, deletedAt: Date): Promise<boolean> {
  const result = await tx
    .updateTable('comments')
    .set({ deletedAt })
    .where('id', '=', commentId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export interface ThreadQuery {
  viewerId: string | null
  ai: AiFilter
  afterSeq: number
  count: number
}

export interface CommentRow extends AuthorRow {
  id: string
  postId: string
  parentId: string | null
  replyToId: string | null
  content: string
  likeCount: number
  replyCount: number
  aiGenerated: boolean
  createdAt: Date
  deletedAt: Date | null
  authorDeletedAt: Date | null
  liked: number
}

export interface ThreadKey {
  id: string
  seq: number
  /** Whether the viewer and the author do not see each other, or the viewer mutes the author. */
  hidden: number
}

/** First-level comments in the order they were made; a deleted one stays while it has replies. */
export function listTopComments(db: Db, postId: string, query: ThreadQuery): Promise<ThreadKey[]> {
  return thread(db, 'comments_top', 'post_id = ? AND parent_id IS NULL', postId, query)
}

export function listReplies(db: Db, parentId: string, query: ThreadQuery): Promise<ThreadKey[]> {
  return thread(db, 'comments_parent', 'parent_id = ?', parentId, query)
}

/** Whether a first-level comment is, or was, under a post that is there, and the viewer may see both. */
export async function isThreadVisible(db: Db, commentId: string, viewerId: string | null): Promise<boolean> {
  const row = await db
    .selectFrom('comments')
    .innerJoin('posts', 'posts.id', 'comments.postId')
    .select('comments.id')
    .where('comments.id', '=', commentId)
    .where('posts.deletedAt', 'is', null)
    .where((eb) => eb.or([eb('comments.deletedAt', 'is', null), eb('comments.replyCount', '>', 0)]))
    .$if(viewerId !== null, (query) =>
      query
        .where(notBlocked(viewerId!, 'comments.author_id'))
        .where(notBlocked(viewerId!, 'posts.author_id')),
    )
    .executeTakeFirst()
  return row !== undefined
}

/** The key is named: without it the server reads a long thread from its start, however far down the page is. */
async function thread(
  db: Db,
  key: 'comments_top' | 'comments_parent',
  place: string,
  placeId: string,
  { viewerId, ai, afterSeq, count }: ThreadQuery,
): Promise<ThreadKey[]> {
  const viewer = String(BigInt(viewerId ?? 0))
  const hidden = `(SELECT COUNT(*) FROM blocks WHERE blocker_id = ${viewer} AND blocked_id = comments.author_id) > 0
    OR (SELECT COUNT(*) FROM blocks WHERE blocker_id = comments.author_id AND blocked_id = ${viewer}) > 0
    OR (SELECT COUNT(*) FROM mutes WHERE muter_id = ${viewer} AND muted_id = comments.author_id) > 0`
  const text = `
    SELECT id, seq, (${viewerId === null ? '0' : hidden}) AS hidden FROM comments FORCE INDEX (${key})
    WHERE ${place} AND seq > ? AND (deleted_at IS NULL OR reply_count > 0)
      ${ai === 'all' ? '' : `AND ai_generated = ${ai === 'only'}`}
    ORDER BY seq LIMIT ${count}`
  return (await db.executeQuery<ThreadKey>(CompiledQuery.raw(text, [placeId, afterSeq]))).rows
}

/** Ready text, as for posts: it is asked for with every thread. */
export async function listCommentRows(
  db: Db,
  ids: readonly string[],
  viewerId: string | null,
): Promise<CommentRow[]> {
  const text = `
    SELECT comments.id, comments.post_id, comments.parent_id, comments.reply_to_id, comments.author_id,
      comments.content, comments.like_count, comments.reply_count, comments.ai_generated, comments.created_at,
      comments.deleted_at, users.deleted_at AS author_deleted_at, users.username, users.display_name, users.is_ai,
      users.avatar_file_id, comment_likes.user_id IS NOT NULL AS liked
    FROM comments
    JOIN users ON users.id = comments.author_id
    LEFT JOIN comment_likes ON comment_likes.comment_id = comments.id AND comment_likes.user_id = ?
    WHERE comments.id IN (${'?,'.repeat(ids.length).slice(0, -1)})`
  return (await db.executeQuery<CommentRow>(CompiledQuery.raw(text, [viewerId ?? '0', ...ids]))).rows
}

/** Authors of answered comments whom the viewer may see. */
export function listAnsweredAuthors(db: Db, commentIds: readonly string[], viewerId: string | null) {
  return db
    .selectFrom('comments')
    .innerJoin('users', 'users.id', 'comments.authorId')
    .select([
      'comments.id as commentId',
      'users.id as authorId',
      'users.username',
      'users.displayName',
      'users.isAi',
      'users.avatarFileId',
    ])
    .where('comments.id', 'in', commentIds)
    .where('users.deletedAt', 'is', null)
    .$if(viewerId !== null, (query) => query.where(notBlocked(viewerId!, 'users.id')))
    .execute()
}
