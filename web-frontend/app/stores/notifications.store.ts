import { defineStore } from 'pinia'
import { ref } from 'vue'
import { answerOf } from '../api/api-client.ts'
import { failureOf, type Failure } from '../api/api-error.ts'
import type { Notification } from '../api/models.ts'
import { useApi } from '../api/use-api.ts'
import { useLiveStore } from './live.store.ts'
import { usePostsStore } from './posts.store.ts'

const PAGE_SIZE = 20
/** Several notices in a row are looked at together. */
const GATHER_MS = 400

/** What happened to the member, grouped by the server; a new notice brings its whole group up to date. */
export const useNotificationsStore = defineStore('notifications', () => {
  const api = useApi()
  const live = useLiveStore()
  const posts = usePostsStore()
  const items = ref<Notification[]>([])
  const nextCursor = ref<string | null>(null)
  const state = ref<'empty' | 'loading' | 'ready' | 'failed'>('empty')
  const failure = ref<Failure | null>(null)
  let gathering: ReturnType<typeof setTimeout> | undefined
  let endListening: (() => void)[] = []

  async function fetchPage(cursor: string | undefined): Promise<void> {
    if (state.value === 'loading') return
    state.value = 'loading'
    failure.value = null
    try {
      const page = await posts.read(
        () => answerOf(api.GET('/notifications', { params: { query: { limit: PAGE_SIZE, cursor } } })),
        ({ items }) => items.flatMap(({ post }) => post ?? []),
      )
      const known = new Set(page.items.map(({ id }) => id))
      items.value = cursor ? [...items.value.filter(({ id }) => !known.has(id)), ...page.items] : page.items
      nextCursor.value = page.nextCursor
      state.value = 'ready'
    } catch (error) {
      failure.value = failureOf(error)
      state.value = items.value.length ? 'ready' : 'failed'
    }
  }

  const load = () => fetchPage(undefined)
  const loadMore = async () => {
    if (nextCursor.value) await fetchPage(nextCursor.value)
  }

  /** Marks as read what stands in the list, the newest first, and all before it. @throws ApiError */
  async function readAll(): Promise<void> {
    const newest = items.value[0]
    if (!newest) return
    live.counters = await answerOf(api.PUT('/notifications/read', { body: { upTo: newest.id } }))
    items.value = items.value.map((notification) => ({ ...notification, read: true }))
  }

  function lookSoon(): void {
    if (state.value === 'empty') return
    clearTimeout(gathering)
    gathering = setTimeout(() => void load(), GATHER_MS)
  }

  function open(): void {
    close()
    endListening = [live.on('notification.created', lookSoon), live.on('reset', lookSoon)]
  }

  function close(): void {
    for (const end of endListening.splice(0)) end()
    clearTimeout(gathering)
    items.value = []
    nextCursor.value = null
    state.value = 'empty'
  }

  return { items, nextCursor, state, failure, load, loadMore, readAll, open, close }
})
