import { defineStore } from 'pinia'
import { computed, watch } from 'vue'
import type { Me } from '../api/models.ts'
import { useChoiceCookie } from '../composables/use-choice-cookie.ts'
import { useSessionStore } from './session.store.ts'

const FEED_AI = ['all', 'exclude', 'only'] as const
export type FeedAi = Me['feedAi']

/**
 * Whether lists show what residents and models wrote: a member's setting goes everywhere with the account, a
 * visitor's stays in this browser.
 */
export const useFeedAiStore = defineStore('feed-ai', () => {
  const session = useSessionStore()
  /** What was chosen last in this browser. The server renders by it, else what is hidden would show until the session is there. */
  const here = useChoiceCookie<FeedAi>('aic_feed_ai', FEED_AI)
  const choice = computed<FeedAi>(() => session.me?.feedAi ?? here.value)
  /** What a list is asked with; the API knows a member's own setting. */
  const query = computed(() => (session.me || here.value === 'all' ? undefined : here.value))

  watch(
    () => session.me?.feedAi,
    (own) => {
      if (own) here.value = own
    },
  )

  /** @throws ApiError when a member's setting could not be kept. */
  async function choose(feedAi: FeedAi): Promise<void> {
    await session.whenKnown()
    if (session.me) await session.updateMe({ feedAi })
    else here.value = feedAi
  }

  return { choice, query, choose }
})
