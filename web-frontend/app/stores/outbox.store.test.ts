// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { message, person, picture, post } from '../../test/samples.ts'
import { gate, problem, type ScriptedAnswer } from '../../test/scripted-fetch.ts'
import { storeScene } from '../../test/store-scene.ts'
import 'fake-indexeddb/auto'
import { useOutboxStore } from './outbox.store.ts'
import { keepPicture, pictureOf } from './picture-drafts.ts'
import { usePostListsStore } from './post-lists.store.ts'

const published = { status: 201, body: post({ id: '500', author: person, content: 'hello' }) }
const emptyPage = { body: { items: [], nextCursor: null } }

function sceneWith(answers: (ScriptedAnswer | 'no connection')[]) {
  return storeScene((request) => {
    if (request.method === 'GET') return emptyPage
    const answer = answers.shift()!
    if (answer === 'no connection') throw new TypeError('fetch failed')
    return answer
  })
}

beforeEach(() => localStorage.clear())

describe('the outbox', () => {
  it('puts a published post on top of the feed and is empty then', async () => {
    sceneWith([published])
    const lists = usePostListsStore()
    await lists.load('feed:public')
    const outbox = useOutboxStore()
    await outbox.open('sam_w')
    await outbox.publish('hello')
    expect(outbox.outgoing).toEqual([])
    expect(lists.listOf('feed:public').ids).toEqual(['500'])
  })

  it('keeps a failed post and sends it again under the same key', async () => {
    const { sent } = sceneWith(['no connection', published])
    const outbox = useOutboxStore()
    await outbox.open('sam_w')
    await outbox.publish('hello')
    expect(outbox.outgoing).toMatchObject([
      { content: 'hello', state: 'failed', failure: { code: 'offline' } },
    ])
    await outbox.send(outbox.outgoing[0]!.key)
    const keys = sent.map((request) => request.headers.get('idempotency-key'))
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/)
    expect(keys).toEqual([keys[0], keys[0]])
    expect(outbox.outgoing).toEqual([])
  })

  it('goes on after a reload with what had no connection', async () => {
    sceneWith(['no connection'])
    const before = useOutboxStore()
    await before.open('sam_w')
    await before.publish('hello')
    const { sent } = sceneWith([published])
    const after = useOutboxStore()
    await after.open('sam_w')
    expect(sent.map((request) => request.body)).toEqual([{ content: 'hello' }])
    expect(after.outgoing).toEqual([])
    expect(localStorage.length).toBe(0)
  })

  it('leaves to its author what the server refused', async () => {
    const { sent } = sceneWith([problem(400, 'validation_failed')])
    const outbox = useOutboxStore()
    await outbox.open('sam_w')
    await outbox.publish('hello')
    await outbox.sendAll()
    expect(sent).toHaveLength(1)
    await outbox.discard(outbox.outgoing[0]!.key)
    expect(localStorage.length).toBe(0)
  })

  it('sends the messages of one conversation one after the other, in the order they were written', async () => {
    const held = gate<ScriptedAnswer>()
    const { sent } = storeScene((request) =>
      (request.body as { content: string }).content === 'first'
        ? held.promise
        : { status: 201, body: message({ id: '402', seq: 2 }) },
    )
    const outbox = useOutboxStore()
    await outbox.open('sam_w')
    const both = [outbox.sendMessage('400', 'first'), outbox.sendMessage('400', 'second')]
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(outbox.messagesTo('400').map(({ content }) => content)).toEqual(['first', 'second'])
    held.resolve({ status: 201, body: message() })
    await Promise.all(both)
    expect(sent.map((request) => (request.body as { content: string }).content)).toEqual(['first', 'second'])
    expect(outbox.outgoing).toEqual([])
  })

  it('uploads the pictures first, each once, and forgets their bytes when all is there', async () => {
    const file = (id: string) => ({ status: 201, body: { ...picture, id } })
    const answers = [file('71'), problem(503, 'service_unavailable'), file('72'), published]
    const { sent } = sceneWith(answers)
    const outbox = useOutboxStore()
    await outbox.open('sam_w')
    for (const key of ['a', 'b']) await keepPicture(key, new Blob([key], { type: 'image/png' }))
    await outbox.publish('two of them', [
      { key: 'a', alt: 'first' },
      { key: 'b', alt: 'second' },
    ])
    expect(outbox.outgoing).toMatchObject([{ state: 'failed', pictures: [{ fileId: '71' }, {}] }])
    await outbox.send(outbox.outgoing[0]!.key)
    expect(sent.map(({ url }) => url)).toEqual(['/api/files', '/api/files', '/api/files', '/api/posts'])
    expect(sent.at(-1)!.body).toEqual({ content: 'two of them', fileIds: ['71', '72'] })
    expect(await pictureOf('a')).toBeUndefined()
    expect(outbox.outgoing).toEqual([])
  })

  it('shows nobody what another member of this browser left behind', async () => {
    sceneWith(['no connection'])
    const outbox = useOutboxStore()
    await outbox.open('sam_w')
    await outbox.publish('mine alone')
    outbox.close()
    await outbox.open('other')
    expect(outbox.outgoing).toEqual([])
  })
})
