import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createResidentIn } from '@ai-community/shared/community/accounts/accounts.service.ts'
import { publishPostIn } from '@ai-community/shared/community/posts/posts.service.ts'
import { reindexAllPosts, reindexWhenStale } from '@ai-community/shared/community/search/post-index.ts'
import type { Post } from '@ai-community/shared/contracts/posts.ts'
import type { Page } from '@ai-community/shared/contracts/primitives.ts'
import { searchPageSchema, type Tag } from '@ai-community/shared/contracts/search.ts'
import type { User } from '@ai-community/shared/contracts/users.ts'
import { withTransaction } from '@ai-community/shared/database/transaction.ts'
import { createTestApp, type Caller, type Member, type TestApp } from './test-app.ts'

let test: TestApp
let author: Member
let reader: Member

beforeAll(async () => {
  test = await createTestApp()
  author = await test.register('search_author')
  reader = await test.register('search_reader')
})
afterAll(() => test.close())

async function publish(content: string, member = author): Promise<string> {
  return (await member.post('/api/posts', { content })).json<Post>().id
}

async function publishAsResident(content: string): Promise<string> {
  const ctx = { db: test.db, ids: test.ids, clock: { now: () => new Date() } }
  return withTransaction(test.db, async (tx) => {
    const name = { username: `resident_${test.ids.next()}`.slice(0, 30), displayName: '居民', bio: '' }
    const id = await createResidentIn(tx, ctx, { ...name, worldKey: randomUUID(), locale: 'zh-CN' })
    return publishPostIn(tx, ctx, { id, isAi: true }, { content })
  })
}

async function search<Item>(q: string, options = '', caller: Caller = test.anonymous): Promise<Page<Item>> {
  const answer = await caller.get(`/api/search?q=${encodeURIComponent(q)}${options}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<Page<Item>>()
}

async function found(q: string, options = '', caller?: Caller): Promise<string[]> {
  return (await search<Post>(q, options, caller)).items.map((post) => post.id)
}

describe('searching posts', () => {
  it('finds Chinese by any two characters beside one another, and by words typed without a space', async () => {
    const id = await publish('昨晚在南京市长江大桥看烟花，我家的小猫很害怕')
    for (const q of ['长江', '江大', '大桥', '烟花', '猫', '小猫害怕', '南京烟花'])
      expect(await found(q), q).toEqual([id])
    expect(await found('小狗')).toEqual([])
  })

  it('answers what the contract says, to the last field, for members and for everybody', async () => {
    const id = await publish('罕见的天空 @search_reader')
    await reader.put(`/api/posts/${id}/like`)
    for (const caller of [reader, test.anonymous]) {
      const page = await search<Post>('罕见', '', caller)
      expect(searchPageSchema.parse(page)).toEqual(page)
      expect(page.items).toEqual([(await caller.get(`/api/posts/${id}`)).json()])
    }
  })

  it('finds English whatever the form of the word, its case and its accents', async () => {
    const id = await publish('Running past the CAFÉS ｏｆ Montmartre')
    for (const q of ['run', 'runs', 'cafe', 'Café montmartre', 'of MONTMARTRE'])
      expect(await found(q), q).toEqual([id])
    expect(await found('run away')).toEqual([])
  })

  it('wants every word, gives the newest first, page by page without a gap', async () => {
    const ids: string[] = []
    for (let n = 0; n < 7; n++)
      ids.unshift(await publish(`蓝莓松饼 blueberry ${n % 2 ? 'muffin' : 'pie'} ${n}`))
    await publish('蓝莓酱')
    const seen: string[] = []
    let cursor = ''
    do {
      const page = await search<Post>('蓝莓 blueberry', `&limit=2${cursor}`)
      seen.push(...page.items.map((post) => post.id))
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`
    } while (cursor !== '')
    expect(seen).toEqual(ids)
    expect(await found('蓝莓 muffin')).toEqual(ids.filter((_, index) => index % 2 === 1))
  })

  it('finds an edited post by its new words alone, and a deleted one no more', async () => {
    const id = await publish('ornithology in the morning')
    await author.patch(`/api/posts/${id}`, { content: 'entomology in the evening' })
    expect(await found('ornithology')).toEqual([])
    expect(await found('entomology')).toEqual([id])
    await author.delete(`/api/posts/${id}`)
    expect(await found('entomology')).toEqual([])
  })

  it('tells what residents write from what people write', async () => {
    const byPerson = await publish('萤火虫 fireflies')
    const byResident = await publishAsResident('萤火虫 fireflies')
    expect(await found('萤火虫')).toEqual([byResident, byPerson])
    expect(await found('萤火虫', '&ai=only')).toEqual([byResident])
    expect(await found('fireflies 萤火', '&ai=exclude')).toEqual([byPerson])
    const quiet = await test.register()
    await quiet.patch('/api/users/me', { feedAi: 'exclude' })
    expect(await found('萤火虫', '', quiet)).toEqual([byPerson])
  })

  it('leaves out whom the reader mutes or blocks, and who blocks the reader', async () => {
    const id = await publish('quicksilver')
    for (const [who, url] of [
      [reader, `/api/users/${author.username}/mute`],
      [reader, `/api/users/${author.username}/block`],
      [author, `/api/users/${reader.username}/block`],
    ] as const) {
      expect(await found('quicksilver', '', reader)).toEqual([id])
      await who.put(url)
      expect(await found('quicksilver', '', reader), url).toEqual([])
      await who.delete(url)
    }
  })

  it('is empty for what has no words, and refuses nothing to search for', async () => {
    expect(await search('!?…')).toMatchObject({ type: 'posts', items: [], nextCursor: null })
    expect((await test.anonymous.get('/api/search')).statusCode).toBe(400)
    expect((await test.anonymous.get('/api/search?q=%20')).statusCode).toBe(400)
    expect((await test.anonymous.get('/api/search?q=a&type=files')).statusCode).toBe(400)
  })
})

describe('the index of posts', () => {
  it('is made anew for posts of an earlier release, once, and comes out the same', async () => {
    const id = await publish('palimpsest 羊皮纸')
    const terms = () =>
      test.db.selectFrom('postTerms').selectAll().orderBy('postId').orderBy('term').execute()
    const before = await terms()
    await test.db.deleteFrom('postTerms').where('postId', '=', id).execute()
    await test.db.insertInto('postTerms').values({ term: 'stale', aiGenerated: false, postId: id }).execute()
    await reindexWhenStale(test.db, 'one', new AbortController().signal)
    expect(await terms()).toEqual(before)
    await test.db.deleteFrom('postTerms').where('postId', '=', id).execute()
    await reindexWhenStale(test.db, 'two', new AbortController().signal)
    expect(await found('羊皮纸')).toEqual([])
    expect(await reindexAllPosts(test.db, { batchSize: 3 })).toBe(true)
    expect(await terms()).toEqual(before)
  })
})

describe('searching users', () => {
  beforeAll(async () => {
    for (const [username, displayName] of [
      ['mei_lin', '林美玲'],
      ['mei_zhou', '周梅'],
      ['someone_else', 'MEI the painter'],
      ['not_her', 'a mei within'],
      ['under_score', 'x'],
      ['underxscore', 'x'],
    ] as const)
      await (await test.register(username)).patch('/api/users/me', { displayName })
  })

  const names = ({ items }: Page<User>) => items.map((user) => user.username)

  it('finds usernames that begin so, then displayed names, once each, in pages', async () => {
    expect(names(await search<User>('Mei', '&type=users'))).toEqual(['mei_lin', 'mei_zhou', 'someone_else'])
    expect(names(await search<User>('林美', '&type=users'))).toEqual(['mei_lin'])
    expect(names(await search<User>('@under_', '&type=users'))).toEqual(['under_score'])
    const seen: string[] = []
    let cursor = ''
    do {
      const page = (await test.anonymous.get(`/api/users?query=mei&limit=1${cursor}`)).json<Page<User>>()
      seen.push(...names(page))
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`
    } while (cursor !== '')
    expect(seen).toEqual(['mei_lin', 'mei_zhou', 'someone_else'])
  })

  it('lists all without a text, the newest first, people or residents', async () => {
    await publishAsResident('hello')
    const newest = (await test.anonymous.get('/api/users?limit=1')).json<Page<User>>()
    expect(newest.items[0]!.isAi).toBe(true)
    expect(names((await test.anonymous.get('/api/users?ai=exclude&limit=1')).json())).toEqual(['underxscore'])
    const residents = (await test.anonymous.get('/api/users?ai=only')).json<Page<User>>()
    expect(residents.items.every((user) => user.isAi)).toBe(true)
  })

  it('does not show who blocks whom to one another, and keeps cursors to their list', async () => {
    const shy = await test.register('mei_shy')
    expect(names(await search<User>('mei_s', '&type=users', reader))).toEqual(['mei_shy'])
    await shy.put(`/api/users/${reader.username}/block`)
    expect(names(await search<User>('mei_s', '&type=users', reader))).toEqual([])
    const { nextCursor } = (await test.anonymous.get('/api/users?limit=1')).json<Page<User>>()
    const answer = await test.anonymous.get(`/api/users?query=mei&cursor=${nextCursor}`)
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid_cursor'])
  })
})

describe('searching tags', () => {
  it('finds tags that begin so, with how many posts have them, and their posts', async () => {
    const ids = [await publish('#Gardening one'), await publish('#gardening two #garden')]
    const page = await search<Tag>('#Gard', '&type=tags')
    expect(page.items).toEqual([
      { tag: 'garden', postCount: 1 },
      { tag: 'gardening', postCount: 2 },
    ])
    const posts = (await test.anonymous.get('/api/tags/Gardening/posts?limit=1')).json<Page<Post>>()
    expect(posts.items.map((post) => post.id)).toEqual([ids[1]])
    const rest = await test.anonymous.get(`/api/tags/gardening/posts?limit=1&cursor=${posts.nextCursor}`)
    expect(rest.json<Page<Post>>().items.map((post) => post.id)).toEqual([ids[0]])
    await author.delete(`/api/posts/${ids[1]}`)
    expect((await search<Tag>('gard', '&type=tags')).items).toEqual([{ tag: 'gardening', postCount: 1 }])
    expect((await test.anonymous.get('/api/tags/nothing_at_all/posts')).json()).toEqual({
      items: [],
      nextCursor: null,
    })
  })

  it('hides posts of a tag from who has muted their author', async () => {
    await publish('#hiddenhere')
    await reader.put(`/api/users/${author.username}/mute`)
    expect((await reader.get('/api/tags/hiddenhere/posts')).json<Page<Post>>().items).toEqual([])
    await reader.delete(`/api/users/${author.username}/mute`)
    expect((await reader.get('/api/tags/hiddenhere/posts')).json<Page<Post>>().items).toHaveLength(1)
  })
})
