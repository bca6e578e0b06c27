import type { Generated } from 'kysely'

/**
 * What is computed ahead: which generation is read now, who computes it, and when it is due again by the
 * database's clock. Of the search index, `generation` is the version of its terms.
 */
export interface RankingsTable {
  name: string
  generation: Generated<number>
  owner: string | null
  dueAt: Date
}
