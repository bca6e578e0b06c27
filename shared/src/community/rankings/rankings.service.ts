import type { Trend } from '../../contracts/search.ts'
import type { Page } from '../../contracts/primitives.ts'
import type { Db, Tx } from '../../database/connection.ts'
import { idAtTime } from '../../database/ids.ts'
import { decodeCursor, encodeCursor, toPage } from '../../database/keyset.ts'
import { withTransaction } from '../../database/transaction.ts'
import type { CommunityContext } from '../context.ts'
import { deleteHotPostsBefore, insertHotPosts, listHotCandidates } from './hot-posts.repo.ts'
import { rankHotPosts } from './hot-score.ts'
import { claimTurn, getGeneration, lockGeneration, updateGeneration } from './rankings.repo.ts'
import { EARLIER_DAYS, RECENT_HOURS, rankTags } from './trend-score.ts'
import {
  deleteTrendingTagsBefore,
  insertTrendingTags,
  listTagActivity,
  listTrendingTags,
} from './trending-tags.repo.ts'

const SECONDS_BETWEEN = { hot: 20, trends: 60 } as const
/** So many generations back a reader may still be on an early page: ten minutes and more. */
const GENERATIONS_KEPT = 30
const HOT_CANDIDATES = 1_000
const HOT_POSTS = 300
const TRENDING_TAGS = 100
const HOUR_MS = 60 * 60_000

/** The tags that rise now, with how much. */
export async function listTrends(
  ctx: Pick<CommunityContext, 'db'>,
  query: { limit: number; cursor?: string | undefined },
): Promise<Page<Trend>> {
  const [generation, afterPlace] =
    query.cursor === undefined
      ? [String(await getGeneration(ctx.db, 'trends')), '0']
      : decodeCursor(query.cursor, 2)
  const rows = await listTrendingTags(ctx.db, {
    generation: Number(generation),
    afterPlace: Number(afterPlace),
    count: query.limit + 1,
  })
  return toPage(
    rows,
    query.limit,
    (row) => encodeCursor(generation!, row.place),
    ({ place: _place, ...trend }) => trend,
  )
}

/** Computes what is due and not being computed by another process; `owner` names this one. */
export async function computeDueRankings(db: Db, now: Date, owner: string): Promise<void> {
  if (await claimTurn(db, 'hot', owner, SECONDS_BETWEEN.hot)) await computeHotPosts(db, now, owner)
  if (await claimTurn(db, 'trends', owner, SECONDS_BETWEEN.trends)) await computeTrends(db, now, owner)
}

async function computeHotPosts(db: Db, now: Date, owner: string): Promise<void> {
  const posts = rankHotPosts(await listHotCandidates(db, now, HOT_CANDIDATES), HOT_POSTS)
  await publishGeneration(db, 'hot', owner, async (tx, generation) => {
    await insertHotPosts(tx, generation, posts)
    await deleteHotPostsBefore(tx, generation - GENERATIONS_KEPT)
  })
}

async function computeTrends(db: Db, now: Date, owner: string): Promise<void> {
  const recentFrom = now.getTime() - RECENT_HOURS * HOUR_MS
  const activity = await listTagActivity(db, {
    recentFromId: idAtTime(recentFrom),
    earlierFromId: idAtTime(recentFrom - EARLIER_DAYS * 24 * HOUR_MS),
  })
  const tags = rankTags(activity, TRENDING_TAGS)
  await publishGeneration(db, 'trends', owner, async (tx, generation) => {
    await insertTrendingTags(tx, generation, tags)
    await deleteTrendingTagsBefore(tx, generation - GENERATIONS_KEPT)
  })
}

/** Writes the next generation and makes it the one that is read; nothing, when the turn was lost meanwhile. */
async function publishGeneration(
  db: Db,
  name: 'hot' | 'trends',
  owner: string,
  write: (tx: Tx, generation: number) => Promise<void>,
): Promise<void> {
  await withTransaction(db, async (tx) => {
    const last = await lockGeneration(tx, name, owner)
    if (last === undefined) return
    await write(tx, last + 1)
    await updateGeneration(tx, name, last + 1)
  })
}
