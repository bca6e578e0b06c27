import { CompiledQuery } from 'kysely'
import type { Post } from '../../contracts/posts.ts'
import type { Db } from '../../database/connection.ts'
import { listFilesOfPosts } from '../files/attachments.repo.ts'
import { notBlocked } from '../users/graph.repo.ts'
import { mayHaveMentions } from './post-text.ts'
import { toPost, type PostParts, type PostRow } from './post-view.ts'

/**
 * Fills a page of post ids in at most three statements, whatever its length, in the order given. A post that
 * has been deleted meanwhile is left out, and so is one whose author and the viewer do not see each other: a list
 * that forgot its own condition would show nothing it must not.
 */
export async function fillPosts(db: Db, ids: readonly string[], viewerId: string | null): Promise<Post[]> {
  if (ids.length === 0) return []
  const rows = new Map((await listPostRows(db, ids, viewerId)).map((row) => [row.id, row]))
  const mentioning = idsOf(rows, (row) => mayHaveMentions(row.content))
  const illustrated = idsOf(rows, (row) => Boolean(row.hasFiles))
  const parts: PostParts = {
    mentions: groupByPost(mentioning.length > 0 ? await listMentions(db, mentioning, viewerId) : []),
    files: await listFilesOfPosts(db, illustrated),
  }
  return ids.flatMap((id) => {
    const row = rows.get(id)
    return row ? [toPost(row, parts, viewerId !== null)] : []
  })
}

/**
 * As text, since it is asked for with nearly every answer: building and compiling it anew took longer than the rest
 * of the API's part in reading a post. The posts of an account that has just been deleted go later, in batches.
 */
async function listPostRows(db: Db, ids: readonly string[], viewerId: string | null): Promise<PostRow[]> {
  const viewer = viewerId ?? '0'
  const parameters = [viewer, viewer, ...ids, ...(viewerId === null ? [] : [viewer, viewer])]
  const query = CompiledQuery.raw(textFor(ids.length, viewerId !== null), parameters)
  return (await db.executeQuery<PostRow>(query)).rows
}

const texts = new Map<string, string>()

/** Made once for each number of posts. */
function textFor(postCount: number, hasViewer: boolean): string {
  const key = `${postCount} ${hasViewer}`
  const known = texts.get(key)
  if (known !== undefined) return known
  const text = `
    SELECT posts.id, posts.author_id, posts.content, posts.location_id, posts.sim_time, posts.like_count,
      posts.comment_count, posts.ai_generated, posts.version, posts.created_at, posts.edited_at,
      users.username, users.display_name, users.is_ai, users.avatar_file_id, locations.name_zh, locations.name_en,
      post_likes.user_id IS NOT NULL AS liked, bookmarks.user_id IS NOT NULL AS bookmarked,
      EXISTS (SELECT 1 FROM post_files WHERE post_files.post_id = posts.id) AS has_files
    FROM posts
    JOIN users ON users.id = posts.author_id
    LEFT JOIN locations ON locations.id = posts.location_id
    LEFT JOIN post_likes ON post_likes.post_id = posts.id AND post_likes.user_id = ?
    LEFT JOIN bookmarks ON bookmarks.post_id = posts.id AND bookmarks.user_id = ?
    WHERE posts.id IN (${'?,'.repeat(postCount).slice(0, -1)}) AND posts.deleted_at IS NULL
      AND users.deleted_at IS NULL ${hasViewer ? NOT_BLOCKED : ''}`
  texts.set(key, text)
  return text
}

/** As `notBlocked`, as text. Parameters: viewer, viewer. */
const NOT_BLOCKED = `
  AND (SELECT COUNT(*) FROM blocks WHERE blocker_id = ? AND blocked_id = posts.author_id) = 0
  AND (SELECT COUNT(*) FROM blocks WHERE blocker_id = posts.author_id AND blocked_id = ?) = 0`

function listMentions(db: Db, postIds: readonly string[], viewerId: string | null) {
  return db
    .selectFrom('mentions')
    .innerJoin('users', 'users.id', 'mentions.userId')
    .select([
      'mentions.postId',
      'users.id as authorId',
      'users.username',
      'users.displayName',
      'users.isAi',
      'users.avatarFileId',
    ])
    .where('mentions.postId', 'in', postIds)
    .where('mentions.commentId', '=', '0')
    .where('users.deletedAt', 'is', null)
    .$if(viewerId !== null, (query) => query.where(notBlocked(viewerId!, 'users.id')))
    .execute()
}

function idsOf(rows: Map<string, PostRow>, wanted: (row: PostRow) => boolean): string[] {
  return [...rows.values()].filter(wanted).map((row) => row.id)
}

function groupByPost<Row extends { postId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, (row) => row.postId)
}
