import type { AiFilter } from '../../contracts/primitives.ts'
import type { Db } from '../../database/connection.ts'
import { compareIds } from '../../database/ids.ts'
import { listTermHeads, listTermMatches } from './post-terms.repo.ts'

/** Rows of the index that one search looks at, whatever was searched for. */
const ROWS_LOOKED_AT = 1_300
/** Reads of a row besides those under each term: out of the stretches, merged, and sorted. */
const READS_BESIDE = 4
/** Rows of each term that tell which of them is the rarest. */
const HEAD_ROWS = 24

export interface Matches {
  /** Candidates, newest first: a few more than the page, since some may not be shown. */
  postIds: string[]
  /** The last id looked at, where there may be more; null at the end. */
  lookedTo: string | null
}

/**
 * The newest posts with all `terms`. The rarest of them leads, and each of its posts is looked up under the
 * others; so the cost is fixed, and words that hardly ever meet give short pages instead of a long wait.
 */
export async function findMatches(
  db: Db,
  terms: readonly string[],
  query: { ai: AiFilter; beforeId: string | undefined; limit: number },
): Promise<Matches> {
  const { ai, beforeId, limit } = query
  const wanted = 2 * limit + 1
  const leading = await findRarest(db, terms, { ai, beforeId })
  if (leading === null) return { postIds: [], lookedTo: null }
  const others = terms.filter((term) => term !== leading)
  const count = others.length === 0 ? wanted : Math.floor(ROWS_LOOKED_AT / (READS_BESIDE + terms.length))
  const rows = await listTermMatches(db, leading, others, { ai, beforeId, count })
  const matching = rows.filter((row) => row.matches).map((row) => row.postId)
  const postIds = matching.slice(0, wanted)
  if (matching.length > wanted) return { postIds, lookedTo: postIds.at(-1)! }
  return { postIds, lookedTo: rows.length < count ? null : rows.at(-1)!.postId }
}

/** The term whose newest rows reach back farthest; null when one of them is in no post. */
async function findRarest(
  db: Db,
  terms: readonly string[],
  range: { ai: AiFilter; beforeId: string | undefined },
): Promise<string | null> {
  if (terms.length === 1) return terms[0]!
  const heads = Map.groupBy(
    await listTermHeads(db, terms, { ...range, count: HEAD_ROWS }),
    (row) => row.termNo,
  )
  const oldest: { term: string; id: string }[] = []
  for (const [index, term] of terms.entries()) {
    const head = heads.get(index)
    if (!head) return null
    // A head that is not full is the whole of its term: none is rarer.
    if (head.length < HEAD_ROWS) return term
    oldest.push({ term, id: head.map((row) => row.postId).toSorted(compareIds)[0]! })
  }
  return oldest.toSorted((a, b) => compareIds(a.id, b.id))[0]!.term
}
