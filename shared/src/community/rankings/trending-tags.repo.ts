import { sql } from 'kysely'
import type { Db, Tx } from '../../database/connection.ts'
import type { RankedTag, TagActivity } from './trend-score.ts'

/** Uses of tags looked at for a ranking: bounds its cost in a very busy week. */
const USES_LOOKED_AT = 200_000

/** How many people used each tag since `recentFromId`, and how many between `earlierFromId` and then. */
export async function listTagActivity(
  db: Db,
  range: { earlierFromId: string; recentFromId: string },
): Promise<TagActivity[]> {
  const { earlierFromId, recentFromId } = range
  const { rows } = await sql<TagActivity>`
    SELECT used.tag_id, SUM(used.post_id >= ${recentFromId}) AS post_count,
      COUNT(DISTINCT CASE WHEN used.post_id >= ${recentFromId} THEN posts.author_id END) AS author_count,
      COUNT(DISTINCT CASE WHEN used.post_id < ${recentFromId} THEN posts.author_id END) AS earlier_author_count
    FROM (SELECT post_id, tag_id FROM post_tags FORCE INDEX (post_tags_post)
      WHERE post_id >= ${earlierFromId} ORDER BY post_id DESC LIMIT ${sql.lit(USES_LOOKED_AT)}) AS used
    STRAIGHT_JOIN posts ON posts.id = used.post_id
    GROUP BY used.tag_id HAVING post_count > 0`.execute(db)
  return rows.map((row) => ({ ...row, postCount: Number(row.postCount) }))
}

export async function insertTrendingTags(
  tx: Tx,
  generation: number,
  tags: readonly RankedTag[],
): Promise<void> {
  if (tags.length === 0) return
  const rows = tags.map(({ earlierAuthorCount: _earlier, ...tag }, index) => ({
    ...tag,
    generation,
    place: index + 1,
  }))
  await tx.insertInto('trendingTags').values(rows).execute()
}

export async function deleteTrendingTagsBefore(tx: Tx, generation: number): Promise<void> {
  await tx.deleteFrom('trendingTags').where('generation', '<', generation).execute()
}

/** The part of a generation after a place, with the tags' names. */
export function listTrendingTags(db: Db, query: { generation: number; afterPlace: number; count: number }) {
  return db
    .selectFrom('trendingTags')
    .innerJoin('tags', 'tags.id', 'trendingTags.tagId')
    .select(['tags.tag', 'tags.postCount as totalPostCount'])
    .select(['place', 'trendingTags.postCount', 'authorCount', 'expectedAuthors', 'score'])
    .where('generation', '=', query.generation)
    .where('place', '>', query.afterPlace)
    .orderBy('place')
    .limit(query.count)
    .modifyFront(sql`STRAIGHT_JOIN`)
    .execute()
}
