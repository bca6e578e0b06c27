import { defineStore } from 'pinia'
import { ref } from 'vue'
import { answerOf } from '../api/api-client.ts'
import { failureOf, type Failure } from '../api/api-error.ts'
import type { Tag, Trend, User } from '../api/models.ts'
import { useApi } from '../api/use-api.ts'
import { useFeedAiStore } from './feed-ai.store.ts'

const PAGE_SIZE = 20
const TREND_COUNT = 10
const RECENT_COUNT = 8
const RECENT_KEY = 'aic.searches'

export const SEARCH_TYPES = ['posts', 'users', 'tags'] as const
export type SearchType = (typeof SEARCH_TYPES)[number]

/** People or tags that were found; posts are a list of `post-lists.store`. */
interface Found<Item> {
  items: Item[]
  nextCursor: string | null
  state: 'loading' | 'ready' | 'failed'
  failure: Failure | null
}

function nothingYet<Item>(): Found<Item> {
  return { items: [], nextCursor: null, state: 'loading', failure: null }
}

/** What is searched for, what was searched lately in this browser, and what rises. */
export const useSearchStore = defineStore('search', () => {
  const api = useApi()
  const feedAi = useFeedAiStore()
  const users = ref(nothingYet<User>())
  const tags = ref(nothingYet<Tag>())
  const trends = ref<Trend[]>([])
  const recent = ref<string[]>([])
  /** Answers to an older question come too late. */
  let asked = 0

  async function find(type: 'users' | 'tags', q: string): Promise<void> {
    const mine = ++asked
    if (type === 'users') users.value = nothingYet()
    else tags.value = nothingYet()
    await fetchInto(type, q, undefined, () => mine === asked)
  }

  async function findMore(type: 'users' | 'tags', q: string): Promise<void> {
    const mine = asked
    const cursor = (type === 'users' ? users : tags).value.nextCursor
    if (cursor) await fetchInto(type, q, cursor, () => mine === asked)
  }

  async function fetchInto(
    type: 'users' | 'tags',
    q: string,
    cursor: string | undefined,
    isWanted: () => boolean,
  ): Promise<void> {
    const found = type === 'users' ? users : tags
    try {
      const query = { q, type, limit: PAGE_SIZE, cursor, ai: feedAi.query }
      const page = await answerOf(api.GET('/search', { params: { query } }))
      if (!isWanted()) return
      if (page.type === 'users') users.value = grown(users.value, page)
      else if (page.type === 'tags') tags.value = grown(tags.value, page)
    } catch (error) {
      if (isWanted()) Object.assign(found.value, { state: 'failed', failure: failureOf(error) })
    }
  }

  function grown<Item>(found: Found<Item>, page: { items: Item[]; nextCursor: string | null }): Found<Item> {
    return {
      items: [...found.items, ...page.items],
      nextCursor: page.nextCursor,
      state: 'ready',
      failure: null,
    }
  }

  async function loadTrends(): Promise<void> {
    try {
      const page = await answerOf(api.GET('/trends', { params: { query: { limit: TREND_COUNT } } }))
      trends.value = page.items
    } catch (error) {
      // Trends are an extra of their pages: without them nothing is shown.
      failureOf(error)
    }
  }

  function readRecent(): void {
    recent.value = JSON.parse(localStorage.getItem(RECENT_KEY) ?? '[]') as string[]
  }

  function remember(q: string): void {
    recent.value = [q, ...recent.value.filter((known) => known !== q)].slice(0, RECENT_COUNT)
    localStorage.setItem(RECENT_KEY, JSON.stringify(recent.value))
  }

  function forgetRecent(): void {
    recent.value = []
    localStorage.removeItem(RECENT_KEY)
  }

  return { users, tags, trends, recent, find, findMore, loadTrends, readRecent, remember, forgetRecent }
})
