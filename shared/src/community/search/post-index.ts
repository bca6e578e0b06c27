import type { Db, Tx } from '../../database/connection.ts'
import { withTransaction } from '../../database/transaction.ts'
import { claimTurn, getGeneration, lockGeneration, updateGeneration } from '../rankings/rankings.repo.ts'
import { deletePostTerms, insertPostTerms, lockPostTexts, type PostTerm } from './post-terms.repo.ts'
import { TERMS_VERSION, termsOfText } from './search-terms.ts'

/** Long enough for a million posts; a holder that dies keeps the others waiting for so long. */
const REINDEX_TURN_SECONDS = 3_600

export interface IndexedPost {
  id: string
  content: string
  aiGenerated: boolean
}

/** Makes a new post findable, in the transaction that writes it. */
export async function indexPostIn(tx: Tx, post: IndexedPost): Promise<void> {
  await insertPostTerms(tx, toPostTerms(post))
}

/** After an edit: the post is found by its new words, and no more by the old. */
export async function reindexPostIn(tx: Tx, post: IndexedPost): Promise<void> {
  await deletePostTerms(tx, [post.id])
  await indexPostIn(tx, post)
}

/** A deleted post is found no more. */
export async function unindexPostIn(tx: Tx, postId: string): Promise<void> {
  await deletePostTerms(tx, [postId])
}

export interface ReindexOptions {
  /** Posts of one transaction. */
  batchSize?: number
  signal?: AbortSignal
  /** Told after each batch how many posts have been indexed so far. */
  onProgress?: (postCount: number) => void
}

/**
 * Makes the terms of all posts anew, oldest first, in short transactions beside the running product; doing it
 * twice, or two at a time, is harmless. Returns whether it came to the end.
 */
export async function reindexAllPosts(db: Db, options: ReindexOptions = {}): Promise<boolean> {
  const { batchSize = 500, signal, onProgress } = options
  let afterId = '0'
  let done = 0
  while (!signal?.aborted) {
    const posts = await withTransaction(db, (tx) => reindexBatch(tx, afterId, batchSize))
    done += posts.length
    onProgress?.(done)
    if (posts.length < batchSize) return true
    afterId = posts.at(-1)!.id
  }
  return false
}

/** Makes the index anew where it was made by other rules than these, or never; one process at a time. */
export async function reindexWhenStale(db: Db, owner: string, signal: AbortSignal): Promise<void> {
  if ((await getGeneration(db, 'search')) >= TERMS_VERSION) return
  if (!(await claimTurn(db, 'search', owner, REINDEX_TURN_SECONDS))) return
  if (!(await reindexAllPosts(db, { signal }))) return
  await withTransaction(db, async (tx) => {
    if ((await lockGeneration(tx, 'search', owner)) !== undefined)
      await updateGeneration(tx, 'search', TERMS_VERSION)
  })
}

async function reindexBatch(tx: Tx, afterId: string, batchSize: number): Promise<IndexedPost[]> {
  const posts = await lockPostTexts(tx, afterId, batchSize)
  if (posts.length === 0) return []
  await deletePostTerms(
    tx,
    posts.map((post) => post.id),
  )
  await insertPostTerms(tx, posts.flatMap(toPostTerms))
  return posts
}

function toPostTerms({ id, content, aiGenerated }: IndexedPost): PostTerm[] {
  return termsOfText(content).map((term) => ({ term, aiGenerated, postId: id }))
}
