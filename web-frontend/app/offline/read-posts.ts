import type { Page, Post } from '../api/models.ts'
import { READ_CACHE } from './read-cache.ts'

const SHOWN_COUNT = 20

/** The posts this viewer has opened or scrolled past in this browser, those read last first. */
export async function readPosts(viewer: string | null): Promise<Post[]> {
  if (!('caches' in globalThis)) return []
  const cache = await caches.open(READ_CACHE)
  const isTheirs = (url: URL) => url.searchParams.get('for') === (viewer ?? '')
  const found = new Map<string, Post>()
  // The newest entries stand at the end.
  for (const request of (await cache.keys()).toReversed()) {
    const url = new URL(request.url)
    if (!isTheirs(url) || !/^\/api\/posts(\/\d+)?$/.test(url.pathname)) continue
    const answer = (await (await cache.match(request))!.json()) as Post | Page<Post>
    for (const post of 'items' in answer ? answer.items : [answer])
      if (!found.has(post.id)) found.set(post.id, post)
    if (found.size >= SHOWN_COUNT) break
  }
  return [...found.values()].slice(0, SHOWN_COUNT)
}
