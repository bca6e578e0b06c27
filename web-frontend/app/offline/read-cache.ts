/** Names that the pages and the service worker share, and what a member's leaving means for them. */
export const VIEWER_HEADER = 'x-viewer'
/** Answers of the API as this browser has read them, each for the viewer who read it. */
export const READ_CACHE = 'aic-read'
/** Pictures and portraits everybody may see. */
export const PICTURE_CACHE = 'aic-pictures'
/** Where another app's words and pictures wait for the composer, in the browser's database. */
export const SHARED_KEY = 'aic.shared'

/** What another app has shared with this one. */
export interface Shared {
  words: string
  pictures: File[]
}

/**
 * Removes what a member has read from this browser. Answers that still arrive are kept under that member's name, which
 * nobody else is asked by.
 */
export async function forgetWhatWasRead(): Promise<void> {
  // There are no caches on plain http other than localhost, and nothing was kept then.
  if ('caches' in globalThis) await caches.delete(READ_CACHE)
}

/** The address an answer is kept under: what one viewer was answered is no answer for another. */
export function keyForViewer(url: string, viewer: string | null): string {
  const key = new URL(url)
  key.searchParams.set('for', viewer ?? '')
  return key.href
}

/** The addresses that are kept for reading without a connection: neither settings nor searches, reports or streams. */
export function isKeptForReading(path: string): boolean {
  return /^\/api\/(posts|comments|tags|trends|bookmarks|conversations|notifications|world|users\/(?!me(\/|$)))/.test(
    path,
  )
}
