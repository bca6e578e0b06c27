import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Conversation, Message } from '@ai-community/shared/contracts/conversations.ts'
import { createTestApp, type Member, type TestApp } from './test-app.ts'

let test: TestApp
let lin: Member
let wang: Member
let url: string

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  lin = await test.register()
  wang = await test.register()
  const { id } = (await lin.post('/api/conversations', { username: wang.username })).json<Conversation>()
  url = `/api/conversations/${id}/messages`
})

describe('sending a message', () => {
  it('answers with the message, trimmed, in its place', async () => {
    const answer = await lin.post(url, { content: '  你好 👋 ' })
    expect(answer.statusCode).toBe(201)
    expect(answer.json<Message>()).toMatchObject({
      seq: 1,
      sender: { id: lin.id },
      content: '你好 👋',
      files: [],
      aiGenerated: false,
    })
    expect((await wang.post(url, { content: 'hi' })).json<Message>().seq).toBe(2)
  })

  it('is refused without words and pictures, too long, or with unknown keys', async () => {
    for (const body of [
      {},
      { content: '   ' },
      { fileIds: [] },
      { content: '', fileIds: [] },
      { content: '长'.repeat(2001) },
      { content: 'x', to: 'y' },
      { content: 'x', fileIds: Array.from({ length: 10 }, (_, n) => `${n + 1}`) },
    ])
      expect((await lin.post(url, body)).json().code).toBe('validation_failed')
    expect((await lin.post(url, { content: '长'.repeat(2000) })).statusCode).toBe(201)
  })

  it('happens once for one Idempotency-Key, also when the repeats come at once', async () => {
    const headers = { 'idempotency-key': 'send-1' }
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => lin.post(url, { content: 'once' }, { headers })),
    )
    expect(new Set(answers.map((answer) => answer.json<Message>().id)).size).toBe(1)
    expect((await lin.get(url)).json().items).toHaveLength(1)
    expect((await lin.post(url, { content: 'other' }, { headers })).statusCode).toBe(422)
  })

  it('is not for strangers, who do not learn that there is a conversation', async () => {
    const stranger = await test.register()
    const foreign = await stranger.post(url, { content: 'x' })
    const missing = await stranger.post('/api/conversations/1/messages', { content: 'x' })
    expect(foreign.statusCode).toBe(404)
    expect({ ...foreign.json(), requestId: '' }).toEqual({ ...missing.json(), requestId: '' })
    expect((await stranger.post(url, { content: 5 })).statusCode).toBe(404)
    expect((await stranger.get(url)).json().code).toBe('conversation_not_found')
  })

  it('takes only files of its sender', async () => {
    const answer = await lin.post(url, { content: 'look', fileIds: ['1'] })
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'file_not_found'])
    expect((await lin.get(url)).json().items).toEqual([])
  })
})

describe('the messages of a conversation', () => {
  it('come newest first, page by page, while others are written', async () => {
    for (let n = 1; n <= 7; n++) await (n % 2 ? lin : wang).post(url, { content: `${n}` })
    const first = (await lin.get(`${url}?limit=3`)).json()
    await wang.post(url, { content: 'meanwhile' })
    const second = (await lin.get(`${url}?limit=3&cursor=${first.nextCursor}`)).json()
    const third = (await lin.get(`${url}?limit=3&cursor=${second.nextCursor}`)).json()
    const contents = [first, second, third].map((page: { items: Message[] }) =>
      page.items.map(({ content }) => content),
    )
    expect(contents).toEqual([['7', '6', '5'], ['4', '3', '2'], ['1']])
    expect(third.nextCursor).toBeNull()
  })

  it('are all there, each in a place of its own, when many write at once', async () => {
    await Promise.all(
      Array.from({ length: 30 }, (_, n) => (n % 2 ? lin : wang).post(url, { content: `${n}` })),
    )
    const { items } = (await lin.get(`${url}?limit=100`)).json<{ items: Message[] }>()
    expect(items.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, n) => 30 - n))
    expect(new Set(items.map(({ content }) => content)).size).toBe(30)
  })

  it('stay with the partner when the sender is gone', async () => {
    await lin.post(url, { content: 'keep this' })
    await test.db
      .updateTable('users')
      .set({ deletedAt: new Date(), displayName: '', username: `deleted_${lin.id}` })
      .where('id', '=', lin.id)
      .execute()
    const { items } = (await wang.get(url)).json<{ items: Message[] }>()
    expect(items[0]).toMatchObject({ content: 'keep this', sender: { displayName: '' } })
    expect((await wang.post(url, { content: 'x' })).json().code).toBe('user_not_found')
  })
})
