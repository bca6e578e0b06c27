import { sql } from 'kysely'
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

function listPostRows(db: Db, ids: readonly string[], viewerId: string | null): Promise<PostRow[]> {
  return (
    db
      .selectFrom('posts')
      .innerJoin('users', 'users.id', 'posts.authorId')
      .leftJoin('locations', 'locations.id', 'posts.locationId')
      .leftJoin('postLikes', (join) =>
        join.onRef('postLikes.postId', '=', 'posts.id').on('postLikes.userId', '=', viewerId ?? '0'),
      )
      .leftJoin('bookmarks', (join) =>
        join.onRef('bookmarks.postId', '=', 'posts.id').on('bookmarks.userId', '=', viewerId ?? '0'),
      )
      .select([
        'posts.id',
        'posts.authorId',
        'posts.content',
        'posts.locationId',
        'posts.simTime',
        'posts.likeCount',
        'posts.commentCount',
        'posts.aiGenerated',
        'posts.version',
        'posts.createdAt',
        'posts.editedAt',
        'users.username',
        'users.displayName',
        'users.isAi',
        'users.avatarFileId',
        'locations.nameZh',
        'locations.nameEn',
        sql<number>`post_likes.user_id IS NOT NULL`.as('liked'),
        sql<number>`bookmarks.user_id IS NOT NULL`.as('bookmarked'),
        sql<number>`(SELECT COUNT(*) FROM post_files WHERE post_files.post_id = posts.id)`.as('hasFiles'),
      ])
      .where('posts.id', 'in', ids)
      .where('posts.deletedAt', 'is', null)
      // Of an account that has just been deleted the posts go later, in batches.
      .where('users.deletedAt', 'is', null)
      .$if(viewerId !== null, (query) => query.where(notBlocked(viewerId!, 'posts.author_id')))
      .execute()
  )
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

function idsOf(rows: Map<string, PostRow>, wanted: (row: PostRow) => boolean): string[] {
  return [...rows.values()].filter(wanted).map((row) => row.id)
}

function groupByPost<Row extends { postId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, (row) => row.postId)
}
