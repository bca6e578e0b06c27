import type { Post } from '../../contracts/posts.ts'
import type { Db } from '../../database/connection.ts'
import { listFilesOfPosts } from '../files/attachments.repo.ts'
import { notBlocked } from '../users/graph.repo.ts'
import { listPostRows, type PostRow } from './post-rows.repo.ts'
import { mayHaveMentions } from './post-text.ts'
import { toPost, type PostParts } from './post-view.ts'

/**
 * Fills a page of post ids in at most three statements, whatever its length, in the order given. A post that
 * has been deleted meanwhile is left out, and so is one whose author and the viewer do not see each other: a list
 * that forgot its own condition would show nothing it must not.
 */
export async function fillPosts(db: Db, ids: readonly string[], viewerId: string | null): Promise<Post[]> {
  if (ids.length === 0) return []
  const rows = await listPostRows(db, ids, viewerId)
  const known = new Map(rows.map((row) => [row.id, row]))
  return completePosts(
    db,
    ids.flatMap((id) => known.get(id) ?? []),
    viewerId,
  )
}

/** Posts out of their rows, with what stands in other tables. */
export async function completePosts(
  db: Db,
  rows: readonly PostRow[],
  viewerId: string | null,
): Promise<Post[]> {
  const mentioning = idsOf(rows, (row) => mayHaveMentions(row.content))
  const illustrated = idsOf(rows, (row) => Boolean(row.hasFiles))
  const parts: PostParts = {
    mentions: groupByPost(mentioning.length > 0 ? await listMentions(db, mentioning, viewerId) : []),
    files: await listFilesOfPosts(db, illustrated),
  }
  return rows.map((row) => toPost(row, parts, viewerId !== null))
}

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

function idsOf(rows: readonly PostRow[], wanted: (row: PostRow) => boolean): string[] {
  return rows.filter(wanted).map((row) => row.id)
}

function groupByPost<Row extends { postId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, (row) => row.postId)
}
