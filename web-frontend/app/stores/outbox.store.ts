import { defineStore } from 'pinia'
import { ref } from 'vue'
import { answerOf } from '../api/api-client.ts'
import { failureOf, type Failure } from '../api/api-error.ts'
import { newIdempotencyKey } from '../api/idempotency-key.ts'
import { useApi } from '../api/use-api.ts'
import { usePostListsStore } from './post-lists.store.ts'

const STORAGE_PREFIX = 'aic.outbox.'

/** A post on its way. Its key stays the same through every retry, so it is published once at most. */
export interface OutgoingPost {
  key: string
  content: string
  state: 'sending' | 'failed'
  failure: Failure | null
}

/** Posts the server has not acknowledged. They survive a reload, a failure and a trip through a tunnel. */
export const useOutboxStore = defineStore('outbox', () => {
  const api = useApi()
  const lists = usePostListsStore()
  const outgoing = ref<OutgoingPost[]>([])
  let storageKey: string | null = null

  function save(): void {
    if (!storageKey) return
    if (outgoing.value.length) localStorage.setItem(storageKey, JSON.stringify(outgoing.value))
    else localStorage.removeItem(storageKey)
  }

  /** Takes up what the member left unsent in this browser and tries it again. */
  async function open(username: string): Promise<void> {
    storageKey = STORAGE_PREFIX + username
    outgoing.value = JSON.parse(localStorage.getItem(storageKey) ?? '[]') as OutgoingPost[]
    await sendAll()
  }

  function close(): void {
    storageKey = null
    outgoing.value = []
  }

  function find(key: string): OutgoingPost | undefined {
    return outgoing.value.find((post) => post.key === key)
  }

  async function send(key: string): Promise<void> {
    const entry = find(key)
    if (!entry) return
    entry.state = 'sending'
    entry.failure = null
    save()
    try {
      const post = await answerOf(
        api.POST('/posts', {
          params: { header: { 'Idempotency-Key': key } },
          body: { content: entry.content },
        }),
      )
      discard(key)
      lists.addPublished(post)
    } catch (error) {
      const failure = failureOf(error)
      const failed = find(key)
      if (failed) Object.assign(failed, { state: 'failed', failure })
      save()
    }
  }

  function publish(content: string): Promise<void> {
    const key = newIdempotencyKey()
    outgoing.value.unshift({ key, content, state: 'sending', failure: null })
    return send(key)
  }

  /** Tries again what failed for want of a connection; what the server refused waits for its author. */
  async function sendAll(): Promise<void> {
    const unsent = outgoing.value.filter((post) => post.state === 'sending' || !isRefusal(post.failure))
    await Promise.all(unsent.map((post) => send(post.key)))
  }

  function discard(key: string): void {
    outgoing.value = outgoing.value.filter((post) => post.key !== key)
    save()
  }

  return { outgoing, open, close, publish, send, sendAll, discard }
})

function isRefusal(failure: Failure | null): boolean {
  return failure !== null && failure.status >= 400 && failure.status < 500 && failure.status !== 429
}
