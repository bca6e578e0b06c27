import { sql } from 'kysely'
import type { Post } from '../../contracts/posts.ts'
import type { AiFilter, Page } from '../../contracts/primitives.ts'
import type { Db } from '../../database/connection.ts'
import { byKey } from '../../database/forced-key.ts'
import { ABOVE_ALL_IDS } from '../../database/ids.ts'
import { decodeCursor, encodeCursor } from '../../database/keyset.ts'
import type { CommunityContext, Viewer } from '../context.ts'
import { fillPosts } from '../posts/post-hydration.ts'
import { notHiddenFrom } from '../users/graph.repo.ts'

/** Rows looked at for each post asked for: some may not be shown. */
const ROWS_FOR_EACH = 5

/** The newest posts written at a place of the town. A page may stay short while there is a cursor. */
export async function listLocationPosts(
  { db }: Pick<CommunityContext, 'db'>,
  viewer: Viewer | null,
  locationId: string,
  query: { limit: number; cursor?: string | undefined; ai?: AiFilter | undefined },
): Promise<Page<Post>> {
  const { limit, cursor } = query
  const viewerId = viewer?.id ?? null
  const count = ROWS_FOR_EACH * limit
  const rows = await listLocationRows(db, locationId, {
    ai: query.ai ?? viewer?.feedAi ?? 'all',
    viewerId,
    beforeId: cursor === undefined ? ABOVE_ALL_IDS : decodeCursor(cursor, 1)[0]!,
    count,
  })
  const kept = rows.filter((row) => row.shown).slice(0, limit)
  const lookedTo = kept.length === limit ? kept.at(-1)! : rows.length === count ? rows.at(-1)! : undefined
  return {
    items: await fillPosts(
      db,
      kept.map((row) => row.id),
      viewerId,
    ),
    nextCursor: lookedTo ? encodeCursor(lookedTo.id) : null,
  }
}

/** The newest posts of a place, and of each whether it may be shown: the caller has to know how far it looked. */
async function listLocationRows(
  db: Db,
  locationId: string,
  query: { ai: AiFilter; viewerId: string | null; beforeId: string; count: number },
): Promise<{ id: string; shown: boolean }[]> {
  const { ai, viewerId, beforeId, count } = query
  const tests = [sql`posts.deleted_at IS NULL`]
  if (ai !== 'all') tests.push(sql`posts.ai_generated = ${ai === 'only'}`)
  if (viewerId !== null) tests.push(notHiddenFrom(viewerId, 'posts.author_id'))
  const rows = await db
    .selectFrom(byKey('posts', 'posts_location'))
    .select(['posts.id', sql<number>`(${sql.join(tests, sql` AND `)})`.as('shown')])
    .where('posts.locationId', '=', locationId)
    .where('posts.id', '<', beforeId)
    .orderBy('posts.id', 'desc')
    .limit(count)
    .execute()
  return rows.map((row) => ({ id: row.id, shown: Boolean(row.shown) }))
}
