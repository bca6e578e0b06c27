import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Conversation, Message } from '@ai-community/shared/contracts/conversations.ts'
import { recordEvent } from '@ai-community/shared/database/outbox.ts'
import { deleteExpired } from '@ai-community/shared/community/housekeeping.ts'
import { withTransaction } from '@ai-community/shared/database/transaction.ts'
import { EventClient, listen } from './event-client.ts'
import { startPublisher, type RunningPublisher } from './publisher.ts'
import { createTestApp, type Member, type TestApp } from './test-app.ts'

let test: TestApp
let publisher: RunningPublisher
let url: string
let lin: Member
let wang: Member
let conversation: string
const clients: EventClient[] = []

beforeAll(async () => {
  test = await createTestApp()
  publisher = startPublisher(test.db)
  url = await listen(test.app)
})
afterAll(async () => {
  await publisher.stop()
  await test.close()
})
beforeEach(async () => {
  lin = await test.register()
  wang = await test.register()
  conversation = (await lin.post('/api/conversations', { username: wang.username })).json<Conversation>().id
})
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.cut()))
})

/** A stream that has said where it stands: what happens from now on comes through it. */
async function follow(member: Member, lastEventId?: string): Promise<EventClient> {
  const client = await EventClient.open(url, member.session.accessToken, lastEventId)
  clients.push(client)
  if (lastEventId === undefined) await client.next('counters')
  return client
}

async function say(from: Member, content: string): Promise<Message> {
  return (await from.post(`/api/conversations/${conversation}/messages`, { content })).json<Message>()
}

function isAbout(content: string) {
  return ({ message }: { message: Message }) => message.content === content
}

function contents(client: EventClient): string[] {
  return client.received
    .filter(({ event }) => event === 'message.created')
    .map(({ data }) => (data as { message: Message }).message.content)
}

/** A message to `reader` comes after all that happened before it: what has not come by then never does. */
async function settle(client: EventClient, reader: Member): Promise<void> {
  const other = await test.register()
  const opened = await other.post('/api/conversations', { username: reader.username })
  const text = `settled ${Math.random()}`
  await other.post(`/api/conversations/${opened.json<Conversation>().id}/messages`, { content: text })
  await client.next('message.created', isAbout(text))
}

describe('the head of the stream', () => {
  it('says what proxies and browsers have to know', async () => {
    const { response } = await follow(lin)
    expect(response.status).toBe(200)
    const headers = Object.fromEntries(response.headers)
    expect(headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    })
    expect(headers).not.toHaveProperty('content-encoding')
  })

  it('is a problem document for whoever has no token, and for whoever wants something else', async () => {
    expect((await fetch(`${url}/api/events`)).status).toBe(401)
    expect((await fetch(`${url}/api/events?access_token=${lin.session.accessToken}`)).status).toBe(401)
    const answer = await lin.get('/api/events', { headers: { accept: 'application/json' } })
    expect([answer.statusCode, answer.json().code]).toEqual([406, 'not_acceptable'])
  })

  it('begins with the counters and a number to resume from', async () => {
    await say(wang, 'before')
    const client = await EventClient.open(url, lin.session.accessToken)
    clients.push(client)
    const { data, id } = await client.next('counters')
    expect(data).toEqual({ notifications: 1, messages: 1 })
    expect(id).toMatch(/^\d+$/)
  })
})

describe('a conversation, live', () => {
  it('shows a message with all that is needed, to both, and counts it', async () => {
    const [mine, theirs] = [await follow(lin), await follow(wang)]
    const sent = await say(lin, '在吗？')
    expect((await theirs.next('message.created')).data.message).toEqual(sent)
    expect((await theirs.next('counters')).data).toEqual({ notifications: 1, messages: 1 })
    expect((await mine.next('message.created')).data.message).toEqual(sent)
  })

  it('tells the writer what was read, and the reader’s other devices', async () => {
    const [mine, theirs] = [await follow(lin), await follow(wang)]
    const { id: messageId } = await say(lin, 'read me')
    await theirs.next('counters', ({ messages }) => messages === 1)
    await wang.put(`/api/conversations/${conversation}/read`, { body: { messageId } })
    const data = { conversationId: conversation, userId: wang.id, messageId }
    expect((await mine.next('message.read')).data).toEqual(data)
    expect((await theirs.next('message.read')).data).toEqual(data)
    expect((await theirs.next('counters')).data).toEqual({ notifications: 0, messages: 0 })
  })

  it('keeps the read mark from the writer when one of the two shares none', async () => {
    await wang.patch('/api/users/me', { readReceipts: false })
    const mine = await follow(lin)
    const { id: messageId } = await say(lin, 'secret reader')
    await wang.put(`/api/conversations/${conversation}/read`, { body: { messageId } })
    await settle(mine, lin)
    expect(mine.names()).not.toContain('message.read')
  })

  it('tells the other alone who is typing', async () => {
    const [mine, theirs] = [await follow(lin), await follow(wang)]
    await lin.post(`/api/conversations/${conversation}/typing`)
    expect((await theirs.next('typing')).data).toEqual({ conversationId: conversation, userId: lin.id })
    await settle(mine, lin)
    expect(mine.names()).not.toContain('typing')
  })

  it('is nobody else’s', async () => {
    const stranger = await test.register()
    const client = await follow(stranger)
    await say(lin, 'between us')
    await settle(client, stranger)
    expect(contents(client)).toHaveLength(1)
  })
})

describe('what happens in public', () => {
  it('comes as ids: new posts, how many like them, and what is gone', async () => {
    const client = await follow(lin)
    const { id } = (await wang.post('/api/posts', { content: 'new' })).json()
    const created = await client.next('post.created', ({ posts }) => posts.some((post) => post.id === id))
    expect(created.data.posts).toContainEqual({ id, authorId: wang.id, aiGenerated: false })
    await lin.put(`/api/posts/${id}/like`)
    const liked = await client.next('post.changed', ({ posts }) =>
      posts.some((post) => post.id === id && post.likeCount === 1),
    )
    expect(liked.data.posts.find((post) => post.id === id)).toMatchObject({ deleted: false, commentCount: 0 })
    await wang.delete(`/api/posts/${id}`)
    await client.next('post.changed', ({ posts }) => posts.some((post) => post.id === id && post.deleted))
  })

  it('is gathered: many posts are few events', async () => {
    const client = await follow(lin)
    const ids: string[] = []
    for (let n = 0; n < 12; n++) ids.push((await wang.post('/api/posts', { content: `${n}` })).json().id)
    const seen: string[] = []
    while (seen.length < ids.length) {
      const { data } = await client.next('post.created')
      seen.push(...data.posts.filter(({ authorId }) => authorId === wang.id).map(({ id }) => id))
    }
    expect(seen).toEqual(ids)
    expect(client.names().filter((name) => name === 'post.created').length).toBeLessThan(6)
  })

  it('tells of the town’s clock from its batches', async () => {
    const client = await follow(lin)
    for (const simTime of [1_000, 2_000])
      await withTransaction(test.db, (tx) =>
        recordEvent(tx, test.ids.next(), new Date(), {
          type: 'world.batch',
          audience: 'internal',
          payload: { simTime, fromEffectNo: 1, toEffectNo: 2 },
        }),
      )
    await client.next('world.changed', ({ simTime }) => simTime === 2_000)
  })

  it('leaves out whom the viewer mutes', async () => {
    await lin.put(`/api/users/${wang.username}/mute`)
    const client = await follow(lin)
    await wang.post('/api/posts', { content: 'unheard' })
    const other = await test.register()
    const { id } = (await other.post('/api/posts', { content: 'heard' })).json()
    await client.next('post.created', ({ posts }) => posts.some((post) => post.id === id))
    const authors = client.received
      .filter(({ event }) => event === 'post.created')
      .flatMap(({ data }) =>
        (data as { posts: { authorId: string }[] }).posts.map(({ authorId }) => authorId),
      )
    expect(authors).not.toContain(wang.id)
  })
})

describe('a notification', () => {
  it('comes at once, with its actor and the new count, and goes when it is withdrawn', async () => {
    const { id: postId } = (await lin.post('/api/posts', { content: 'like me' })).json()
    const client = await follow(lin)
    await wang.put(`/api/posts/${postId}/like`)
    expect((await client.next('notification.created')).data).toMatchObject({
      type: 'like',
      actor: { id: wang.id },
      postId,
    })
    expect((await client.next('counters')).data).toEqual({ notifications: 1, messages: 0 })
    await wang.delete(`/api/posts/${postId}/like`)
    expect((await client.next('counters')).data).toEqual({ notifications: 0, messages: 0 })
  })
})

describe('a block', () => {
  it('closes the tap for both at once, and takes their messages out of the count', async () => {
    await say(wang, 'unread')
    const [mine, theirs] = [await follow(lin), await follow(wang)]
    await lin.put(`/api/users/${wang.username}/block`)
    await mine.next('counters', ({ messages, notifications }) => messages === 0 && notifications === 0)
    await wang.post('/api/posts', { content: 'for others' })
    await lin.post('/api/posts', { content: 'for others too' })
    const other = await test.register()
    const { id } = (await other.post('/api/posts', { content: 'the next' })).json()
    for (const [client, hidden] of [
      [mine, wang.id],
      [theirs, lin.id],
    ] as const) {
      await client.next('post.created', ({ posts }) => posts.some((post) => post.id === id))
      expect(JSON.stringify(client.received)).not.toContain(`"authorId":"${hidden}"`)
    }
  })
})

describe('a resume', () => {
  it('goes on exactly after the last number seen: nothing lost, nothing twice', async () => {
    const first = await follow(lin)
    await say(wang, 'one')
    await first.next('message.created', isAbout('one'))
    await first.cut()
    await say(wang, 'two')
    await wang.post('/api/posts', { content: 'missed' })
    await say(wang, 'three')
    const second = await follow(lin, first.lastId)
    await say(wang, 'four')
    await second.next('message.created', isAbout('four'))
    expect(contents(second)).toEqual(['two', 'three', 'four'])
    const ids = second.received.flatMap(({ id }) => (id === undefined ? [] : Number(id)))
    expect(ids).toEqual(ids.toSorted((a, b) => a - b))
    expect(new Set(ids).size).toBe(ids.length)
    const missed = second.received.find(({ event }) => event === 'post.created')
    expect(missed).toBeDefined()
    expect(second.received.indexOf(missed!)).toBeLessThan(
      second.received.findIndex(
        ({ event, data }) => event === 'message.created' && isAbout('three')(data as { message: Message }),
      ),
    )
  })

  it('loses nothing while many write and the line breaks again and again', async () => {
    const expected = Array.from({ length: 40 }, (_, n) => `word ${n}`)
    const seen: string[] = []
    // Keeps the follower running, so that those who come back meet it in the middle of its work.
    await follow(wang)
    let client = await follow(lin)
    const writing = (async () => {
      for (const content of expected) await say(wang, content)
    })()
    while (seen.length < expected.length) {
      const { data } = await client.next('message.created')
      seen.push(data.message.content)
      if (seen.length % 2 !== 0) continue
      // What was told but not read out yet is lost with the line: the client goes by the last one it took.
      const lastId = client.received.findLast(
        ({ event, data }) =>
          event === 'message.created' && isAbout(seen.at(-1)!)(data as { message: Message }),
      )!.id
      await client.cut()
      client = await follow(lin, lastId)
    }
    await writing
    expect(seen).toEqual(expected)
  })

  it.each(['999999999999', 'nonsense', '-1', '1.5'])(
    'after %s says reset, and goes on from now',
    async (lastId) => {
      const client = await follow(lin, lastId)
      const { id } = await client.next('reset')
      expect(id).toMatch(/^\d+$/)
      await say(wang, 'after the reset')
      await client.next('message.created', isAbout('after the reset'))
    },
  )

  it('says reset once what followed is not kept any more', async () => {
    const first = await follow(lin)
    await say(wang, 'old')
    await first.next('message.created')
    await first.cut()
    const old = new Date(Date.now() - 49 * 60 * 60_000)
    await say(wang, 'also old')
    await publisher.untilPublished()
    await test.db.updateTable('outbox').set({ createdAt: old }).execute()
    await say(wang, 'young')
    await publisher.untilPublished()
    await deleteExpired(test.db, new Date(), new AbortController().signal)
    const kept = await test.db.selectFrom('outbox').select('seq').orderBy('seq').execute()
    expect(kept.length).toBeGreaterThan(0)
    const client = await follow(lin, first.lastId)
    await client.next('reset')
    expect(contents(client)).toEqual([])
    const since = (await lin.get(`/api/events/since?seq=${first.lastId}`)).json()
    expect(since).toMatchObject({ items: [], reset: true })
    const later = await follow(lin, String(kept[0]!.seq! - 1))
    await later.next('message.created', isAbout('young'))
    expect(later.names()).not.toContain('reset')
  })
})

describe('catching up by JSON', () => {
  it('gives page by page what the stream would have said', async () => {
    const { seq } = (await lin.get('/api/events/since?seq=0&limit=1000')).json()
    for (let n = 0; n < 5; n++) await say(wang, `page ${n}`)
    const { id } = (await wang.post('/api/posts', { content: 'posted' })).json()
    await publisher.untilPublished()
    const items: { event: string; seq: number | null; data: object }[] = []
    for (let at = seq, hasMore = true; hasMore;) {
      const page = (await lin.get(`/api/events/since?seq=${at}&limit=2`)).json()
      expect(page.reset).toBe(false)
      items.push(...page.items)
      ;({ seq: at, hasMore } = page)
    }
    const messages = items.filter(({ event }) => event === 'message.created')
    expect(messages.map(({ data }) => (data as { message: Message }).message.content)).toEqual(
      Array.from({ length: 5 }, (_, n) => `page ${n}`),
    )
    expect(JSON.stringify(items.find(({ event }) => event === 'post.created'))).toContain(id)
  })

  it('refuses what is no number', async () => {
    for (const query of ['', '?seq=', '?seq=-1', '?seq=1e3', '?seq=1&limit=0', '?seq=1&x=1'])
      expect((await lin.get(`/api/events/since${query}`)).statusCode).toBe(400)
  })
})

describe('the end of a session', () => {
  it('closes its streams, and no others', async () => {
    const [mine, theirs] = [await follow(lin), await follow(wang)]
    await lin.post('/api/auth/logout')
    await mine.ended
    await settle(theirs, wang)
    expect((await EventClient.open(url, lin.session.accessToken)).response.status).toBe(401)
  })

  it('by a ban closes them too', async () => {
    const client = await follow(lin)
    await test.db.updateTable('users').set({ suspendedAt: new Date() }).where('id', '=', lin.id).execute()
    await client.ended
  })
})

describe('too many streams', () => {
  it('of one session end the oldest of it', async () => {
    const streams: EventClient[] = []
    for (let n = 0; n < 7; n++) streams.push(await follow(lin))
    await streams[0]!.ended
    await say(wang, 'to the others')
    for (const stream of streams.slice(1)) await stream.next('message.created', isAbout('to the others'))
  })
})
