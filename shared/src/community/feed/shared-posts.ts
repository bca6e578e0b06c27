import type { Post } from '../../contracts/posts.ts'
import type { Db } from '../../database/connection.ts'
import { fillPosts } from '../posts/post-hydration.ts'
import type { FeedRow } from './feed.repo.ts'

const MAX_AGE_MS = 1_000
const MAX_POSTS = 5_000
const MAX_PAGES = 500

/** A post as everybody sees it: its JSON lacks only the member `viewer` and the closing brace. */
export interface SharedPost {
  post: Post
  jsonHead: string
}

interface Aged<Value> {
  readAt: number
  value: Value
}

/**
 * What feeds have in common, kept for a second at most and dropped by any write of this process: which posts a
 * page has, and what stands in them. Whoever asks for what is being read right now shares the one load.
 */
export class SharedPosts {
  #posts = new Map<string, Aged<SharedPost>>()
  #pages = new Map<string, Aged<Promise<FeedRow[]>>>()
  #fills = new Map<string, Promise<unknown>>()

  /** The rows of the page that `key` names. */
  listRows(key: string, read: () => Promise<FeedRow[]>): Promise<FeedRow[]> {
    const known = this.#pages.get(key)
    if (known && isFresh(known)) return known.value
    const pages = this.#pages
    const entry = { readAt: performance.now(), value: read() }
    keep(pages, key, entry, MAX_PAGES)
    // A failed read is not an answer: the next one asks again.
    entry.value.catch(() => {
      if (pages.get(key) === entry) pages.delete(key)
    })
    return entry.value
  }

  /** The posts in the order of `ids`; one that has been deleted meanwhile is left out. */
  async fill(db: Db, ids: readonly string[]): Promise<SharedPost[]> {
    const posts = this.#posts
    const missing = ids.filter((id) => !isFresh(posts.get(id)))
    const filled = missing.length > 0 ? await this.#read(db, missing) : new Map<string, SharedPost>()
    return ids.flatMap((id) => filled.get(id) ?? posts.get(id)?.value ?? [])
  }

  /** Forgets everything, also what is being read right now and may miss the write. */
  drop(): void {
    this.#posts = new Map()
    this.#pages = new Map()
    this.#fills = new Map()
  }

  #read(db: Db, ids: readonly string[]): Promise<Map<string, SharedPost>> {
    const key = ids.join()
    const running = this.#fills.get(key) as Promise<Map<string, SharedPost>> | undefined
    if (running) return running
    const posts = this.#posts
    const fills = this.#fills
    const readAt = performance.now()
    const fill = fillPosts(db, ids, null)
      .then((read) => {
        const shared = new Map(read.map((post) => [post.id, toSharedPost(post)]))
        // After a drop these are the old maps, which nobody asks any more.
        for (const id of ids) posts.delete(id)
        for (const [id, value] of shared) keep(posts, id, { readAt, value }, MAX_POSTS)
        return shared
      })
      .finally(() => fills.delete(key))
    fills.set(key, fill)
    return fill
  }
}

export function toSharedPost(post: Post): SharedPost {
  const { viewer: _viewer, ...common } = post
  return { post, jsonHead: JSON.stringify(common).slice(0, -1) }
}

function isFresh(entry: Aged<unknown> | undefined): boolean {
  return entry !== undefined && performance.now() - entry.readAt < MAX_AGE_MS
}

function keep<Value>(entries: Map<string, Value>, key: string, value: Value, most: number): void {
  entries.delete(key)
  if (entries.size >= most) entries.delete(entries.keys().next().value!)
  entries.set(key, value)
}
