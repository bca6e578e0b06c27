import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Conversation, Message } from '@ai-community/shared/contracts/conversations.ts'
import type { App } from '../src/context.ts'
import { MAX_WAITING_BYTES } from '../src/modules/events/event-connection.ts'
import { EventClient, listen } from './event-client.ts'
import { startPublisher, type RunningPublisher } from './publisher.ts'
import { buildTestApp, callerOf, createTestApp, type Member, type TestApp } from './test-app.ts'

// Several processes on one database, clients that do not read, and the end of a process.
let test: TestApp
let publisher: RunningPublisher
let lin: Member
let wang: Member
let conversation: string

beforeAll(async () => {
  test = await createTestApp()
  publisher = startPublisher(test.db)
  lin = await test.register()
  wang = await test.register()
  conversation = (await lin.post('/api/conversations', { username: wang.username })).json<Conversation>().id
})
afterAll(async () => {
  await publisher.stop()
  await test.close()
})

async function startApp(): Promise<{ app: App; url: string }> {
  const app = await buildTestApp(test.config, test.db, test.ids)
  return { app, url: await listen(app) }
}

async function say(app: App, from: Member, content: string): Promise<Message> {
  const caller = callerOf(app, from.session.accessToken)
  return (await caller.post(`/api/conversations/${conversation}/messages`, { content })).json<Message>()
}

describe('two processes of the API', () => {
  it('carry a conversation between members who are at one each', async () => {
    const [first, second] = [await startApp(), await startApp()]
    const atFirst = await EventClient.open(first.url, lin.session.accessToken)
    const atSecond = await EventClient.open(second.url, wang.session.accessToken)
    await atFirst.next('counters')
    await atSecond.next('counters')
    const asked = await say(first.app, lin, 'over there?')
    expect((await atSecond.next('message.created')).data.message).toEqual(asked)
    const answered = await say(second.app, wang, 'over here')
    const isAnswer = ({ message }: { message: Message }) => message.id === answered.id
    expect((await atFirst.next('message.created', isAnswer)).data.message).toEqual(answered)
    await callerOf(second.app, wang.session.accessToken).post(`/api/conversations/${conversation}/typing`)
    expect((await atFirst.next('typing')).data.userId).toBe(wang.id)
    await Promise.all([first.app.close(), second.app.close()])
  })

  it('take over a client from each other by the last number it saw', async () => {
    const [first, second] = [await startApp(), await startApp()]
    const before = await EventClient.open(first.url, lin.session.accessToken)
    await before.next('counters')
    await say(first.app, wang, 'the last here')
    await before.next('message.created')
    const closing = first.app.close()
    await before.ended
    await closing
    const missed = await say(second.app, wang, 'between')
    const after = await EventClient.open(second.url, lin.session.accessToken, before.lastId)
    expect((await after.next('message.created')).data.message).toEqual(missed)
    await second.app.close()
  })
})

describe('a client that does not read', () => {
  it('is cut off with little in memory, while others go on', async () => {
    const { app, url } = await startApp()
    const reader = await EventClient.open(url, wang.session.accessToken)
    await reader.next('counters')
    const { streams } = app.events
    const socket = await openDeafStream(url, lin.session.accessToken)
    await expect.poll(() => streams.of(lin.id).length, { interval: 5 }).toBe(1)
    const [connection] = streams.of(lin.id)
    await expect.poll(() => connection!.position, { interval: 5 }).toBeDefined()
    let most = 0
    const message = await say(app, wang, '长'.repeat(2_000))
    for (let n = 0; !connection!.isClosed; n++) {
      connection!.send({ seq: n, event: 'message.created', data: { message } })
      most = Math.max(most, connection!.waitingBytes)
      // What the system's own buffers take goes out between two events.
      if (n % 20 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    expect(most).toBeLessThanOrEqual(MAX_WAITING_BYTES + 16 * 1024)
    await expect.poll(() => streams.has(lin.id), { interval: 5 }).toBe(false)
    const next = await say(app, lin, 'still there?')
    const isNext = (data: { message: Message }) => data.message.id === next.id
    await reader.next('message.created', isNext)
    socket.destroy()
    await app.close()
  })

  it('does not keep a process from ending', async () => {
    const { app, url } = await startApp()
    const socket = await openDeafStream(url, lin.session.accessToken)
    const { streams } = app.events
    await expect.poll(() => streams.of(lin.id)[0]?.position, { interval: 5 }).toBeDefined()
    const [connection] = streams.of(lin.id)
    const message = await say(app, wang, '长'.repeat(2_000))
    while (connection!.waitingBytes < MAX_WAITING_BYTES / 2) {
      connection!.send({ seq: 1, event: 'message.created', data: { message } })
      await new Promise((resolve) => setImmediate(resolve))
    }
    await app.close()
    expect(streams.size).toBe(0)
    socket.destroy()
  })
})

/** Asks for the stream and never reads a byte of it. */
async function openDeafStream(url: string, token: string): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  socket.pause()
  socket.write(
    `GET /api/events HTTP/1.1\r\nHost: ${hostname}\r\nAccept: text/event-stream\r\nAuthorization: Bearer ${token}\r\n\r\n`,
  )
  return socket
}
