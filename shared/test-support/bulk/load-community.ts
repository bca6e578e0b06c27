import { sql } from 'kysely'
import { TERMS_VERSION } from '../../src/community/search/search-terms.ts'
import type { Db } from '../../src/database/connection.ts'
import { bulkInsert, withoutKey } from './bulk-insert.ts'
import { createChance, createZipf, pickDistinct, shareByZipf } from './chance.ts'
import { writePosts, type LoadedPosts } from './posts-of-load.ts'
import { idOf, PEOPLE_START, sqlTime, type LoadSizes } from './load-ids.ts'
import { listTermRows } from './terms-of-load.ts'

export interface Loaded {
  userIds: string[]
  /** Oldest first. */
  postIds: string[]
  rows: number
}

const RESIDENTS_SHARE = 0.2
const FOLLOWEES_EACH = 30
const TABLES = [
  'users',
  'posts',
  'post_likes',
  'post_terms',
  'tags',
  'post_tags',
  'comments',
  'follows',
] as const

/**
 * Fills the social tables as a busy community would have: authors, likes, words and tags by Zipf's law, counters and
 * search terms that agree with the rows, times of the last 30 days. The same sizes and seed give the same rows, but
 * for their times.
 *
 * @param report told of each step and the rows written in it so far.
 */
export async function loadCommunity(
  pool: Db,
  sizes: LoadSizes,
  report: (step: string, rows: number) => void = () => undefined,
): Promise<Loaded> {
  const chance = createChance(sizes.seed ?? 1)
  const start = Date.now() - PEOPLE_START
  return pool.connection().execute(async (db) => {
    // What is loaded breaks no rule, so the rules need not be tried for each row.
    await sql`SET SESSION unique_checks = 0, SESSION foreign_key_checks = 0`.execute(db)
    let rows = 0
    const steps = (step: string) => (count: number) => report(step, (rows += count))
    const residents = Math.max(1, Math.floor(sizes.users * RESIDENTS_SHARE))
    // Four thousand ids to a millisecond.
    const userIds = Array.from({ length: sizes.users }, (_, n) => idOf(start + (n >>> 12), n))
    const likeCounts = shareByZipf(sizes.posts, sizes.likes, sizes.users, chance)
    const commentCounts = shareByZipf(
      sizes.posts,
      sizes.comments ?? Math.floor(sizes.posts / 10),
      1_000,
      chance,
    )
    const posts = await writePosts(
      db,
      { sizes, start, userIds, residents, likeCounts, commentCounts, chance },
      steps('posts'),
    )
    const follows = listFollows(sizes, chance)
    await bulkInsert(db, USERS, listUsers({ userIds, residents, posts, follows, start }), steps('users'))
    await writeFollows(db, userIds, follows, start, steps('follows'))
    await writeLikes(db, userIds, posts, likeCounts, chance, steps('likes'))
    await writeComments(db, { userIds, residents, posts, commentCounts, chance }, steps('comments'))
    const isFirst = await isEmpty(db, 'post_terms')
    await withoutKey(db, { table: 'post_terms', key: 'post_terms_post', columns: 'post_id' }, () =>
      bulkInsert(db, 'post_terms (term, ai_generated, post_id)', listTermRows(posts), steps('search terms')),
    )
    if (isFirst) await markIndexed(db)
    for (const table of TABLES) await sql`ANALYZE TABLE ${sql.table(table)}`.execute(db)
    await sql`SET SESSION unique_checks = 1, SESSION foreign_key_checks = 1`.execute(db)
    return { userIds, postIds: posts.ids, rows }
  })
}

const USERS =
  'users (id, username, display_name, is_ai, settings, follower_count, following_count, post_count, created_at, updated_at)'

function* listUsers(load: {
  userIds: readonly string[]
  residents: number
  posts: LoadedPosts
  follows: readonly Uint32Array[]
  start: number
}) {
  const { userIds, residents, posts, follows, start } = load
  const followers = new Uint32Array(userIds.length)
  for (const followees of follows) for (const followee of followees) followers[followee]!++
  const settings = JSON.stringify({ feedAi: 'all', readReceipts: true })
  const at = sqlTime(start)
  const run = start.toString(36)
  for (const [n, id] of userIds.entries()) {
    const counters = [followers[n]!, follows[n]!.length, posts.countOf[n]!] as const
    yield [id, `load_${run}_${n}`, `Loaded ${n}`, n < residents, settings, ...counters, at, at]
  }
}

/** Whom each follows, a few the most followed of all, in ascending order. */
function listFollows(sizes: LoadSizes, chance: () => number): Uint32Array[] {
  const each = Math.min(sizes.follows ?? FOLLOWEES_EACH, sizes.users - 1)
  const popular = createZipf(sizes.users, 0.8, chance)
  return Array.from({ length: sizes.users }, (_, follower) => {
    const followees = new Set<number>()
    for (let tries = 0; followees.size < each && tries < 3 * each; tries++) {
      const followee = popular()
      if (followee !== follower) followees.add(followee)
    }
    return Uint32Array.from(followees).sort()
  })
}

async function writeFollows(
  db: Db,
  userIds: readonly string[],
  follows: readonly Uint32Array[],
  start: number,
  onRows: (count: number) => void,
): Promise<void> {
  const rows = function* () {
    for (const [follower, followees] of follows.entries())
      for (const followee of followees)
        yield [userIds[follower]!, userIds[followee]!, sqlTime(start + follower * 1_000 + followee)]
  }
  await bulkInsert(db, 'follows (follower_id, followee_id, created_at)', rows(), onRows)
}

async function writeLikes(
  db: Db,
  userIds: readonly string[],
  posts: LoadedPosts,
  likeCounts: Uint32Array,
  chance: () => number,
  onRows: (count: number) => void,
): Promise<void> {
  const pairs = new Float64Array(likeCounts.reduce((sum, count) => sum + count, 0))
  const scale = posts.ids.length
  let filled = 0
  for (const [post, count] of likeCounts.entries())
    for (const user of pickDistinct(count, userIds.length, chance)) pairs[filled++] = user * scale + post
  // In the order of the primary key: each page of it is written once.
  pairs.sort()
  const rows = function* () {
    for (const pair of pairs) {
      const post = pair % scale
      yield [userIds[Math.floor(pair / scale)]!, posts.ids[post]!, sqlTime(posts.times[post]! + 60_000)]
    }
  }
  const key = { table: 'post_likes', key: 'post_likes_newest', columns: 'post_id, created_at, user_id' }
  await withoutKey(db, key, () => bulkInsert(db, 'post_likes (user_id, post_id, created_at)', rows(), onRows))
}

async function writeComments(
  db: Db,
  load: {
    userIds: readonly string[]
    residents: number
    posts: LoadedPosts
    commentCounts: Uint32Array
    chance: () => number
  },
  onRows: (count: number) => void,
): Promise<void> {
  const { userIds, residents, posts, commentCounts, chance } = load
  const rows = function* () {
    for (const [post, count] of commentCounts.entries())
      for (let seq = 1; seq <= count; seq++) {
        const author = Math.floor(chance() * userIds.length)
        const time = posts.times[post]! + seq * 1_000
        yield [
          idOf(time, posts.numbers[post]!, 1),
          posts.ids[post]!,
          seq,
          userIds[author]!,
          `评论 comment ${seq}`,
          author < residents,
          sqlTime(time),
        ]
      }
  }
  const into = 'comments (id, post_id, seq, author_id, content, ai_generated, created_at)'
  await bulkInsert(db, into, rows(), onRows)
}

async function isEmpty(db: Db, table: string): Promise<boolean> {
  return (await sql`SELECT 1 FROM ${sql.table(table)} LIMIT 1`.execute(db)).rows.length === 0
}

/** The index is as new as this code: the API's background work need not make it anew. */
async function markIndexed(db: Db): Promise<void> {
  await db
    .insertInto('rankings')
    .values({ name: 'search', generation: TERMS_VERSION, owner: null, dueAt: new Date() })
    .onDuplicateKeyUpdate({ generation: TERMS_VERSION })
    .execute()
}
