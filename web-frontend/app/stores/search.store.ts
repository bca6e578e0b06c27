import { defineStore } from 'pinia'
import { ref } from 'vue'
import { answerOf } from '../api/api-client.ts'
import { failureOf } from '../api/api-error.ts'
import type { SearchPage, Tag, Trend, User } from '../api/models.ts'
import { useApi } from '../api/use-api.ts'
import { readInto, unlisted } from './listing.ts'
import { useFeedAiStore } from './feed-ai.store.ts'

const TREND_COUNT = 10
const RECENT_COUNT = 8
const RECENT_KEY = 'aic.searches'

export const SEARCH_TYPES = ['posts', 'users', 'tags'] as const
export type SearchType = (typeof SEARCH_TYPES)[number]

/** @throws TypeError when the server answers with something else than it was asked for. */
function onlyOf<Type extends SearchPage['type']>(
  type: Type,
  page: SearchPage,
): Extract<SearchPage, { type: Type }> {
  if (page.type !== type) throw new TypeError(`a page of ${page.type} came for ${type}`)
  return page as Extract<SearchPage, { type: Type }>
}

/** What is searched for, what was searched lately in this browser, and what rises. */
export const useSearchStore = defineStore('search', () => {
  const api = useApi()
  const feedAi = useFeedAiStore()
  const users = ref(unlisted<User>())
  const tags = ref(unlisted<Tag>())
  const trends = ref<Trend[]>([])
  const recent = ref<string[]>([])
  /** People or tags; posts are a list of `post-lists.store`. With `isMore` the next page of them. */
  async function find(type: 'users' | 'tags', q: string, isMore = false): Promise<void> {
    const ask = async (query: { limit: number; cursor: string | undefined }) =>
      answerOf(api.GET('/search', { params: { query: { q, type, ai: feedAi.query, ...query } } }))
    if (type === 'users') await readInto(users, isMore, async (query) => onlyOf('users', await ask(query)))
    else await readInto(tags, isMore, async (query) => onlyOf('tags', await ask(query)))
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

  return { users, tags, trends, recent, find, loadTrends, readRecent, remember, forgetRecent }
})
