import { CompiledQuery, sql } from 'kysely'
import type { AiFilter } from '../../contracts/primitives.ts'
import type { Db, Tx } from '../../database/connection.ts'
import { notHiddenFrom } from '../users/graph.repo.ts'

export interface PostTerm {
  term: string
  aiGenerated: boolean
  postId: string
}

/** Rows of one statement: a batch of the backfill has tens of thousands. */
const ROWS_A_STATEMENT = 2_000

export async function insertPostTerms(tx: Tx, rows: readonly PostTerm[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const some = rows.slice(from, from + ROWS_A_STATEMENT)
    // Written as text: a post has a hundred terms, and a node for each value took longer than the insert.
    const text = `INSERT INTO post_terms (term, ai_generated, post_id) VALUES ${'(?,?,?),'.repeat(some.length).slice(0, -1)}`
    const values = some.flatMap((row) => [row.term, row.aiGenerated, row.postId])
    await tx.executeQuery(CompiledQuery.raw(text, values))
  }
}

export async function deletePostTerms(tx: Tx, postIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('postTerms').where('postId', 'in', postIds).execute()
}

/** The next live posts after `afterId`, locked so that no edit passes while their terms are made. */
export function lockPostTexts(tx: Tx, afterId: string, limit: number) {
  return tx
    .selectFrom('posts')
    .select(['id', 'content', 'aiGenerated'])
    .where('id', '>', afterId)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute()
}

interface TermRange {
  ai: AiFilter
  beforeId: string | undefined
  /** Rows read of each term. */
  count: number
}

/** The newest ids of posts with each of the terms, in one statement; which of the rows is whose stands beside. */
export async function listTermHeads(db: Db, terms: readonly string[], range: TermRange) {
  const heads = terms.map(
    (term, index) => sql`(SELECT ${sql.lit(index)} AS term_no, head.post_id
    FROM (${newestWithTerm(term, range)}) AS head)`,
  )
  const { rows } = await sql<{
    termNo: number
    postId: string
  }>`${sql.join(heads, sql` UNION ALL `)}`.execute(db)
  return rows
}

/**
 * The newest posts with `term`, and of each whether it has all the `others`: rows that do not count are told
 * too, so that the caller knows how far it has looked.
 */
export async function listTermMatches(
  db: Db,
  term: string,
  others: readonly string[],
  range: TermRange,
): Promise<{ postId: string; matches: boolean }[]> {
  const tests = others.map(
    (other) => sql`(SELECT COUNT(*) FROM post_terms AS t
      WHERE t.term = ${other} AND t.ai_generated = head.ai_generated AND t.post_id = head.post_id) > 0`,
  )
  const matches = tests.length === 0 ? sql`1` : sql.join(tests, sql` AND `)
  const { rows } = await sql<{ postId: string; matches: number }>`
    SELECT head.post_id, (${matches}) AS matches FROM (${newestWithTerm(term, range)}) AS head
    ORDER BY head.post_id DESC`.execute(db)
  return rows.map((row) => ({ postId: row.postId, matches: Boolean(row.matches) }))
}

/** Each AI label has its own stretch of the key; both are read no further than needed. */
function newestWithTerm(term: string, { ai, beforeId, count }: TermRange) {
  const labels = ai === 'all' ? [false, true] : [ai === 'only']
  const before = beforeId === undefined ? sql`` : sql`AND post_id < ${beforeId}`
  const stretches = labels.map(
    (label) => sql`(SELECT ai_generated, post_id FROM post_terms FORCE INDEX (PRIMARY)
      WHERE term = ${term} AND ai_generated = ${label} ${before}
      ORDER BY ai_generated DESC, post_id DESC LIMIT ${sql.lit(count)})`,
  )
  return sql`${sql.join(stretches, sql` UNION ALL `)} ORDER BY post_id DESC LIMIT ${sql.lit(count)}`
}

/** Those of the posts that are there and that the viewer may be shown, newest first. */
export async function listShownPostIds(
  db: Db,
  postIds: readonly string[],
  viewerId: string | null,
): Promise<string[]> {
  if (postIds.length === 0) return []
  let query = db
    .selectFrom('posts')
    .select('id')
    .where('id', 'in', postIds)
    .where('deletedAt', 'is', null)
    .orderBy('id', 'desc')
  if (viewerId !== null) query = query.where(notHiddenFrom(viewerId, 'posts.author_id'))
  return (await query.execute()).map((row) => row.id)
}
