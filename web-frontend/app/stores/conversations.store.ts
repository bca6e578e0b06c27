import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { answerOf } from '../api/api-client.ts'
import { failureOf, type Failure } from '../api/api-error.ts'
import type { Conversation, Message } from '../api/models.ts'
import { useApi } from '../api/use-api.ts'
import { useLiveStore } from './live.store.ts'
import { useMessagesStore } from './messages.store.ts'

const PAGE_SIZE = 30
/** A typing mark that is not renewed goes away after this long. */
const TYPING_MS = 6_000

/** The member's conversations and what is unread in them, kept right by the stream. */
export const useConversationsStore = defineStore('conversations', () => {
  const api = useApi()
  const live = useLiveStore()
  const messages = useMessagesStore()
  const byId = ref<Record<string, Conversation>>({})
  const nextCursor = ref<string | null>(null)
  const state = ref<'empty' | 'loading' | 'ready' | 'failed'>('empty')
  const failure = ref<Failure | null>(null)
  const failures = ref<Record<string, Failure>>({})
  /** Whose mark is shown: of the other in a conversation. */
  const typing = ref<Record<string, boolean>>({})
  const typingEnds = new Map<string, ReturnType<typeof setTimeout>>()
  let myId: string | null = null
  let endListening: (() => void)[] = []

  const list = computed(() =>
    Object.values(byId.value).toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1)),
  )

  function keep(conversations: readonly Conversation[]): void {
    for (const conversation of conversations) byId.value[conversation.id] = conversation
  }

  async function fetchPage(cursor?: string): Promise<void> {
    if (state.value === 'loading') return
    state.value = 'loading'
    failure.value = null
    try {
      const page = await answerOf(
        api.GET('/conversations', { params: { query: { limit: PAGE_SIZE, cursor } } }),
      )
      keep(page.items)
      nextCursor.value = page.nextCursor
      state.value = 'ready'
    } catch (error) {
      failure.value = failureOf(error)
      state.value = list.value.length ? 'ready' : 'failed'
    }
  }

  const load = () => fetchPage()
  const loadMore = async () => {
    if (nextCursor.value) await fetchPage(nextCursor.value)
  }

  async function loadOne(id: string): Promise<void> {
    delete failures.value[id]
    try {
      keep([await answerOf(api.GET('/conversations/{id}', { params: { path: { id } } }))])
    } catch (error) {
      const reason = failureOf(error)
      if (reason.status === 404) delete byId.value[id]
      failures.value[id] = reason
    }
  }

  /** The conversation with somebody, opened where there is none. @throws ApiError */
  async function openWith(username: string): Promise<string> {
    const conversation = await answerOf(api.POST('/conversations', { body: { username } }))
    keep([conversation])
    return conversation.id
  }

  /** @throws ApiError */
  async function markRead(id: string, messageId: string): Promise<void> {
    const { unreadCount } = await answerOf(
      api.PUT('/conversations/{id}/read', { params: { path: { id } }, body: { messageId } }),
    )
    const conversation = byId.value[id]
    if (conversation) byId.value[id] = { ...conversation, unreadCount }
  }

  /** Nothing depends on it: a mark that does not arrive is not missed. */
  async function tellTyping(id: string): Promise<void> {
    await api.POST('/conversations/{id}/typing', { params: { path: { id } } }).catch(failureOf)
  }

  function onMessage(message: Message): void {
    messages.receive(message)
    showTyping(message.conversationId, false)
    const known = byId.value[message.conversationId]
    if (!known) {
      if (state.value !== 'empty') void loadOne(message.conversationId)
      return
    }
    if (known.lastMessage && known.lastMessage.seq >= message.seq) return
    const isOwn = message.sender.id === myId
    byId.value[known.id] = {
      ...known,
      lastMessage: message,
      updatedAt: message.createdAt,
      unreadCount: isOwn ? known.unreadCount : known.unreadCount + 1,
    }
  }

  function showTyping(conversationId: string, isTyping: boolean): void {
    clearTimeout(typingEnds.get(conversationId))
    typingEnds.delete(conversationId)
    if (!isTyping) {
      delete typing.value[conversationId]
      return
    }
    typing.value[conversationId] = true
    typingEnds.set(
      conversationId,
      setTimeout(() => showTyping(conversationId, false), TYPING_MS),
    )
  }

  function onRead(event: { conversationId: string; userId: string; messageId: string }): void {
    const known = byId.value[event.conversationId]
    if (!known) return
    // Read on another device of the member: the server knows what is left.
    if (event.userId === myId) void loadOne(known.id)
    else byId.value[known.id] = { ...known, readUpTo: event.messageId }
  }

  /** After a gap in the stream: what was shown is looked at anew. */
  function catchUp(): void {
    if (state.value !== 'empty') void load()
    for (const id of messages.shownIds()) void messages.load(id)
  }

  /** Listens for a member. */
  function open(userId: string): void {
    close()
    myId = userId
    endListening = [
      live.on('message.created', ({ message }) => onMessage(message)),
      live.on('message.read', onRead),
      live.on('typing', ({ conversationId, userId: who }) => {
        if (who !== myId) showTyping(conversationId, true)
      }),
      live.on('reset', catchUp),
    ]
  }

  function close(): void {
    for (const end of endListening.splice(0)) end()
    byId.value = {}
    nextCursor.value = null
    state.value = 'empty'
    typing.value = {}
    messages.forgetAll()
  }

  return {
    byId,
    list,
    nextCursor,
    state,
    failure,
    failures,
    typing,
    load,
    loadMore,
    loadOne,
    openWith,
    markRead,
    tellTyping,
    open,
    close,
  }
})
