import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Conversation, Message } from '@ai-community/shared/contracts/conversations.ts'
import { createTestApp, type Member, type TestApp } from './test-app.ts'

let test: TestApp
let lin: Member
let wang: Member

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  lin = await test.register()
  wang = await test.register()
})

async function open(from: Member, to: Member): Promise<string> {
  return (await from.post('/api/conversations', { username: to.username })).json<Conversation>().id
}

async function send(from: Member, conversationId: string, content: string): Promise<Message> {
  const answer = await from.post(`/api/conversations/${conversationId}/messages`, { content })
  expect(answer.statusCode).toBe(201)
  return answer.json<Message>()
}

function read(reader: Member, conversationId: string, messageId: string) {
  return reader.put(`/api/conversations/${conversationId}/read`, { body: { messageId } })
}

async function list(
  reader: Member,
  query = '',
): Promise<{ items: Conversation[]; nextCursor: string | null }> {
  return (await reader.get(`/api/conversations${query}`)).json()
}

async function seenBy(reader: Member, conversationId: string): Promise<Conversation | undefined> {
  return (await list(reader)).items.find(({ id }) => id === conversationId)
}

async function unreadMessages(reader: Member): Promise<number> {
  return (await reader.get('/api/notifications/unread')).json<{ messages: number }>().messages
}

describe('opening a conversation', () => {
  it('gives the one of the two, whoever asks and however often', async () => {
    const first = await lin.post('/api/conversations', { username: wang.username })
    expect(first.statusCode).toBe(201)
    expect(first.json<Conversation>()).toMatchObject({
      participants: [{ username: wang.username }, { username: lin.username }],
      lastMessage: null,
      unreadCount: 0,
      readUpTo: null,
    })
    const again = await wang.post('/api/conversations', { username: lin.username })
    expect(again.statusCode).toBe(200)
    expect(again.json<Conversation>().id).toBe(first.json<Conversation>().id)
    expect(again.json<Conversation>().participants[0]!.username).toBe(lin.username)
  })

  it('makes one of thirty attempts at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) => {
        const [from, to] = n % 2 ? [lin, wang] : [wang, lin]
        return from.post('/api/conversations', { username: to.username })
      }),
    )
    expect(new Set(answers.map((answer) => answer.json<Conversation>().id)).size).toBe(1)
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1)
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(29)
  })

  it('shows nothing to the other before somebody has written', async () => {
    const id = await open(lin, wang)
    expect(await seenBy(lin, id)).toBeDefined()
    expect(await seenBy(wang, id)).toBeUndefined()
    await send(lin, id, 'hello')
    expect(await seenBy(wang, id)).toBeDefined()
  })

  it('is refused with oneself and with nobody, and gives a repeat its first answer', async () => {
    expect((await lin.post('/api/conversations', { username: lin.username })).statusCode).toBe(409)
    const nobody = await lin.post('/api/conversations', { username: 'nobody_at_all' })
    expect(nobody.json().code).toBe('user_not_found')
    const headers = { 'idempotency-key': 'open-1' }
    const body = { username: wang.username }
    expect((await lin.post('/api/conversations', body, { headers })).statusCode).toBe(201)
    expect((await lin.post('/api/conversations', body, { headers })).statusCode).toBe(201)
    expect((await lin.post('/api/conversations', body)).statusCode).toBe(200)
  })
})

describe('the list of conversations', () => {
  it('has the last touched first, page by page, each with its last message', async () => {
    const others = await Promise.all(Array.from({ length: 5 }, () => test.register()))
    const ids: string[] = []
    for (const other of others) {
      const id = await open(lin, other)
      ids.push(id)
      test.clock.offsetMs += 10
      await send(other, id, `from ${other.username}`)
    }
    await send(lin, ids[0]!, 'last of all')
    const expected = [ids[0]!, ...ids.slice(1).reverse()]
    const pages: Conversation[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await list(lin, `?limit=2${cursor && `&cursor=${cursor}`}`)
      expect(page.items.length).toBeLessThanOrEqual(2)
      pages.push(...page.items)
      cursor = page.nextCursor
    }
    expect(pages.map(({ id }) => id)).toEqual(expected)
    expect(pages[0]!.lastMessage).toMatchObject({ content: 'last of all', sender: { id: lin.id } })
    expect(pages[1]!.lastMessage!.content).toBe(`from ${others[4]!.username}`)
  })

  it('has each of them alone too, as whoever asks sees it, and nobody else’s', async () => {
    const id = await open(lin, wang)
    await send(lin, id, 'hello')
    const alone = await wang.get(`/api/conversations/${id}`)
    expect(alone.json()).toEqual(await seenBy(wang, id))
    expect(alone.json<Conversation>()).toMatchObject({ unreadCount: 1, lastMessage: { content: 'hello' } })
    const stranger = await test.register()
    const refused = await stranger.get(`/api/conversations/${id}`)
    expect(refused.statusCode).toBe(404)
    expect(refused.json()).toMatchObject({ code: 'conversation_not_found' })
  })

  it('takes the same few statements for any page', async () => {
    for (let n = 0; n < 4; n++) await send(wang, await open(lin, wang), `${n}`)
    const id = await open(lin, wang)
    for (const url of ['/api/conversations', `/api/conversations/${id}/messages`]) {
      test.statements.count = 0
      expect((await lin.get(url)).json().items.length).toBeGreaterThan(0)
      expect(test.statements.count).toBeLessThanOrEqual(8)
    }
  })
})

describe('unread messages', () => {
  it("are the other's after what was read, and own words never count", async () => {
    const id = await open(lin, wang)
    const first = await send(lin, id, 'one')
    await send(lin, id, 'two')
    expect((await seenBy(wang, id))!.unreadCount).toBe(2)
    expect((await seenBy(lin, id))!.unreadCount).toBe(0)
    expect((await read(wang, id, first.id)).json()).toEqual({ unreadCount: 1 })
    expect(await unreadMessages(wang)).toBe(1)
    const third = await send(wang, id, 'three')
    expect((await seenBy(wang, id))!.unreadCount).toBe(1)
    expect((await read(wang, id, third.id)).json()).toEqual({ unreadCount: 0 })
    expect((await read(wang, id, first.id)).json()).toEqual({ unreadCount: 0 })
    expect(await unreadMessages(wang)).toBe(0)
    expect(await unreadMessages(lin)).toBe(1)
  })

  it('stay right when both write and read at once', async () => {
    const id = await open(lin, wang)
    const sent = await Promise.all(
      Array.from({ length: 24 }, async (_, n) => {
        const message = await send(n % 2 ? lin : wang, id, `${n}`)
        if (n % 3 === 0) await read(n % 2 ? wang : lin, id, message.id)
        return message
      }),
    )
    const seqs = sent.map(({ seq }) => seq).toSorted((a, b) => a - b)
    expect(seqs).toEqual(Array.from({ length: 24 }, (_, n) => n + 1))
    for (const [reader, other] of [
      [lin, wang],
      [wang, lin],
    ] as const) {
      const row = await test.db
        .selectFrom('conversationMembers')
        .select('lastReadSeq')
        .where('conversationId', '=', id)
        .where('userId', '=', reader.id)
        .executeTakeFirstOrThrow()
      const after = sent.filter(({ seq, sender }) => seq > row.lastReadSeq && sender.id === other.id)
      expect((await seenBy(reader, id))!.unreadCount).toBe(after.length)
      expect(await unreadMessages(reader)).toBe(after.length)
    }
  })

  it('are not read by an answer to what came before', async () => {
    const id = await open(lin, wang)
    await send(wang, id, 'unseen')
    await send(lin, id, 'written without looking')
    expect((await seenBy(lin, id))!.unreadCount).toBe(1)
  })
})

describe('the read mark', () => {
  it('never goes back, whichever of many comes last', async () => {
    const id = await open(lin, wang)
    const sent: Message[] = []
    for (let n = 0; n < 8; n++) sent.push(await send(lin, id, `${n}`))
    await Promise.all(sent.toReversed().map((message) => read(wang, id, message.id)))
    expect((await seenBy(wang, id))!.unreadCount).toBe(0)
    expect((await seenBy(lin, id))!.readUpTo).toBe(sent.at(-1)!.id)
  })

  it('is shown only while both share read receipts', async () => {
    const id = await open(lin, wang)
    const { id: messageId } = await send(lin, id, 'seen?')
    await read(wang, id, messageId)
    expect((await seenBy(lin, id))!.readUpTo).toBe(messageId)
    for (const one of [lin, wang]) {
      await one.patch('/api/users/me', { readReceipts: false })
      expect((await seenBy(lin, id))!.readUpTo).toBeNull()
      await one.patch('/api/users/me', { readReceipts: true })
    }
  })

  it('is not set by a stranger, nor to a message of another conversation', async () => {
    const id = await open(lin, wang)
    const { id: messageId } = await send(lin, id, 'ours')
    const stranger = await test.register()
    const theirs = await send(stranger, await open(stranger, wang), 'theirs')
    expect((await read(stranger, id, messageId)).json().code).toBe('conversation_not_found')
    expect((await read(wang, id, theirs.id)).json().code).toBe('message_not_found')
    expect((await seenBy(wang, id))!.unreadCount).toBe(1)
  })
})

describe('a block', () => {
  it.each(['blocks', 'is blocked'] as const)(
    'hides the conversation from who %s, until it ends',
    async (who) => {
      const id = await open(lin, wang)
      const { id: messageId } = await send(wang, id, 'before')
      const [blocker, blocked] = who === 'blocks' ? [lin, wang] : [wang, lin]
      await blocker.put(`/api/users/${blocked.username}/block`)
      expect(await seenBy(lin, id)).toBeUndefined()
      expect(await unreadMessages(lin)).toBe(0)
      const url = `/api/conversations/${id}`
      for (const answer of [
        await lin.get(`${url}/messages`),
        await lin.post(`${url}/messages`, { content: 'x' }),
        await read(lin, id, messageId),
        await lin.post(`${url}/typing`),
      ])
        expect([answer.statusCode, answer.json().code]).toEqual([404, 'conversation_not_found'])
      const opening = await lin.post('/api/conversations', { username: wang.username })
      expect(opening.json().code).toBe('user_not_found')
      await blocker.delete(`/api/users/${blocked.username}/block`)
      expect(await seenBy(lin, id)).toMatchObject({ unreadCount: 1, lastMessage: { id: messageId } })
      await send(lin, id, 'after')
    },
  )
})
