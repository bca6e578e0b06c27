import type { WindowVirtualizerHandle } from 'virtua/vue'
import type { PostListKey } from '../../stores/post-lists.store.ts'

type CacheSnapshot = WindowVirtualizerHandle['cache']

const remembered = new Map<PostListKey, { firstId: string; sizes: CacheSnapshot }>()

/** Keeps the measured heights of a list that is left, so that coming back scrolls to the very same row. */
export function rememberRowSizes(key: PostListKey, firstId: string, sizes: CacheSnapshot): void {
  remembered.set(key, { firstId, sizes })
}

/** The heights measured last time; they fit while the list begins as it did, also when its end has grown meanwhile. */
export function recallRowSizes(key: PostListKey, firstId: string): CacheSnapshot | undefined {
  const known = remembered.get(key)
  return known?.firstId === firstId ? known.sizes : undefined
}
