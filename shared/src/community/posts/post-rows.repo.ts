import { CompiledQuery } from 'kysely'
import { askedTable } from '../../database/asked-table.ts'
import type { Db } from '../../database/connection.ts'
import type { AuthorRow } from '../users/user-view.ts'

/** A post, and who wants to see it; null is anybody. */
export interface AskedPost {
  viewerId: string | null
  postId: string
}

export interface PostRow extends AuthorRow {
  /** Whoever asked; 0 for anybody. */
  viewerId: string
  id: string
  content: string
  locationId: string | null
  nameZh: string | null
  nameEn: string | null
  simTime: number | null
  likeCount: number
  commentCount: number
  aiGenerated: boolean
  version: number
  createdAt: Date
  editedAt: Date | null
  liked: number
  bookmarked: number
  /** Saves a look for files where there are none. */
  hasFiles: number
}

export function nameOfAsked({ viewerId, postId }: AskedPost): string {
  return `${viewerId ?? '0'} ${postId}`
}

/** `askedTable` of posts and viewers, and its parameters. */
export function askedPosts(asked: readonly AskedPost[]): { table: string; parameters: bigint[] } {
  const parameters = asked.flatMap(({ viewerId, postId }) => [BigInt(viewerId ?? 0), BigInt(postId)])
  return { table: askedTable(['viewer_id', 'post_id'], asked.length), parameters }
}

/** Posts, each as the one who asks for it sees it. */
export async function listAskedPostRows(db: Db, asked: readonly AskedPost[]): Promise<PostRow[]> {
  const { table, parameters } = askedPosts(asked)
  const from = `${table} AS asked STRAIGHT_JOIN posts FORCE INDEX (PRIMARY) ON posts.id = asked.post_id`
  return readRows(
    db,
    `${selectPosts(from, 'asked.viewer_id')} WHERE ${isVisibleTo('asked.viewer_id')}`,
    parameters,
  )
}

/** Posts as one viewer sees them. */
export async function listPostRows(
  db: Db,
  ids: readonly string[],
  viewerId: string | null,
): Promise<PostRow[]> {
  const viewer = String(BigInt(viewerId ?? 0))
  const chosen = `posts.id IN (${'?,'.repeat(ids.length).slice(0, -1)})`
  return readRows(db, `${selectPosts('posts', viewer)} WHERE ${chosen} AND ${isVisibleTo(viewer)}`, ids)
}

/**
 * As text, since it is asked for with nearly every answer: building and compiling it anew took longer than the rest of
 * the API's part in reading a post.
 */
function selectPosts(from: string, viewer: string): string {
  return `
    SELECT ${viewer} AS viewer_id, posts.id, posts.author_id, posts.content,
      posts.location_id, posts.sim_time, posts.like_count, posts.comment_count, posts.ai_generated, posts.version,
      posts.created_at, posts.edited_at, users.username, users.display_name, users.is_ai, users.avatar_file_id,
      locations.name_zh, locations.name_en, post_likes.user_id IS NOT NULL AS liked,
      bookmarks.user_id IS NOT NULL AS bookmarked,
      EXISTS (SELECT 1 FROM post_files WHERE post_files.post_id = posts.id) AS has_files
    FROM ${from}
    JOIN users ON users.id = posts.author_id
    LEFT JOIN locations ON locations.id = posts.location_id
    LEFT JOIN post_likes ON post_likes.post_id = posts.id AND post_likes.user_id = ${viewer}
    LEFT JOIN bookmarks ON bookmarks.post_id = posts.id AND bookmarks.user_id = ${viewer}`
}

/**
 * Whether a post that is there, and its author, are not hidden from the viewer; from viewer 0, who is nobody, nothing
 * is. The posts of an account that has just been deleted go later, in batches.
 */
export function isVisibleTo(viewer: string): string {
  return `posts.deleted_at IS NULL AND users.deleted_at IS NULL
    AND (SELECT COUNT(*) FROM blocks WHERE blocker_id = ${viewer} AND blocked_id = posts.author_id) = 0
    AND (SELECT COUNT(*) FROM blocks WHERE blocker_id = posts.author_id AND blocked_id = ${viewer}) = 0`
}

async function readRows(db: Db, text: string, parameters: readonly unknown[]): Promise<PostRow[]> {
  return (await db.executeQuery<PostRow>(CompiledQuery.raw(text, [...parameters]))).rows
}
