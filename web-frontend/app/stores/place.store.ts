import { defineStore } from 'pinia'
import type { Post } from '../api/models.ts'
import { restoreScroll } from '../composables/restore-scroll.ts'
import { useCommentsStore, type CommentsSnapshot } from './comments.store.ts'
import { useFeedAiStore, type FeedAi } from './feed-ai.store.ts'
import { usePostListsStore, type FeedName, type PostList, type PostListKey } from './post-lists.store.ts'
import { usePostsStore } from './posts.store.ts'
import { keepRowPlaces, restoreRowPlaces, type RowsPlace } from './row-places.ts'
import { useSessionStore } from './session.store.ts'

const STORAGE_KEY = 'aic.place'
/** Characters: browsers give a page about five million; some 3,000 posts. Lists that do not fit begin anew. */
const BUDGET = 3_000_000
/** No username begins like this. */
const GUEST = '-'

interface KeptPlace {
  view: string
  /** Path and query of the page that was shown. */
  url: string
  scrollY: number
  feed: FeedName
  /** List on the page, which scrolls itself back. */
  shown: PostListKey | null
  rows: [PostListKey, RowsPlace][]
  lists: Record<string, PostList>
  posts: Post[]
  comments: CommentsSnapshot | null
}

/** What decides how a list looks: who reads it, and whether residents' posts are let in. */
export function viewOf(username: string | null, ai: FeedAi): string {
  return `${username ?? GUEST} ${ai}`
}

/** Where the reader is, kept in this tab while the page is reloaded, and put back afterwards. */
export const usePlaceStore = defineStore('place', () => {
  const session = useSessionStore()
  const lists = usePostListsStore()
  const posts = usePostsStore()
  const comments = useCommentsStore()
  /** For whom the lists were read, see `viewOf`; the server renders for nobody in particular. */
  let shownAs = viewOf(null, useFeedAiStore().choice)

  /** Called when the page may end at any moment. */
  function keep(): void {
    const { places, shown } = keepRowPlaces()
    const postId = /^\/posts\/(\d+)$/.exec(location.pathname)?.[1]
    const kept: KeptPlace = {
      view: shownAs,
      url: location.pathname + location.search,
      scrollY,
      feed: lists.feed,
      shown,
      rows: [],
      lists: {},
      posts: [],
      comments: postId ? comments.snapshotOf(postId) : null,
    }
    addLists(kept, places, shown)
    try {
      sessionStorage.setItem(STORAGE_KEY, JSON.stringify(kept))
    } catch (error) {
      if (!(error instanceof DOMException)) throw error
      // No room: an older place would lead astray.
      forget()
    }
  }

  /** The list on the page goes first, the others while there is room. */
  function addLists(kept: KeptPlace, places: [PostListKey, RowsPlace][], shown: PostListKey | null): void {
    let left = BUDGET
    const known = new Set<string>()
    for (const [key, place] of places.toSorted(([a], [b]) => Number(b === shown) - Number(a === shown))) {
      const list = lists.lists[key]
      if (list?.state !== 'ready') continue
      const added = [...list.ids, ...list.waitingIds].filter((id) => !known.has(id) && posts.byId[id])
      const listPosts = added.map((id) => posts.byId[id]!)
      left -= JSON.stringify([list, place, listPosts]).length
      if (left < 0) return
      for (const id of added) known.add(id)
      kept.lists[key] = list
      kept.rows.push([key, place])
      kept.posts.push(...listPosts)
    }
  }

  /** Puts back what was kept when this page is the same one, reloaded or come back to; called once it is hydrated. */
  function restore(): void {
    const kept = read()
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    if (!kept || !entry || entry.type === 'navigate') return
    // The server has already seen that nobody is signed in.
    if (session.state === 'anonymous' && !kept.view.startsWith(GUEST)) return forget()
    const isSamePage = kept.url === location.pathname + location.search
    shownAs = kept.view
    posts.keep(kept.posts.filter(({ id }) => !posts.byId[id]))
    restoreRowPlaces(kept.rows, isSamePage && kept.scrollY > 0 ? kept.shown : null)
    lists.feed = kept.feed
    lists.restore(kept.lists)
    if (!isSamePage) return
    if (kept.comments) comments.restore(kept.comments)
    if (!kept.shown && kept.scrollY > 0) restoreScroll(kept.scrollY)
  }

  function read(): KeptPlace | null {
    const text = sessionStorage.getItem(STORAGE_KEY)
    return text === null ? null : (JSON.parse(text) as KeptPlace)
  }

  /** Tells who looks now; false when the lists were read for another view and have to be read anew. */
  function isShownAs(view: string): boolean {
    const isSame = view === shownAs
    shownAs = view
    return isSame
  }

  function forget(): void {
    sessionStorage.removeItem(STORAGE_KEY)
  }

  return { keep, restore, isShownAs, forget }
})
