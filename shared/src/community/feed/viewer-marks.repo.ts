import { CompiledQuery } from 'kysely'
import { askedTable } from '../../database/asked-table.ts'
import type { Db } from '../../database/connection.ts'

/** What of a post in a feed depends on who looks at it. */
export interface ViewerMarks {
  liked: boolean
  bookmarked: boolean
  /** The viewer and the author block one another, or the viewer mutes them. */
  hidden: boolean
}

export const UNMARKED: ViewerMarks = { liked: false, bookmarked: false, hidden: false }

/**
 * The marks of each of the viewers on each of the posts, where there are any, in one statement of look-ups by primary
 * key. Ready text: this is the statement that every member's page waits for. Joined from the posts: asked `user_id = ?
 * AND post_id IN (…)`, MariaDB reads all that the viewer ever liked.
 */
export async function listMarks(
  db: Db,
  viewerIds: readonly string[],
  postIds: readonly string[],
): Promise<(ViewerMarks & { viewerId: string; id: string })[]> {
  const text = `
    SELECT STRAIGHT_JOIN asked.viewer_id, posts.id, liked.user_id IS NOT NULL AS liked,
      marked.user_id IS NOT NULL AS bookmarked,
      blocking.blocker_id IS NOT NULL OR blocked.blocker_id IS NOT NULL OR muted.muter_id IS NOT NULL AS hidden
    FROM ${askedTable(['viewer_id'], viewerIds.length)} AS asked
    JOIN posts FORCE INDEX (PRIMARY) ON posts.id IN (${'?,'.repeat(postIds.length).slice(0, -1)})
    LEFT JOIN post_likes AS liked FORCE INDEX (PRIMARY)
      ON liked.user_id = asked.viewer_id AND liked.post_id = posts.id
    LEFT JOIN bookmarks AS marked FORCE INDEX (PRIMARY)
      ON marked.user_id = asked.viewer_id AND marked.post_id = posts.id
    LEFT JOIN blocks AS blocking FORCE INDEX (PRIMARY)
      ON blocking.blocker_id = asked.viewer_id AND blocking.blocked_id = posts.author_id
    LEFT JOIN blocks AS blocked FORCE INDEX (PRIMARY)
      ON blocked.blocker_id = posts.author_id AND blocked.blocked_id = asked.viewer_id
    LEFT JOIN mutes AS muted FORCE INDEX (PRIMARY)
      ON muted.muter_id = asked.viewer_id AND muted.muted_id = posts.author_id
    WHERE liked.user_id IS NOT NULL OR marked.user_id IS NOT NULL OR blocking.blocker_id IS NOT NULL
      OR blocked.blocker_id IS NOT NULL OR muted.muter_id IS NOT NULL`
  const query = CompiledQuery.raw(text, [...viewerIds.map(BigInt), ...postIds.map(BigInt)])
  const { rows } = await db.executeQuery<MarkRow>(query)
  return rows.map(({ liked, bookmarked, hidden, ...row }) => ({
    ...row,
    liked: liked > 0,
    bookmarked: bookmarked > 0,
    hidden: hidden > 0,
  }))
}

interface MarkRow extends Record<keyof ViewerMarks, number> {
  viewerId: string
  id: string
}

/** Those of the users whom the viewer blocks or is blocked by. */
export async function listBlockedAmong(
  db: Db,
  viewerId: string,
  userIds: readonly string[],
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('blocks')
    .select('blockedId as userId')
    .where('blockerId', '=', viewerId)
    .where('blockedId', 'in', userIds)
    .unionAll(
      db
        .selectFrom('blocks')
        .select('blockerId as userId')
        .where('blockedId', '=', viewerId)
        .where('blockerId', 'in', userIds),
    )
    .execute()
  return new Set(rows.map((row) => row.userId))
}
