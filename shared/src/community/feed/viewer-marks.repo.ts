import { CompiledQuery } from 'kysely'
import type { Db } from '../../database/connection.ts'

/** What of a post in a feed depends on who looks at it. */
export interface ViewerMarks {
  liked: boolean
  bookmarked: boolean
  /** The viewer and the author block one another, or the viewer mutes them. */
  hidden: boolean
}

/** The viewer's marks on posts, by their ids, in one statement of look-ups by primary key. */
export async function getViewerMarks(
  db: Db,
  viewerId: string,
  postIds: readonly string[],
): Promise<Map<string, ViewerMarks>> {
  if (postIds.length === 0) return new Map()
  const viewers = [viewerId, viewerId, viewerId, viewerId, viewerId]
  const query = CompiledQuery.raw(textFor(postIds.length), [...viewers, ...postIds])
  const { rows } = await db.executeQuery<Record<keyof ViewerMarks, number> & { id: string }>(query)
  return new Map(
    rows.map(({ id, liked, bookmarked, hidden }) => [
      id,
      { liked: liked > 0, bookmarked: bookmarked > 0, hidden: hidden > 0 },
    ]),
  )
}

const texts = new Map<number, string>()

/**
 * Written as text, once for each size of page: this is the statement that every member's page waits for. Joined from
 * the posts: asked `user_id = ? AND post_id IN (…)`, MariaDB reads all that the viewer ever liked.
 */
function textFor(postCount: number): string {
  const known = texts.get(postCount)
  if (known !== undefined) return known
  const text = `SELECT posts.id, liked.user_id IS NOT NULL AS liked, marked.user_id IS NOT NULL AS bookmarked,
      blocking.blocker_id IS NOT NULL OR blocked.blocker_id IS NOT NULL OR muted.muter_id IS NOT NULL AS hidden
    FROM posts FORCE INDEX (PRIMARY)
    LEFT JOIN post_likes AS liked FORCE INDEX (PRIMARY) ON liked.user_id = ? AND liked.post_id = posts.id
    LEFT JOIN bookmarks AS marked FORCE INDEX (PRIMARY) ON marked.user_id = ? AND marked.post_id = posts.id
    LEFT JOIN blocks AS blocking FORCE INDEX (PRIMARY)
      ON blocking.blocker_id = ? AND blocking.blocked_id = posts.author_id
    LEFT JOIN blocks AS blocked FORCE INDEX (PRIMARY)
      ON blocked.blocker_id = posts.author_id AND blocked.blocked_id = ?
    LEFT JOIN mutes AS muted FORCE INDEX (PRIMARY) ON muted.muter_id = ? AND muted.muted_id = posts.author_id
    WHERE posts.id IN (${'?,'.repeat(postCount).slice(0, -1)})`
  texts.set(postCount, text)
  return text
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
