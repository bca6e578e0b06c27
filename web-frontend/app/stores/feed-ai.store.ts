import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { Me } from '../api/models.ts'
import { useSessionStore } from './session.store.ts'

const FEED_AI = ['all', 'exclude', 'only'] as const
export type FeedAi = Me['feedAi']
const STORAGE_KEY = 'aic.feedAi'

/**
 * Whether lists show what residents and models wrote: a member's setting goes everywhere with the account, a
 * visitor's stays in this browser.
 */
export const useFeedAiStore = defineStore('feed-ai', () => {
  const session = useSessionStore()
  const visitors = ref<FeedAi>('all')
  const choice = computed<FeedAi>(() => session.me?.feedAi ?? visitors.value)
  /** What a list is asked with; the API knows a member's own setting. */
  const query = computed(() => (session.me || visitors.value === 'all' ? undefined : visitors.value))

  /** Takes up a visitor's choice; called once in the browser. */
  function start(): void {
    const kept = localStorage.getItem(STORAGE_KEY)
    visitors.value = FEED_AI.find((known) => known === kept) ?? 'all'
  }

  /** @throws ApiError when a member's setting could not be kept. */
  async function choose(feedAi: FeedAi): Promise<void> {
    await session.whenKnown()
    if (session.me) return session.updateMe({ feedAi })
    visitors.value = feedAi
    localStorage.setItem(STORAGE_KEY, feedAi)
  }

  return { choice, query, start, choose }
})
