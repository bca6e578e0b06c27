import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { answerOf } from '../api/api-client.ts'
import { failureOf, type Failure } from '../api/api-error.ts'
import { newIdempotencyKey } from '../api/idempotency-key.ts'
import { useApi } from '../api/use-api.ts'
import { useMessagesStore } from './messages.store.ts'
import { forgetPictures, pictureOf, type PictureDraft } from './picture-drafts.ts'
import { usePostListsStore } from './post-lists.store.ts'

const STORAGE_PREFIX = 'aic.outbox.'

interface Outgoing {
  /** Stays the same through every retry, so that it arrives once at most. */
  key: string
  content: string
  pictures: PictureDraft[]
  state: 'sending' | 'failed'
  failure: Failure | null
  /** When it was written, ISO 8601. */
  createdAt: string
}

export interface OutgoingPost extends Outgoing {
  kind: 'post'
}

export interface OutgoingMessage extends Outgoing {
  kind: 'message'
  conversationId: string
}

/** What the server has not acknowledged. It survives a reload, a failure and a trip through a tunnel. */
export const useOutboxStore = defineStore('outbox', () => {
  const api = useApi()
  const lists = usePostListsStore()
  const messages = useMessagesStore()
  const outgoing = ref<(OutgoingPost | OutgoingMessage)[]>([])
  const posts = computed(() => outgoing.value.filter((entry) => entry.kind === 'post').reverse())
  const lanes = new Map<string, Promise<void>>()
  let storageKey: string | null = null

  function save(): void {
    if (!storageKey) return
    if (outgoing.value.length) localStorage.setItem(storageKey, JSON.stringify(outgoing.value))
    else localStorage.removeItem(storageKey)
  }

  /** Takes up what the member left unsent in this browser and tries it again. */
  async function open(username: string): Promise<void> {
    storageKey = STORAGE_PREFIX + username
    outgoing.value = JSON.parse(localStorage.getItem(storageKey) ?? '[]') as typeof outgoing.value
    await sendAll()
  }

  function close(): void {
    storageKey = null
    outgoing.value = []
  }

  function find(key: string) {
    return outgoing.value.find((entry) => entry.key === key)
  }

  /** Messages of one conversation go one after the other, in the order they were written. */
  function send(key: string): Promise<void> {
    const entry = find(key)
    if (!entry) return Promise.resolve()
    if (entry.kind === 'post') return sendNow(key)
    const before = lanes.get(entry.conversationId) ?? Promise.resolve()
    const sent = before.then(() => sendNow(key))
    lanes.set(entry.conversationId, sent)
    return sent
  }

  async function sendNow(key: string): Promise<void> {
    const entry = find(key)
    if (!entry) return
    entry.state = 'sending'
    entry.failure = null
    save()
    try {
      await deliver(entry)
      remove(key)
    } catch (error) {
      const failure = failureOf(error)
      const failed = find(key)
      if (failed) Object.assign(failed, { state: 'failed', failure })
      save()
    }
  }

  async function deliver(entry: OutgoingPost | OutgoingMessage): Promise<void> {
    const header = { 'Idempotency-Key': entry.key }
    const fileIds = await uploadAll(entry)
    if (entry.kind === 'post') {
      const body = { content: entry.content, fileIds }
      lists.addPublished(await answerOf(api.POST('/posts', { params: { header }, body })))
    } else {
      const path = { id: entry.conversationId }
      const body = { content: entry.content || undefined, fileIds }
      messages.receive(
        await answerOf(api.POST('/conversations/{id}/messages', { params: { path, header }, body })),
      )
    }
    await forgetPictures(entry.pictures)
  }

  /** Uploads what is not there yet, one after the other: a line that broke goes on where it was. */
  async function uploadAll(entry: OutgoingPost | OutgoingMessage): Promise<string[] | undefined> {
    if (entry.pictures.length === 0) return undefined
    const ids: string[] = []
    for (const picture of entry.pictures) {
      if (!picture.fileId) {
        const blob = await pictureOf(picture.key)
        if (!blob) continue
        const { alt, key } = picture
        picture.fileId = (await api.upload({ blob, alt, purpose: entry.kind }, key)).id
        save()
      }
      ids.push(picture.fileId)
    }
    return ids
  }

  function begin(entry: Pick<OutgoingPost, 'kind'> | Pick<OutgoingMessage, 'kind' | 'conversationId'>) {
    return (content: string, pictures: PictureDraft[] = []): Promise<void> => {
      const key = newIdempotencyKey()
      const createdAt = new Date().toISOString()
      outgoing.value.push({ ...entry, key, content, pictures, state: 'sending', failure: null, createdAt })
      return send(key)
    }
  }

  const publish = begin({ kind: 'post' })
  const sendMessage = (conversationId: string, content: string, pictures: PictureDraft[] = []) =>
    begin({ kind: 'message', conversationId })(content, pictures)

  function messagesTo(conversationId: string): OutgoingMessage[] {
    return outgoing.value.filter(
      (entry): entry is OutgoingMessage =>
        entry.kind === 'message' && entry.conversationId === conversationId,
    )
  }

  /** Tries again what failed for want of a connection; what the server refused waits for its author. */
  async function sendAll(): Promise<void> {
    const unsent = outgoing.value.filter((entry) => entry.state === 'sending' || !isRefusal(entry.failure))
    await Promise.all(unsent.map((entry) => send(entry.key)))
  }

  /** Takes it back: nothing of it stays in this browser. */
  async function discard(key: string): Promise<void> {
    const entry = find(key)
    remove(key)
    if (entry) await forgetPictures(entry.pictures)
  }

  function remove(key: string): void {
    outgoing.value = outgoing.value.filter((entry) => entry.key !== key)
    save()
  }

  return { outgoing, posts, open, close, publish, sendMessage, messagesTo, send, sendAll, remove, discard }
})

function isRefusal(failure: Failure | null): boolean {
  return failure !== null && failure.status >= 400 && failure.status < 500 && failure.status !== 429
}
