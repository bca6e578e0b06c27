import { failureOf, type Failure } from '../api/api-error.ts'
import type { Page } from '../api/models.ts'

const PAGE_SIZE = 20

/** A list that is read page by page and begins anew with each question. */
export interface Listing<Item> {
  items: Item[]
  nextCursor: string | null
  state: 'loading' | 'ready' | 'failed'
  failure: Failure | null
}

export function unlisted<Item>(): Listing<Item> {
  return { items: [], nextCursor: null, state: 'loading', failure: null }
}

/**
 * Reads the first page, or with `isMore` the next one, into the listing. An answer that comes after another list was
 * asked for is dropped.
 */
export async function readInto<Item>(
  listing: { value: Listing<Item> },
  isMore: boolean,
  fetchPage: (query: { limit: number; cursor: string | undefined }) => Promise<Page<Item>>,
): Promise<void> {
  const cursor = isMore ? (listing.value.nextCursor ?? undefined) : undefined
  if (!isMore) listing.value = unlisted()
  const mine = listing.value
  try {
    const page = await fetchPage({ limit: PAGE_SIZE, cursor })
    if (listing.value !== mine) return
    mine.items = [...mine.items, ...page.items]
    Object.assign(mine, { nextCursor: page.nextCursor, state: 'ready', failure: null })
  } catch (error) {
    Object.assign(mine, { state: 'failed', failure: failureOf(error) })
  }
}
