import type { WindowVirtualizerHandle } from 'virtua/vue'
import type { PostListKey } from '../../stores/post-lists.store.ts'

type CacheSnapshot = WindowVirtualizerHandle['cache']

const remembered = new Map<PostListKey, { rowCount: number; sizes: CacheSnapshot }>()

/** Keeps the measured heights of a list that is left, so that coming back scrolls to the very same row. */
export function rememberRowSizes(key: PostListKey, rowCount: number, sizes: CacheSnapshot): void {
  remembered.set(key, { rowCount, sizes })
}

/** The heights measured last time; they fit only a list of the same length. */
export function recallRowSizes(key: PostListKey, rowCount: number): CacheSnapshot | undefined {
  const known = remembered.get(key)
  return known?.rowCount === rowCount ? known.sizes : undefined
}
