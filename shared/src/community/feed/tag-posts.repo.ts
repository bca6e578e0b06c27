import { sql } from 'kysely'
import type { AiFilter } from '../../contracts/primitives.ts'
import type { Db } from '../../database/connection.ts'
import { byKey } from '../../database/forced-key.ts'
import { notHiddenFrom } from '../users/graph.repo.ts'

export async function findTagId(db: Db, tag: string): Promise<string | undefined> {
  const row = await db.selectFrom('tags').select('id').where('tag', '=', tag).executeTakeFirst()
  return row?.id
}

/** The newest posts with a tag, and of each whether it may be shown: the caller has to know how far it looked. */
export async function listTagRows(
  db: Db,
  tagId: string,
  query: { ai: AiFilter; viewerId: string | null; beforeId: string | undefined; count: number },
): Promise<{ id: string; shown: boolean }[]> {
  const { ai, viewerId, beforeId, count } = query
  let cut = db
    .selectFrom(byKey('postTags', 'PRIMARY'))
    .select('postId')
    .where('tagId', '=', tagId)
    .orderBy('postId', 'desc')
    .limit(count)
  if (beforeId !== undefined) cut = cut.where('postId', '<', beforeId)
  const tests = [sql`posts.deleted_at IS NULL`]
  if (ai !== 'all') tests.push(sql`posts.ai_generated = ${ai === 'only'}`)
  if (viewerId !== null) tests.push(notHiddenFrom(viewerId, 'posts.author_id'))
  const { rows } = await sql<{ id: string; shown: number }>`
    SELECT STRAIGHT_JOIN posts.id, (${sql.join(tests, sql` AND `)}) AS shown
    FROM (${cut}) AS tagged JOIN posts ON posts.id = tagged.post_id ORDER BY tagged.post_id DESC`.execute(db)
  return rows.map((row) => ({ id: row.id, shown: Boolean(row.shown) }))
}
