import type { Db } from '../../database/connection.ts'
import { withTransaction } from '../../database/transaction.ts'
import { deleteFollow, lockPair, updateFollowCounts } from '../users/graph.repo.ts'
import { COUNTERS, type Counter } from './counters.ts'
import {
  findBatchEnd,
  getActualCount,
  listFollowsBesideBlocks,
  listWrongCounts,
  lockCounter,
  updateCounter,
} from './fsck.repo.ts'

const ROWS_A_BATCH = 1_000

/** Something that is not as the rows say. */
export interface Contradiction {
  /** What was compared: `posts.like_count`, or `follows beside blocks`. */
  check: string
  id: string
  stored: number
  actual: number
}

export interface FsckOptions {
  /** Sets right what is wrong, a row a transaction, beside the running product. */
  repair?: boolean
  rowsABatch?: number
}

/**
 * Compares every counter with the rows it counts, and looks for rows that exclude each other; yields what is wrong.
 * Reads in batches, so it may run beside the product.
 */
export async function* checkCommunity(db: Db, options: FsckOptions = {}): AsyncGenerator<Contradiction> {
  // First, since each follow taken away is one less in two counters.
  yield* checkFollows(db, options)
  for (const counter of COUNTERS) yield* checkCounter(db, counter, options)
}

/** All that `checkCommunity` finds: nothing, when all is well. */
export async function listContradictions(db: Db, options: FsckOptions = {}): Promise<Contradiction[]> {
  const found: Contradiction[] = []
  for await (const contradiction of checkCommunity(db, options)) found.push(contradiction)
  return found
}

async function* checkFollows(db: Db, { repair }: FsckOptions): AsyncGenerator<Contradiction> {
  for (const { followerId, followeeId } of await listFollowsBesideBlocks(db)) {
    if (repair) await removeFollow(db, followerId, followeeId)
    yield { check: 'follows beside blocks', id: `${followerId}:${followeeId}`, stored: 1, actual: 0 }
  }
}

async function* checkCounter(
  db: Db,
  counter: Counter,
  { repair, rowsABatch = ROWS_A_BATCH }: FsckOptions,
): AsyncGenerator<Contradiction> {
  const check = `${counter.table}.${counter.column}`
  for (let afterId = '0'; ;) {
    const lastId = await findBatchEnd(db, counter.table, afterId, rowsABatch)
    if (lastId === undefined) return
    for (const wrong of await listWrongCounts(db, counter, afterId, lastId)) {
      if (repair) await recount(db, counter, wrong.id)
      yield { check, ...wrong }
    }
    afterId = lastId
  }
}

function removeFollow(db: Db, followerId: string, followeeId: string): Promise<void> {
  return withTransaction(db, async (tx) => {
    await lockPair(tx, followerId, followeeId)
    if (await deleteFollow(tx, followerId, followeeId))
      await updateFollowCounts(tx, followerId, followeeId, -1)
  })
}

function recount(db: Db, counter: Counter, id: string): Promise<void> {
  return withTransaction(db, async (tx) => {
    await lockCounter(tx, counter, id)
    // A statement of its own: one that waited for the lock would still see the rows of before.
    await updateCounter(tx, counter, id, await getActualCount(tx, counter, id))
  })
}
