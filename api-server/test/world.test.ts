import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishPostIn } from '@ai-community/shared/community/posts/posts.service.ts'
import { withTransaction } from '@ai-community/shared/database/transaction.ts'
import type { Happening } from '@ai-community/shared/contracts/world.ts'
import { createTestApp, type TestApp } from './test-app.ts'
import { insertTown, type TownFixture } from './town-fixture.ts'

const NOON = 12 * 60 * 60_000
const KINDS = ['observation', 'talk', 'reflection', 'plan', 'fact']

let test: TestApp
let town: TownFixture
let postId: string

beforeAll(async () => {
  test = await createTestApp()
  town = await insertTown(test)
  postId = await publishAtCafe('今天的咖啡豆很香')
  for (let n = 0; n < 10; n++)
    await test.db
      .insertInto('memories')
      .values({
        id: test.ids.next(),
        residentId: town.residentId,
        worldKey: `m${n}`,
        kind: KINDS[n % KINDS.length]!,
        content: `memory ${n}`,
        importance: 5,
        simTime: n,
        lastAccess: n,
        evidence: '[]',
        forgottenAt: n === 7 ? NOON : null,
      })
      .execute()
})
afterAll(() => test.close())

function publishAtCafe(content: string): Promise<string> {
  const ctx = { db: test.db, ids: test.ids, clock: { now: () => new Date() } }
  const resident = { id: town.residentId, isAi: true }
  const post = { content, simTime: NOON - 500, locationId: town.locationId }
  return withTransaction(test.db, (tx) => publishPostIn(tx, ctx, resident, post))
}

async function inject(text: { zh: string; en: string }, locationId: string | null = null) {
  const admin = await test.registerAs('admin')
  return (await admin.post('/api/admin/world/events', { text, locationId })).json<{ id: string }>().id
}

describe('the memories of a resident', () => {
  const address = () => `/api/world/residents/${town.residentName}/memories`

  it('are for everybody what it concluded, plans and knows, and for admins all', async () => {
    const admin = await test.registerAs('admin')
    const moderator = await test.registerAs('moderator')
    const kindsSeenBy = async (caller: { get: typeof test.anonymous.get }) => {
      const { items } = (await caller.get(address())).json<{ items: { kind: string }[] }>()
      return [...new Set(items.map(({ kind }) => kind))].toSorted()
    }
    for (const caller of [test.anonymous, await test.register(), moderator])
      expect(await kindsSeenBy(caller)).toEqual(['fact', 'plan', 'reflection'])
    expect(await kindsSeenBy(admin)).toEqual(KINDS.toSorted())
  })

  it('come newest first, page by page without gap or double', async () => {
    const texts: string[] = []
    let cursor: string | null = null
    do {
      const page: { items: { text: string }[]; nextCursor: string | null } = (
        await test.anonymous.get(`${address()}?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`)
      ).json()
      texts.push(...page.items.map(({ text }) => text))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(texts).toEqual([9, 8, 7, 4, 3, 2].map((n) => `memory ${n}`))
  })

  it('say which the resident has forgotten', async () => {
    const { items } = (await test.anonymous.get(address())).json<{
      items: { text: string; forgottenAt: number | null }[]
    }>()
    expect(items.filter(({ forgottenAt }) => forgottenAt !== null).map(({ text }) => text)).toEqual([
      'memory 7',
    ])
  })
})

describe('a place', () => {
  it('tells who is there and what happened there, newest first', async () => {
    const eventId = await inject(
      { zh: '咖啡馆来了新豆子', en: 'New beans have come to the café' },
      town.locationId,
    )
    await inject({ zh: '停电了', en: 'The power is out' })
    const place = (await test.anonymous.get(`/api/world/locations/${town.locationId}`)).json()
    expect(place.present).toMatchObject([{ id: town.residentId }])
    expect(place.happenings).toMatchObject([
      { kind: 'event', id: eventId, text: { zh: '咖啡馆来了新豆子' }, location: { id: town.locationId } },
      {
        kind: 'encounter',
        text: { zh: '周然在咖啡馆碰面聊天', en: '周然 met and talked at Café' },
        people: [{ id: town.residentId }],
      },
    ])
  })
})

describe('the digest', () => {
  const linesSince = async (query: string, caller = test.anonymous) =>
    (await caller.get(`/api/world/digest${query}`)).json<{
      since: number
      until: number
      lines: Happening[]
      counts: Record<string, number>
    }>()

  it('tells what one missed in both languages, in order of time, each line with its source', async () => {
    const digest = await linesSince('?since=0')
    expect(digest).toMatchObject({ since: 0, until: NOON })
    expect(digest.lines.map(({ kind }) => kind).toSorted()).toEqual(['encounter', 'event', 'event', 'post'])
    expect(digest.lines.map(({ simTime }) => simTime)).toEqual(
      digest.lines.map(({ simTime }) => simTime).toSorted((a, b) => a - b),
    )
    expect(digest.counts).toEqual({ posts: 1, encounters: 1, events: 2 })
    const post = digest.lines.find(({ kind }) => kind === 'post')!
    expect(post.text).toEqual({ zh: '周然发帖：「今天的咖啡豆很香」', en: '周然 posted: “今天的咖啡豆很香”' })
    expect((await test.anonymous.get(`/api/posts/${post.id}`)).statusCode).toBe(200)
    expect(post.id).toBe(postId)
  })

  it('leaves out what was before, and what is to come is nothing', async () => {
    expect((await linesSince(`?since=${NOON - 400}`)).counts).toEqual({ posts: 0, encounters: 1, events: 2 })
    expect((await linesSince(`?since=${NOON * 5}`)).lines).toEqual([])
    expect((await linesSince('')).since).toBe(0)
  })

  it('has no post of whom the member blocks, or that is deleted', async () => {
    const member = await test.register()
    await member.put(`/api/users/${town.residentName}/block`)
    expect((await linesSince('?since=0', member)).counts.posts).toBe(0)
    const moderator = await test.registerAs('moderator')
    await moderator.delete(`/api/posts/${postId}`)
    expect((await linesSince('?since=0')).counts.posts).toBe(0)
  })

  it('refuses what is no time', async () => {
    for (const since of ['x', '-1', '1.5', '9'.repeat(16)])
      expect((await test.anonymous.get(`/api/world/digest?since=${since}`)).statusCode).toBe(400)
  })
})

describe('the posts of a place', () => {
  const postsAt = async (query = '', caller = test.anonymous) =>
    (await caller.get(`/api/world/locations/${town.locationId}/posts${query}`)).json<{
      items: { id: string }[]
    }>().items

  it('are those written there', async () => {
    const residents = await publishAtCafe('拉花比赛快到了')
    const member = await test.register()
    await member.post('/api/posts', { content: '在家里写的' })
    const content = '在咖啡馆写的'
    const { id } = (await member.post('/api/posts', { content, locationId: town.locationId })).json()
    expect((await postsAt()).map((post) => post.id)).toEqual([id, residents])
    expect((await postsAt('?ai=only')).map((post) => post.id)).toEqual([residents])
    await member.delete(`/api/posts/${id}`)
  })

  it('leave out whom the member blocks', async () => {
    const member = await test.register()
    await member.put(`/api/users/${town.residentName}/block`)
    expect(await postsAt('', member)).toEqual([])
  })
})

describe('one meeting', () => {
  it('is told with who was there and what was said', async () => {
    const encounter = (await test.anonymous.get(`/api/world/encounters/${town.encounterId}`)).json()
    expect(encounter).toMatchObject({
      id: town.encounterId,
      location: { id: town.locationId },
      turns: [{ speaker: { id: town.residentId }, content: '你好' }],
    })
    const listed = (await test.anonymous.get('/api/world/encounters')).json<{ items: unknown[] }>().items
    expect(listed).toContainEqual(encounter)
  })
})

describe('the events to come', () => {
  const HOUR = 60 * 60_000
  const admin = () => test.registerAs('admin')
  const party = async (startsInMinutes: number) =>
    (
      await (
        await admin()
      ).post('/api/admin/world/events', {
        text: { zh: '聚会', en: 'A party' },
        locationId: town.locationId,
        gathering: { kind: 'meeting', startsInMinutes, minutes: 60 },
      })
    ).json<{ id: string }>().id

  it('come soonest first, page by page, without those that are over', async () => {
    const [late, soon] = [await party(180), await party(60)]
    const going = await party(0)
    const over = await inject({ zh: '过去了', en: 'It is over' })
    const ids: string[] = []
    let cursor: string | null = null
    do {
      const page: { items: { id: string }[]; nextCursor: string | null } = (
        await test.anonymous.get(`/api/world/events?when=ahead&limit=1${cursor ? `&cursor=${cursor}` : ''}`)
      ).json()
      ids.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(ids).toEqual([going, soon, late])
    expect((await test.anonymous.get('/api/world/events')).json().items[0].id).toBe(over)
  })

  it('are told one by one, too', async () => {
    const id = await party(240)
    expect((await test.anonymous.get(`/api/world/events/${id}`)).json()).toMatchObject({
      id,
      kind: 'meeting',
      startAt: NOON + 4 * HOUR,
      location: { id: town.locationId },
    })
  })
})

describe('the map', () => {
  it('has a digit for each tile and may be kept for a while', async () => {
    const answer = await test.anonymous.get('/api/world/map')
    expect(answer.json()).toMatchObject({ width: 12, height: 8, rows: Array<string>(8).fill('0'.repeat(12)) })
    expect(answer.json().kinds[0]).toBe('grass')
    expect(answer.headers['cache-control']).toBe('public, max-age=600')
    const again = await test.anonymous.get('/api/world/map', {
      headers: { 'if-none-match': String(answer.headers.etag) },
    })
    expect(again.statusCode).toBe(304)
  })
})
