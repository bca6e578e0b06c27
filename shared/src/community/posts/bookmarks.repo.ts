import { sql } from 'kysely'
import type { AiFilter } from '../../contracts/primitives.ts'
import type { Db, Tx } from '../../database/connection.ts'
import type { TimeKey } from '../../database/keyset.ts'
import { notBlocked } from '../users/graph.repo.ts'

/** Whether the bookmark is new. */
export async function insertBookmark(
  tx: Tx,
  bookmark: { userId: string; postId: string; createdAt: Date },
): Promise<boolean> {
  const result = await tx.insertInto('bookmarks').ignore().values(bookmark).executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Whether there was a bookmark. */
export async function deleteBookmark(tx: Tx, userId: string, postId: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('bookmarks')
    .where('userId', '=', userId)
    .where('postId', '=', postId)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}

/** Posts that `userId` has marked and may still see, the newest mark first; the time is that of the mark. */
export async function listBookmarks(
  db: Db,
  userId: string,
  query: { ai: AiFilter; before: TimeKey | undefined; count: number },
): Promise<TimeKey[]> {
  const { ai, before, count } = query
  const { rows } = await sql<TimeKey>`
    SELECT STRAIGHT_JOIN mark.post_id AS id, mark.created_at AS at
    FROM bookmarks AS mark FORCE INDEX (bookmarks_newest)
    JOIN posts ON posts.id = mark.post_id AND posts.deleted_at IS NULL
    WHERE mark.user_id = ${userId}
      ${
        before
          ? sql`AND mark.created_at <= ${before.at}
                AND (mark.created_at < ${before.at} OR mark.post_id < ${before.id})`
          : sql``
      }
      ${ai === 'all' ? sql`` : sql`AND posts.ai_generated = ${ai === 'only'}`}
      AND ${notBlocked(userId, 'posts.author_id')}
    ORDER BY mark.created_at DESC, mark.post_id DESC LIMIT ${count}`.execute(db)
  return rows
}
