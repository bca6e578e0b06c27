import { CompiledQuery } from 'kysely'
import type { AiFilter } from '../../contracts/primitives.ts'
import type { Db, Tx } from '../../database/connection.ts'

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
  const heads = terms.map((term) => newestWithTerm(term, range))
  const text = heads
    .map((head, index) => `(SELECT ${index} AS term_no, head.post_id FROM (${head.text}) AS head)`)
    .join(' UNION ALL ')
  const parameters = heads.flatMap((head) => head.parameters)
  const { rows } = await db.executeQuery<{ termNo: number; postId: string }>(
    CompiledQuery.raw(text, parameters),
  )
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
  const test = `(SELECT COUNT(*) FROM post_terms AS t
    WHERE t.term = ? AND t.ai_generated = head.ai_generated AND t.post_id = head.post_id) > 0`
  const matches = others.length === 0 ? '1' : others.map(() => test).join(' AND ')
  const head = newestWithTerm(term, range)
  const text = `
    SELECT head.post_id, (${matches}) AS matches FROM (${head.text}) AS head ORDER BY head.post_id DESC`
  const query = CompiledQuery.raw(text, [...others, ...head.parameters])
  const { rows } = await db.executeQuery<{ postId: string; matches: number }>(query)
  return rows.map((row) => ({ postId: row.postId, matches: Boolean(row.matches) }))
}

/** Each AI label has its own stretch of the key; both are read no further than needed. As text, with its parameters. */
function newestWithTerm(term: string, { ai, beforeId, count }: TermRange) {
  const labels = ai === 'all' ? [false, true] : [ai === 'only']
  const stretch = `(SELECT ai_generated, post_id FROM post_terms FORCE INDEX (PRIMARY)
    WHERE term = ? AND ai_generated = ? ${beforeId === undefined ? '' : 'AND post_id < ?'}
    ORDER BY ai_generated DESC, post_id DESC LIMIT ${count})`
  return {
    text: `${labels.map(() => stretch).join(' UNION ALL ')} ORDER BY post_id DESC LIMIT ${count}`,
    parameters: labels.flatMap((label) => [term, label, ...(beforeId === undefined ? [] : [beforeId])]),
  }
}
