import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { FeedPost, HotScore, Page, Post } from '../api/models.ts'
import { answerOf } from '../api/api-client.ts'
import { failureOf, type Failure } from '../api/api-error.ts'
import { useApi } from '../api/use-api.ts'
import { entryOf } from './entry-of.ts'
import { useFeedAiStore } from './feed-ai.store.ts'
import { usePostsStore } from './posts.store.ts'

const PAGE_SIZE = 20

export const FEEDS = ['hot', 'following', 'public'] as const
export type FeedName = (typeof FEEDS)[number]
/** A list's name: a feed, the posts of one account, of one place or under one tag, what was searched for, the member's bookmarks. */
export type PostListKey =
  | `feed:${FeedName}`
  | `user:${string}`
  | `place:${string}`
  | `tag:${string}`
  | `search:${string}`
  | 'bookmarks'

export interface PostList {
  ids: string[]
  nextCursor: string | null
  state: 'empty' | 'loading' | 'ready' | 'failed'
  failure: Failure | null
  loadingMore: boolean
  moreFailure: Failure | null
  /** Newer posts that wait behind the "n new" pill, newest first. */
  waitingIds: string[]
  /** The waiting ones do not reach down to the shown ones: showing them starts the list anew. */
  hasGap: boolean
  /** Cursor of the page the waiting ones came with; counts when there is a gap. */
  waitingCursor: string | null
  /** The member's own posts of the last minutes, put on top at once: older ones of others may still be unseen. */
  publishedIds: string[]
  /** Where the places in the hot feed come from, by post. */
  scores: Record<string, HotScore>
}

export function emptyPostList(): PostList {
  return {
    ids: [],
    nextCursor: null,
    state: 'empty',
    failure: null,
    loadingMore: false,
    moreFailure: null,
    waitingIds: [],
    hasGap: false,
    waitingCursor: null,
    publishedIds: [],
    scores: {},
  }
}

/** Lists that others order than time: by score, by relevance, by when they were marked. */
function isByTime(key: PostListKey): boolean {
  return key !== 'feed:hot' && key !== 'bookmarks' && !key.startsWith('search:')
}

/** Ids grow with time: a longer one is newer, and among equally long ones the greater. */
function newestFirst(ids: readonly string[]): string[] {
  return ids.toSorted((a, b) => b.length - a.length || (a < b ? 1 : -1))
}

function inOrder(key: PostListKey, ids: readonly string[]): string[] {
  const each = [...new Set(ids)]
  return isByTime(key) ? newestFirst(each) : each
}

/** The endless lists. They outlive their pages, so that going back finds the same rows in the same place. */
export const usePostListsStore = defineStore('post-lists', () => {
  const api = useApi()
  const posts = usePostsStore()
  const feedAi = useFeedAiStore()
  const lists = ref<Record<string, PostList>>({})
  /** The feed the reader has chosen. */
  const feed = ref<FeedName>('public')
  /** Counts how often lists were put back, because their rows have to be drawn anew then. */
  const restorations = ref(0)

  function listOf(key: PostListKey): PostList {
    return entryOf(lists.value, key, emptyPostList)
  }

  function fetchPage(key: PostListKey, cursor?: string): Promise<Page<FeedPost>> {
    return posts.read(
      () => askForPage(key, cursor),
      (page) => page.items,
    )
  }

  function askForPage(key: PostListKey, cursor: string | undefined): Promise<Page<FeedPost>> {
    const [kind] = key.split(':', 1)
    const name = key.slice(kind!.length + 1)
    const query = { limit: PAGE_SIZE, cursor, ai: feedAi.query }
    switch (kind) {
      case 'feed':
        return answerOf(api.GET('/posts', { params: { query: { feed: name as FeedName, ...query } } }))
      case 'user':
        return answerOf(api.GET('/users/{username}/posts', { params: { path: { username: name }, query } }))
      case 'place':
        return answerOf(api.GET('/world/locations/{id}/posts', { params: { path: { id: name }, query } }))
      case 'tag':
        return answerOf(api.GET('/tags/{tag}/posts', { params: { path: { tag: name }, query } }))
      case 'search':
        return searchPosts(name, query)
      default:
        return answerOf(api.GET('/bookmarks', { params: { query } }))
    }
  }

  async function searchPosts(
    q: string,
    query: { limit: number; cursor: string | undefined; ai: typeof feedAi.query },
  ): Promise<Page<Post>> {
    const page = await answerOf(api.GET('/search', { params: { query: { q, type: 'posts', ...query } } }))
    return page.type === 'posts' ? page : { items: [], nextCursor: null }
  }

  function scoresOf(items: readonly FeedPost[]): Record<string, HotScore> {
    return Object.fromEntries(items.flatMap(({ id, score }) => (score ? [[id, score]] : [])))
  }

  /** Loads the first page. Rows that are shown already stay until it is there. */
  async function load(key: PostListKey): Promise<void> {
    const list = listOf(key)
    if (list.state === 'loading') return
    list.state = 'loading'
    list.failure = null
    const publishedBefore = new Set(list.publishedIds)
    try {
      const page = await fetchPage(key)
      const publishedIds = list.publishedIds.filter((id) => !publishedBefore.has(id))
      Object.assign(list, emptyPostList(), {
        // A post may have been published after the server had read the page.
        ids: inOrder(key, [...publishedIds, ...page.items.map((post) => post.id)]),
        publishedIds,
        scores: scoresOf(page.items),
        nextCursor: page.nextCursor,
        state: 'ready',
      })
    } catch (error) {
      list.failure = failureOf(error)
      list.state = list.ids.length ? 'ready' : 'failed'
    }
  }

  async function loadMore(key: PostListKey): Promise<void> {
    const list = listOf(key)
    if (list.loadingMore || !list.nextCursor || list.state !== 'ready') return
    list.loadingMore = true
    list.moreFailure = null
    const cursor = list.nextCursor
    try {
      const page = await fetchPage(key, cursor)
      // The list was loaded anew meanwhile: this page belongs to the old one.
      if (list.nextCursor !== cursor) return
      const known = new Set(list.ids)
      list.ids.push(...page.items.map((post) => post.id).filter((id) => !known.has(id)))
      Object.assign(list.scores, scoresOf(page.items))
      list.nextCursor = page.nextCursor
    } catch (error) {
      list.moreFailure = failureOf(error)
    } finally {
      list.loadingMore = false
    }
  }

  /**
   * Looks for newer posts and lets them wait; a list that failed is tried again; counters of shown posts are brought up to date at once.
   *
   * @throws ApiError when the API refuses or is away: the caller's polling slows down on it.
   */
  async function lookForNewer(key: PostListKey): Promise<void> {
    const list = listOf(key)
    if (list.state === 'failed') await load(key)
    if (list.state !== 'ready' || !isByTime(key)) return
    const page = await fetchPage(key)
    const known = new Set(list.ids)
    const isOwn = new Set(list.publishedIds)
    const firstKnown = page.items.findIndex((post) => known.has(post.id) && !isOwn.has(post.id))
    const newest = (firstKnown === -1 ? page.items : page.items.slice(0, firstKnown)).map((post) => post.id)
    list.hasGap = firstKnown === -1 && list.ids.length > 0 && page.nextCursor !== null
    list.waitingIds = list.hasGap ? newest : newest.filter((id) => !known.has(id))
    list.waitingCursor = page.nextCursor
  }

  function showWaiting(key: PostListKey): void {
    const list = listOf(key)
    if (list.hasGap) {
      list.ids = list.waitingIds
      list.nextCursor = list.waitingCursor
      list.publishedIds = []
    } else {
      list.ids = newestFirst([...new Set([...list.waitingIds, ...list.ids])])
    }
    list.waitingIds = []
    list.hasGap = false
  }

  /** Puts a post the member has just published on top of the lists it belongs to. */
  function addPublished(post: Post): void {
    posts.keep([post])
    for (const key of ['feed:public', `user:${post.author.username}`] as const) {
      const list = lists.value[key]
      if (!list || list.state === 'empty' || list.state === 'failed') continue
      list.publishedIds.push(post.id)
      // Alone it would stand for the list until the rest is there; the first page brings it along.
      const isFirstPage = list.state === 'loading' && list.ids.length === 0
      if (!isFirstPage && !list.ids.includes(post.id)) list.ids.unshift(post.id)
    }
  }

  function drop(postId: string): void {
    for (const list of Object.values(lists.value)) {
      list.ids = list.ids.filter((id) => id !== postId)
      list.waitingIds = list.waitingIds.filter((id) => id !== postId)
    }
  }

  /** Puts lists back as they stood before a reload. */
  function restore(kept: Record<string, PostList>): void {
    Object.assign(lists.value, kept)
    restorations.value += 1
  }

  /** After signing in or out: what was fetched for the other viewer no longer counts, but stays readable. */
  function reloadAll(): Promise<unknown> {
    const shown = Object.keys(lists.value) as PostListKey[]
    for (const key of shown) if (key === 'feed:following' || key === 'bookmarks') delete lists.value[key]
    return Promise.all(shown.filter((key) => lists.value[key]).map((key) => load(key)))
  }

  return {
    lists,
    feed,
    restorations,
    listOf,
    load,
    loadMore,
    lookForNewer,
    showWaiting,
    addPublished,
    drop,
    restore,
    reloadAll,
  }
})
