import type { WindowVirtualizerHandle } from 'virtua/vue'
import type { PostListKey } from './post-lists.store.ts'

/** How the rows of a list stood when it was last looked at; plain, so that it survives a reload of the page. */
export interface RowsPlace {
  firstId: string
  /** Measured heights, so that coming back scrolls to the very same row. */
  sizes: WindowVirtualizerHandle['cache']
  /** The row at the upper edge of the window, and how far the window begins below that row's edge; null at the top. */
  top: { id: string; offsetPx: number } | null
}

const places = new Map<PostListKey, RowsPlace>()
const shown = new Map<PostListKey, () => RowsPlace | null>()
let returning: PostListKey | null = null

/** Registers a list that is on the page now; the returned function remembers how it stands and takes it off. */
export function showRows(key: PostListKey, lookAt: () => RowsPlace | null): () => void {
  shown.set(key, lookAt)
  return () => {
    if (shown.get(key) !== lookAt) return
    remember(key, lookAt())
    shown.delete(key)
  }
}

/** The place of a list. Its heights fit while the list begins as it did, also when its end has grown meanwhile. */
export function placeOfRows(key: PostListKey): RowsPlace | undefined {
  return places.get(key)
}

/** The list scrolls itself to where it stood when it is drawn next, or up when it was never read. */
export function expectReturn(key: PostListKey): void {
  returning = key
}

/** Whether this list has to scroll itself back: it is told so once. */
export function takeReturn(key: PostListKey): boolean {
  if (returning !== key) return false
  returning = null
  return true
}

/** All places as they are now, and the list on the page, if there is one. */
export function keepRowPlaces(): { places: [PostListKey, RowsPlace][]; shown: PostListKey | null } {
  for (const [key, lookAt] of shown) remember(key, lookAt())
  return { places: [...places], shown: [...shown.keys()].at(-1) ?? null }
}

/** Puts places back after a reload; `returnTo` is the list that scrolls itself back when it is drawn. */
export function restoreRowPlaces(kept: [PostListKey, RowsPlace][], returnTo: PostListKey | null): void {
  for (const [key, place] of kept) places.set(key, place)
  // What the server has rendered is taken off now; how that stood is of no interest.
  shown.clear()
  returning = returnTo
}

function remember(key: PostListKey, place: RowsPlace | null): void {
  if (place) places.set(key, place)
}
