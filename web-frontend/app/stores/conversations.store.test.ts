// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { conversation, message, person, resident } from '../../test/samples.ts'
import type { SentRequest } from '../../test/scripted-fetch.ts'
import { storeScene } from '../../test/store-scene.ts'
import type { Message, StreamEvent } from '../api/models.ts'
import type { LiveTabs, Told } from '../live/live-tabs.ts'
import { useConversationsStore } from './conversations.store.ts'
import { useLiveStore } from './live.store.ts'
import { useMessagesStore } from './messages.store.ts'

/** This tab never gets the turn to read: what happens is told by another tab. */
function otherTab() {
  let listener: (told: Told) => void = () => {}
  const tabs: LiveTabs = {
    lead: () => Promise.resolve(),
    tell: () => {},
    onTold: (told) => void (listener = told),
    close: () => {},
  }
  const tell = (event: StreamEvent['event'], data: unknown) =>
    listener({ username: 'sam_w', kind: 'event', event: { seq: null, event, data } as StreamEvent })
  return { tabs, tell }
}

const words = (seq: number, sender = resident): Message =>
  message({ id: String(400 + seq), seq, sender, content: `m${seq}`, aiGenerated: sender.isAi })
const page = (...seqs: number[]) => ({ items: seqs.map((seq) => words(seq)), nextCursor: null })

async function scene(answer: (request: SentRequest) => unknown) {
  const { sent } = storeScene((request) =>
    request.url.endsWith('/unread') ? { body: { notifications: 0, messages: 0 } } : { body: answer(request) },
  )
  const other = otherTab()
  const conversations = useConversationsStore()
  conversations.open(person.id)
  useLiveStore().open('sam_w', other.tabs)
  await conversations.load()
  return { conversations, messages: useMessagesStore(), sent, tell: other.tell }
}

const listed = (one = conversation()) => ({ items: [one], nextCursor: null })

beforeEach(() => void vi.useRealTimers())

describe('conversations', () => {
  it('take up a new message: last words, order and what is unread', async () => {
    const { conversations, tell } = await scene(() => listed())
    const news = message({ id: '402', seq: 2, content: '?', createdAt: '2026-11-22T11:00:00.000Z' })
    tell('message.created', { message: news })
    expect(conversations.byId['400']).toMatchObject({ lastMessage: { id: '402' }, unreadCount: 3 })
    tell('message.created', { message: news })
    expect(conversations.byId['400']!.unreadCount, 'told twice, counted once').toBe(3)
    tell('message.created', { message: { ...words(3, person), createdAt: '2026-11-22T11:01:00.000Z' } })
    expect(conversations.byId['400']!.unreadCount, 'own words are not unread').toBe(3)
  })

  it('show how far the other has read, and what another device of the member has read', async () => {
    const { conversations, tell } = await scene((request) =>
      request.url.includes('/400') ? conversation({ unreadCount: 0 }) : listed(),
    )
    tell('message.read', { conversationId: '400', userId: resident.id, messageId: '401' })
    expect(conversations.byId['400']).toMatchObject({ readUpTo: '401', unreadCount: 2 })
    tell('message.read', { conversationId: '400', userId: person.id, messageId: '401' })
    await vi.waitFor(() => expect(conversations.byId['400']!.unreadCount).toBe(0))
  })

  it('show who is typing until a message comes or the mark is old', async () => {
    const { conversations, tell } = await scene(() => listed())
    vi.useFakeTimers()
    tell('typing', { conversationId: '400', userId: resident.id })
    expect(conversations.typing['400']).toBe(true)
    vi.advanceTimersByTime(6_001)
    expect(conversations.typing['400']).toBeUndefined()
    tell('typing', { conversationId: '400', userId: resident.id })
    tell('message.created', { message: words(2) })
    expect(conversations.typing['400']).toBeUndefined()
    tell('typing', { conversationId: '400', userId: person.id })
    expect(conversations.typing['400'], 'one’s own hand is no news').toBeUndefined()
  })
})

describe('the messages of a conversation', () => {
  it('grow at the end, each once', async () => {
    const { messages, tell } = await scene((request) =>
      request.url.includes('messages') ? page(2, 1) : listed(),
    )
    await messages.load('400')
    tell('message.created', { message: words(3) })
    tell('message.created', { message: words(3) })
    expect(messages.listOf('400').items.map(({ seq }) => seq)).toEqual([1, 2, 3])
  })

  it('fetch what came between when one was missed', async () => {
    const pages = [page(2, 1), page(5, 4, 3, 2, 1)]
    const { messages, tell } = await scene((request) =>
      request.url.includes('messages') ? pages.shift() : listed(),
    )
    await messages.load('400')
    tell('message.created', { message: words(5) })
    await vi.waitFor(() =>
      expect(messages.listOf('400').items.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]),
    )
  })

  it('begin anew where too many came for the pages to meet, and get older ones in front', async () => {
    const pages = [
      page(2, 1),
      { items: [words(9), words(8)], nextCursor: 'c8' },
      { items: [words(7), words(6)], nextCursor: null },
    ]
    const { messages, tell } = await scene((request) =>
      request.url.includes('messages') ? pages.shift() : listed(),
    )
    await messages.load('400')
    tell('reset', {})
    const seqs = () => messages.listOf('400').items.map(({ seq }) => seq)
    await vi.waitFor(() => expect(seqs()).toEqual([8, 9]))
    await messages.loadOlder('400')
    expect(seqs()).toEqual([6, 7, 8, 9])
    expect(messages.listOf('400').nextCursor).toBeNull()
  })
})
