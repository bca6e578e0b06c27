import { sql } from 'kysely'
import type { HotScore } from '../../contracts/posts.ts'
import type { AiFilter } from '../../contracts/primitives.ts'
import type { Db, Tx } from '../../database/connection.ts'
import { notHiddenFrom } from '../users/graph.repo.ts'
import { BASE_POINTS, type HotCandidate, type RankedPost } from './hot-score.ts'

/** Posts looked at for a ranking, newest first; older ones have decayed below those. */
const POSTS_LOOKED_AT = 20_000

export interface HotEntry {
  id: string
  authorId: string
  place: number
  score: HotScore
}

/** The part of a generation after a place that the viewer may see; a generation has a few hundred rows. */
export async function listHotPosts(
  db: Db,
  query: { generation: number; afterPlace: number; ai: AiFilter; viewerId: string | null; count: number },
): Promise<HotEntry[]> {
  let rows = db
    .selectFrom('hotPosts')
    .innerJoin('posts', 'posts.id', 'hotPosts.postId')
    .select(['posts.authorId', 'hotPosts.postId', 'place', 'likes', 'commenters'])
    .select(['ageHours', 'decay', 'diversity', 'total'])
    .where('generation', '=', query.generation)
    .where('place', '>', query.afterPlace)
    .where('posts.deletedAt', 'is', null)
    .orderBy('place')
    .limit(query.count)
    .modifyFront(sql`STRAIGHT_JOIN`)
  if (query.ai !== 'all') rows = rows.where('posts.aiGenerated', '=', query.ai === 'only')
  if (query.viewerId !== null) rows = rows.where(notHiddenFrom(query.viewerId, 'posts.author_id'))
  return (await rows.execute()).map(({ postId, authorId, place, total, ...parts }) => {
    const { likes, commenters, ageHours, decay, diversity } = parts
    const score = { total, parts: { base: BASE_POINTS, likes, commenters, ageHours, decay, diversity } }
    return { id: postId, authorId, place, score }
  })
}

/** The posts that can be hot now: the best of the newest by the counts they carry, before any is looked into. */
export async function listHotCandidates(db: Db, now: Date, count: number): Promise<HotCandidate[]> {
  const { rows } = await sql<{ postId: string; authorId: string; likeCount: number; ageHours: number }>`
    SELECT id AS post_id, author_id, like_count, TIMESTAMPDIFF(SECOND, created_at, ${now}) / 3600e0 AS age_hours
    FROM (SELECT id, author_id, like_count, comment_count, created_at FROM posts
      WHERE deleted_at IS NULL ORDER BY id DESC LIMIT ${sql.lit(POSTS_LOOKED_AT)}) AS newest
    ORDER BY (1 + like_count + 2 * comment_count)
      * POW(GREATEST(0, TIMESTAMPDIFF(SECOND, created_at, ${now})) / 3600e0 + 2, -1.8) DESC, id DESC
    LIMIT ${sql.lit(count)}`.execute(db)
  if (rows.length === 0) return []
  const postIds = rows.map((row) => row.postId)
  const [commenters, likedByAuthor] = [await countCommenters(db, postIds), await listSelfLiked(db, postIds)]
  return rows.map(({ postId, authorId, likeCount, ageHours }) => ({
    postId,
    authorId,
    likes: likeCount - (likedByAuthor.has(postId) ? 1 : 0),
    commenters: commenters.get(postId) ?? 0,
    ageHours,
  }))
}

async function countCommenters(db: Db, postIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('comments')
    .innerJoin('posts', 'posts.id', 'comments.postId')
    .select((eb) => ['comments.postId', eb.fn.count<number>('comments.authorId').distinct().as('people')])
    .where('comments.postId', 'in', postIds)
    .where('comments.deletedAt', 'is', null)
    .whereRef('comments.authorId', '<>', 'posts.authorId')
    .groupBy('comments.postId')
    .execute()
  return new Map(rows.map((row) => [row.postId, row.people]))
}

async function listSelfLiked(db: Db, postIds: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('posts')
    .innerJoin('postLikes', (join) =>
      join.onRef('postLikes.postId', '=', 'posts.id').onRef('postLikes.userId', '=', 'posts.authorId'),
    )
    .select('posts.id')
    .where('posts.id', 'in', postIds)
    .execute()
  return new Set(rows.map((row) => row.id))
}

export async function insertHotPosts(
  tx: Tx,
  generation: number,
  posts: readonly RankedPost[],
): Promise<void> {
  if (posts.length === 0) return
  const rows = posts.map(({ authorId: _authorId, ...post }, index) => ({
    ...post,
    generation,
    place: index + 1,
  }))
  await tx.insertInto('hotPosts').values(rows).execute()
}

export async function deleteHotPostsBefore(tx: Tx, generation: number): Promise<void> {
  await tx.deleteFrom('hotPosts').where('generation', '<', generation).execute()
}
