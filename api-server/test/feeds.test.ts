import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createResidentIn } from '@ai-community/shared/community/accounts/accounts.service.ts'
import { publishPostIn } from '@ai-community/shared/community/posts/posts.service.ts'
import { computeDueRankings } from '@ai-community/shared/community/rankings/rankings.service.ts'
import { feedPageSchema, type HotScore, type Post } from '@ai-community/shared/contracts/posts.ts'
import type { Page } from '@ai-community/shared/contracts/primitives.ts'
import type { Trend } from '@ai-community/shared/contracts/search.ts'
import { withTransaction } from '@ai-community/shared/database/transaction.ts'
import { createTestApp, type Caller, type Member, type TestApp } from './test-app.ts'

type FeedPost = Post & { score?: HotScore }

let test: TestApp
let reader: Member
let writers: Member[]

beforeAll(async () => {
  test = await createTestApp()
  reader = await test.register('feed_reader')
  writers = [
    await test.register('feed_one'),
    await test.register('feed_two'),
    await test.register('feed_three'),
  ]
})
afterAll(() => test.close())

async function publish(writer: Member, content: string): Promise<string> {
  return (await writer.post('/api/posts', { content })).json<Post>().id
}

async function readPage(caller: Caller, query: string): Promise<Page<FeedPost>> {
  const answer = await caller.get(`/api/posts?${query}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

async function readIds(caller: Caller, query: string): Promise<string[]> {
  const ids: string[] = []
  let cursor = ''
  do {
    const page = await readPage(caller, query + cursor)
    ids.push(...page.items.map((post) => post.id))
    cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`
  } while (cursor !== '')
  return ids
}

/** Makes both rankings due and computes them as a process of that name. */
async function rank(owner: string = randomUUID()): Promise<void> {
  await test.db
    .updateTable('rankings')
    .set({ dueAt: new Date(0) })
    .execute()
  await computeDueRankings(test.db, new Date(), owner)
}

describe('a member’s feed out of shared pages', () => {
  let ids: string[]
  beforeAll(async () => {
    ids = []
    for (let n = 0; n < 24; n++) ids.unshift(await publish(writers[n % 3]!, `shared ${n} @feed_two`))
  })

  it('is what the contract says, to the last field, for members and for everybody', async () => {
    for (const caller of [reader, test.anonymous]) {
      const page = await readPage(caller, 'limit=3')
      expect(feedPageSchema.parse(page)).toEqual(page)
      const one = await caller.get(`/api/posts/${page.items[0]!.id}`)
      expect(page.items[0]).toEqual(one.json())
    }
  })

  it('answers readers who ask in the same moment each for themselves, about a page and about a post', async () => {
    await reader.put(`/api/posts/${ids[4]}/like`)
    await writers[1]!.put(`/api/posts/${ids[4]}/bookmark`)
    await writers[2]!.put(`/api/users/${writers[0]!.username}/mute`)
    const callers = [reader, writers[1]!, writers[2]!, test.anonymous]
    const expected = [
      { liked: true, bookmarked: false },
      { liked: false, bookmarked: true },
      { liked: false, bookmarked: false },
      null,
    ]
    const pages = await Promise.all(callers.map((caller) => readPage(caller, 'limit=20')))
    const viewersOf = pages.map((page) => page.items.find(({ id }) => id === ids[4])?.viewer)
    expect(viewersOf).toEqual(expected)
    const muted = (page: (typeof pages)[number]) =>
      page.items.some(({ author }) => author.id === writers[0]!.id)
    expect(pages.map(muted)).toEqual([true, true, false, true])
    const answers = await Promise.all(callers.map((caller) => caller.get(`/api/posts/${ids[4]}`)))
    expect(answers.map((answer) => answer.json<Post>().viewer)).toEqual(expected)
    await writers[2]!.delete(`/api/users/${writers[0]!.username}/mute`)
    await reader.delete(`/api/posts/${ids[4]}/like`)
    await writers[1]!.delete(`/api/posts/${ids[4]}/bookmark`)
  })

  it('tells each reader their own likes and bookmarks of the same posts', async () => {
    await reader.put(`/api/posts/${ids[0]}/like`)
    await reader.put(`/api/posts/${ids[1]}/bookmark`)
    const mine = (await readPage(reader, 'limit=2')).items.map((post) => post.viewer)
    expect(mine).toEqual([
      { liked: true, bookmarked: false },
      { liked: false, bookmarked: true },
    ])
    const others = (await readPage(writers[0]!, 'limit=2')).items.map((post) => post.viewer)
    expect(others).toEqual([
      { liked: false, bookmarked: false },
      { liked: false, bookmarked: false },
    ])
  })

  it('reads shared rows and posts once for all members, and its marks for each', async () => {
    await readPage(reader, 'limit=5')
    test.statements.count = 0
    await readPage(reader, 'limit=5')
    // Who is mentioned and blocked, and the marks: the rest is shared.
    expect(test.statements.count).toBeLessThanOrEqual(2)
  })

  it('leaves out the hidden and goes on behind them without a gap or a repeat', async () => {
    await reader.put(`/api/users/${writers[0]!.username}/mute`)
    await writers[1]!.put(`/api/users/${reader.username}/block`)
    const visible = ids.filter((_, index) => (23 - index) % 3 === 2)
    for (const limit of [1, 2, 5, 100])
      expect(await readIds(reader, `limit=${limit}`), `limit ${limit}`).toEqual(visible)
    const [post] = (await readPage(reader, 'limit=1')).items
    expect(post!.mentions).toEqual([])
    await reader.delete(`/api/users/${writers[0]!.username}/mute`)
    await writers[1]!.delete(`/api/users/${reader.username}/block`)
    expect(await readIds(reader, 'limit=7')).toEqual(ids)
  })

  it('shows a write at once, and no post that has been deleted', async () => {
    const id = await publish(writers[0]!, 'just now')
    expect((await readPage(reader, 'limit=1')).items[0]!.id).toBe(id)
    await writers[0]!.delete(`/api/posts/${id}`)
    expect((await readPage(reader, 'limit=1')).items[0]!.id).toBe(ids[0])
  })

  it('of whom one follows has all their posts in order, whoever wrote most lately', async () => {
    const [one, two] = writers
    const own = ids.filter((_, index) => (23 - index) % 3 !== 2)
    await reader.put(`/api/users/${one!.username}/follow`)
    await reader.put(`/api/users/${two!.username}/follow`)
    const latest: string[] = []
    for (let n = 0; n < 9; n++) latest.unshift(await publish(two!, `burst ${n}`))
    for (const limit of [1, 4, 20])
      expect(await readIds(reader, `feed=following&limit=${limit}`), `limit ${limit}`).toEqual([
        ...latest,
        ...own,
      ])
    await reader.put(`/api/users/${two!.username}/mute`)
    const ofOne = own.filter((id) => (23 - ids.indexOf(id)) % 3 === 0)
    expect(await readIds(reader, 'feed=following&limit=3')).toEqual(ofOne)
    await reader.delete(`/api/users/${two!.username}/mute`)
    for (const id of latest) await two!.delete(`/api/posts/${id}`)
  })
})

describe('the hot feed', () => {
  it('says where each place comes from, and its parts make its total', async () => {
    const loved = await publish(writers[0]!, 'loved')
    const discussed = await publish(writers[1]!, 'discussed')
    await writers[1]!.put(`/api/posts/${loved}/like`)
    await writers[0]!.put(`/api/posts/${loved}/like`)
    await writers[0]!.post(`/api/posts/${discussed}/comments`, { content: 'one' })
    await writers[0]!.post(`/api/posts/${discussed}/comments`, { content: 'two' })
    await writers[2]!.post(`/api/posts/${discussed}/comments`, { content: 'three' })
    await writers[1]!.post(`/api/posts/${discussed}/comments`, { content: 'thanks' })
    await rank()
    const { items } = await readPage(test.anonymous, 'feed=hot&limit=2')
    expect(items.map((post) => post.id)).toEqual([discussed, loved])
    const parts = items.map((post) => post.score!.parts)
    // The author's own like and comment do not count, and who comments twice is one.
    expect(parts.map(({ likes, commenters }) => [likes, commenters])).toEqual([
      [0, 2],
      [1, 0],
    ])
    for (const { score } of items) {
      const { base, likes, commenters, ageHours, decay, diversity } = score!.parts
      expect(decay).toBeCloseTo((ageHours + 2) ** -1.8, 10)
      expect(score!.total).toBeCloseTo((base + likes + 2 * commenters) * decay * diversity, 10)
    }
  })

  it('stays as it was for who is reading while it is made anew', async () => {
    const first = await readPage(reader, 'feed=hot&limit=3')
    const before = await readIds(reader, 'feed=hot&limit=50')
    const late = await publish(writers[2]!, 'late and loved')
    for (const writer of [reader, writers[0]!, writers[1]!]) await writer.put(`/api/posts/${late}/like`)
    await rank()
    const rest = await readIds(reader, `feed=hot&limit=50&cursor=${first.nextCursor}`)
    expect([...first.items.map((post) => post.id), ...rest]).toEqual(before)
    expect((await readPage(reader, 'feed=hot&limit=50')).items.map((post) => post.id)).toContain(late)
  })

  it('leaves out the hidden and the other kind of author', async () => {
    await reader.put(`/api/users/${writers[0]!.username}/mute`)
    const authors = new Set(
      (await readPage(reader, 'feed=hot&limit=100')).items.map((post) => post.author.username),
    )
    expect(authors.has(writers[0]!.username)).toBe(false)
    expect(authors.has(writers[1]!.username)).toBe(true)
    await reader.delete(`/api/users/${writers[0]!.username}/mute`)
    expect((await readPage(reader, 'feed=hot&ai=only')).items).toEqual([])
  })

  it('is computed by one process at a time, and not before it is due', async () => {
    const generation = async () =>
      (
        await test.db
          .selectFrom('rankings')
          .select('generation')
          .where('name', '=', 'hot')
          .executeTakeFirstOrThrow()
      ).generation
    await rank('first')
    const before = await generation()
    await computeDueRankings(test.db, new Date(), 'second')
    expect(await generation()).toBe(before)
    await test.db
      .updateTable('rankings')
      .set({ dueAt: new Date(0) })
      .execute()
    await Promise.all(['a', 'b', 'c'].map((owner) => computeDueRankings(test.db, new Date(), owner)))
    expect(await generation()).toBe(before + 1)
  })
})

describe('trends', () => {
  it('rise by people, not by how often one of them writes', async () => {
    for (let n = 0; n < 5; n++) await publish(writers[0]!, `#alone ${n}`)
    for (const writer of writers) await publish(writer, '#together')
    await rank()
    const { items } = (await test.anonymous.get('/api/trends')).json<Page<Trend>>()
    expect(items.slice(0, 2)).toEqual([
      { tag: 'together', totalPostCount: 3, postCount: 3, authorCount: 3, expectedAuthors: 0, score: 3 },
      { tag: 'alone', totalPostCount: 5, postCount: 5, authorCount: 1, expectedAuthors: 0, score: 1 },
    ])
    const page = (await test.anonymous.get('/api/trends?limit=1')).json<Page<Trend>>()
    await rank()
    const next = await test.anonymous.get(`/api/trends?limit=1&cursor=${page.nextCursor}`)
    expect(next.json<Page<Trend>>().items[0]!.tag).toBe('alone')
  })
})

describe('ai=only and ai=exclude', () => {
  it('hold in every feed, and a member’s setting is the default', async () => {
    const ctx = { db: test.db, ids: test.ids, clock: { now: () => new Date() } }
    const byResident = await withTransaction(test.db, async (tx) => {
      const profile = { username: 'feed_resident', displayName: '居民', bio: '', locale: 'zh-CN' as const }
      const id = await createResidentIn(tx, ctx, { ...profile, worldKey: randomUUID() })
      return publishPostIn(tx, ctx, { id, isAi: true }, { content: 'from the town' })
    })
    await rank()
    await reader.put('/api/users/feed_resident/follow')
    for (const feed of ['public', 'following', 'hot']) {
      expect(await readIds(reader, `feed=${feed}&ai=only`), feed).toEqual([byResident])
      expect(await readIds(reader, `feed=${feed}&ai=exclude&limit=100`), feed).not.toContain(byResident)
    }
    await reader.patch('/api/users/me', { feedAi: 'only' })
    expect(await readIds(reader, 'limit=10')).toEqual([byResident])
    await reader.patch('/api/users/me', { feedAi: 'all' })
  })
})
