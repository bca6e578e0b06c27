import { defineStore } from 'pinia'
import { ref } from 'vue'
import { answerOf } from '../api/api-client.ts'
import { failureOf, type Failure } from '../api/api-error.ts'
import type { Message } from '../api/models.ts'
import { useApi } from '../api/use-api.ts'
import { entryOf } from './entry-of.ts'

const PAGE_SIZE = 40

/** The messages of one conversation that are known here: without a gap, the oldest first. */
export interface MessageList {
  items: Message[]
  /** Leads to older ones. */
  nextCursor: string | null
  state: 'empty' | 'loading' | 'ready' | 'failed'
  failure: Failure | null
  loadingOlder: boolean
}

function before(messages: readonly Message[], seq: number): Message[] {
  return messages.filter((message) => message.seq < seq)
}

function after(messages: readonly Message[], seq: number): Message[] {
  return messages.filter((message) => message.seq > seq)
}

export const useMessagesStore = defineStore('messages', () => {
  const api = useApi()
  const lists = ref<Record<string, MessageList>>({})
  /** By conversation the newest message that came while its page was read, and could not be put in its place. */
  const missedSeqs = new Map<string, number>()

  function listOf(conversationId: string): MessageList {
    return entryOf(lists.value, conversationId, () => ({
      items: [],
      nextCursor: null,
      state: 'empty',
      failure: null,
      loadingOlder: false,
    }))
  }

  function fetchPage(id: string, cursor?: string) {
    return answerOf(
      api.GET('/conversations/{id}/messages', {
        params: { path: { id }, query: { limit: PAGE_SIZE, cursor } },
      }),
    )
  }

  /**
   * Fetches the newest page; what is shown already stays, unless too much came since for the two to meet. What came
   * while the page was on its way stays behind it.
   */
  async function load(conversationId: string): Promise<void> {
    const list = listOf(conversationId)
    if (list.state === 'loading') return
    list.state = 'loading'
    list.failure = null
    missedSeqs.delete(conversationId)
    try {
      const page = await fetchPage(conversationId)
      const newest = page.items.toReversed()
      const first = newest[0]
      const last = list.items.at(-1)
      const older = last && first && first.seq <= last.seq + 1 ? before(list.items, first.seq) : null
      list.items = [...(older ?? []), ...newest, ...after(list.items, newest.at(-1)?.seq ?? 0)]
      if (!older) list.nextCursor = page.nextCursor
      list.state = 'ready'
    } catch (error) {
      list.failure = failureOf(error)
      list.state = list.items.length ? 'ready' : 'failed'
      return
    }
    if ((missedSeqs.get(conversationId) ?? 0) > (list.items.at(-1)?.seq ?? 0)) await load(conversationId)
  }

  async function loadOlder(conversationId: string): Promise<void> {
    const list = listOf(conversationId)
    if (list.loadingOlder || !list.nextCursor || list.state !== 'ready') return
    list.loadingOlder = true
    try {
      const page = await fetchPage(conversationId, list.nextCursor)
      const first = list.items[0]?.seq ?? Infinity
      list.items = [...before(page.items.toReversed(), first), ...list.items]
      list.nextCursor = page.nextCursor
    } catch (error) {
      list.failure = failureOf(error)
    } finally {
      list.loadingOlder = false
    }
  }

  /** Adds a message that was sent from here or told by the stream, in its place. */
  function receive(message: Message): void {
    const list = lists.value[message.conversationId]
    if (!list || list.state === 'empty' || list.state === 'failed') return
    const last = list.items.at(-1)?.seq ?? 0
    if (message.seq <= last) return
    if (message.seq === last + 1) list.items.push(message)
    else if (list.state === 'loading') missedSeqs.set(message.conversationId, message.seq)
    // Some came in between that were not heard of.
    else void load(message.conversationId)
  }

  function shownIds(): string[] {
    return Object.keys(lists.value).filter((id) => lists.value[id]!.state === 'ready')
  }

  function forgetAll(): void {
    lists.value = {}
  }

  return { listOf, load, loadOlder, receive, shownIds, forgetAll }
})
