import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Post } from '@ai-community/shared/contracts/posts.ts'
import type { Page } from '@ai-community/shared/contracts/primitives.ts'
import { createTestApp, type Member, type TestApp } from './test-app.ts'

let test: TestApp
let author: Member
let reader: Member

beforeAll(async () => {
  test = await createTestApp()
  author = await test.register('author_one')
  reader = await test.register()
})
afterAll(() => test.close())

async function publish(member: Member, content: string): Promise<Post> {
  const answer = await member.post('/api/posts', { content })
  expect(answer.statusCode).toBe(201)
  return answer.json<Post>()
}

/** Every page of a list, first to last. */
async function readAll(get: (cursor: string) => Promise<Page<Post>>): Promise<Post[]> {
  const items: Post[] = []
  for (let cursor = ''; ;) {
    const page = await get(cursor)
    items.push(...page.items)
    if (page.nextCursor === null) return items
    cursor = `&cursor=${page.nextCursor}`
  }
}

describe('publishing a post', () => {
  it('answers the post with its tags and mentions, and everybody can read it', async () => {
    const post = await publish(author, '  早上好 #咖啡 #Morning @author_one @nobody_here  ')
    expect(post).toMatchObject({
      content: '早上好 #咖啡 #Morning @author_one @nobody_here',
      author: { username: 'author_one', isAi: false },
      tags: ['咖啡', 'morning'],
      likeCount: 0,
      commentCount: 0,
      aiGenerated: false,
      viewer: { liked: false, bookmarked: false },
    })
    expect(post.mentions.map((mention) => mention.username)).toEqual(['author_one'])
    const read = await test.anonymous.get(`/api/posts/${post.id}`)
    expect(read.json<Post>()).toEqual({ ...post, viewer: null })
    expect((await test.anonymous.get('/api/posts?limit=1')).json<Page<Post>>().items[0]!.id).toBe(post.id)
  })

  it('leaves one event and one post more in the profile', async () => {
    const before = (await test.anonymous.get('/api/users/author_one')).json().postCount
    const post = await publish(author, 'counted')
    expect((await test.anonymous.get('/api/users/author_one')).json().postCount).toBe(before + 1)
    const events = await test.db
      .selectFrom('outbox')
      .selectAll()
      .where('type', '=', 'post.published')
      .execute()
    const payload = events
      .map((event) => event.payload)
      .filter((event) => (event as { postId: string }).postId === post.id)
    expect(payload).toEqual([{ actorId: author.id, actorIsAi: false, postId: post.id, authorId: author.id }])
  })

  it('refuses a place or a file that is not there', async () => {
    const place = await author.post('/api/posts', { content: 'x', locationId: '1' })
    expect([place.statusCode, place.json().code]).toEqual([404, 'location_not_found'])
    const file = await author.post('/api/posts', { content: 'x', fileIds: ['1'] })
    expect([file.statusCode, file.json().code]).toEqual([404, 'file_not_found'])
  })

  it('says of a person’s post that no reasons are known', async () => {
    const post = await publish(author, 'because')
    const why = await test.anonymous.get(`/api/posts/${post.id}/why`)
    expect(why.json()).toEqual({ postId: post.id, reasons: [] })
    expect((await test.anonymous.get('/api/posts/1/why')).json().code).toBe('post_not_found')
  })
})

describe('an idempotency key', () => {
  const keyed = (key: string) => ({ headers: { 'idempotency-key': key } })

  it('gives the first answer again and refuses another body', async () => {
    const first = await author.post('/api/posts', { content: 'once' }, keyed('k1'))
    const again = await author.post('/api/posts', { content: 'once' }, keyed('k1'))
    expect([again.statusCode, again.json()]).toEqual([201, first.json()])
    const other = await author.post('/api/posts', { content: 'twice' }, keyed('k1'))
    expect([other.statusCode, other.json().code]).toEqual([422, 'idempotency_key_reused'])
    const foreign = await reader.post('/api/posts', { content: 'once' }, keyed('k1'))
    expect(foreign.json<Post>().id).not.toBe(first.json<Post>().id)
  })

  it('makes one post of ten that come at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => author.post('/api/posts', { content: 'at once' }, keyed('k2'))),
    )
    expect(answers.map((answer) => answer.statusCode)).toEqual(Array(10).fill(201))
    expect(new Set(answers.map((answer) => answer.json<Post>().id)).size).toBe(1)
    const rows = await test.db.selectFrom('posts').select('id').where('content', '=', 'at once').execute()
    expect(rows).toHaveLength(1)
  })

  it('remembers a refusal too, and nothing of what was refused', async () => {
    const body = { content: 'nowhere', locationId: '1' }
    const first = await author.post('/api/posts', body, keyed('k3'))
    const again = await author.post('/api/posts', body, keyed('k3'))
    expect([again.statusCode, again.json().code]).toEqual([404, 'location_not_found'])
    expect({ ...again.json(), requestId: '' }).toEqual({ ...first.json(), requestId: '' })
  })

  it('is free again after a day', async () => {
    const first = await author.post('/api/posts', { content: 'daily' }, keyed('k4'))
    test.clock.offsetMs = 24 * 60 * 60_000 + 1_000
    const fresh = await test.anonymous.post('/api/auth/login', {
      login: author.username,
      password: 'correct horse 电池 9',
    })
    const headers = { authorization: `Bearer ${fresh.json().accessToken}`, 'idempotency-key': 'k4' }
    const later = await test.anonymous.post('/api/posts', { content: 'daily' }, { headers })
    test.clock.offsetMs = 0
    expect(later.statusCode).toBe(201)
    expect(later.json<Post>().id).not.toBe(first.json<Post>().id)
  })

  it('has to be visible text', async () => {
    for (const key of ['', 'x'.repeat(101), 'two words'])
      expect((await author.post('/api/posts', { content: 'x' }, keyed(key))).statusCode).toBe(400)
  })
})

describe('deleting a post', () => {
  it('is for its author and for moderators', async () => {
    const moderator = await test.registerAs('moderator')
    const [own, moderated] = [await publish(author, 'mine #gone'), await publish(author, 'rude #gone')]
    expect((await reader.delete(`/api/posts/${own.id}`)).json().code).toBe('forbidden')
    expect((await author.delete(`/api/posts/${own.id}`)).statusCode).toBe(204)
    expect((await moderator.delete(`/api/posts/${moderated.id}`)).statusCode).toBe(204)
    for (const { id } of [own, moderated]) {
      for (const url of [`/api/posts/${id}`, `/api/posts/${id}/why`, `/api/posts/${id}/comments`])
        expect((await reader.get(url)).json().code).toBe('post_not_found')
      expect((await reader.put(`/api/posts/${id}/like`)).json().code).toBe('post_not_found')
      expect((await author.delete(`/api/posts/${id}`)).json().code).toBe('post_not_found')
    }
    const tag = await test.db
      .selectFrom('tags')
      .selectAll()
      .where('tag', '=', 'gone')
      .executeTakeFirstOrThrow()
    expect(tag.postCount).toBe(0)
  })
})

describe('liking a post', () => {
  it('counts once however often, and tells the author once', async () => {
    const post = await publish(author, 'like me')
    for (let turn = 0; turn < 2; turn++)
      expect((await reader.put(`/api/posts/${post.id}/like`)).json()).toEqual({ liked: true, likeCount: 1 })
    expect((await reader.get(`/api/posts/${post.id}`)).json<Post>().viewer).toEqual({
      liked: true,
      bookmarked: false,
    })
    const notices = () =>
      test.db.selectFrom('notifications').select(['type', 'actorId']).where('postId', '=', post.id).execute()
    expect(await notices()).toEqual([{ type: 'like', actorId: reader.id }])
    for (let turn = 0; turn < 2; turn++)
      expect((await reader.delete(`/api/posts/${post.id}/like`)).json()).toEqual({
        liked: false,
        likeCount: 0,
      })
    expect(await notices()).toEqual([])
  })

  it('keeps the counter equal to the rows when eight people change their minds at once', async () => {
    const post = await publish(author, 'popular')
    const people = await Promise.all(Array.from({ length: 8 }, () => test.register()))
    const turns = people.flatMap((person, n) =>
      Array.from({ length: 8 }, (_, turn) =>
        (turn + n) % 3 === 0
          ? person.delete(`/api/posts/${post.id}/like`)
          : person.put(`/api/posts/${post.id}/like`),
      ),
    )
    const answers = await Promise.all(turns)
    expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([200]))
    const rows = await test.db
      .selectFrom('postLikes')
      .select('userId')
      .where('postId', '=', post.id)
      .execute()
    expect((await reader.get(`/api/posts/${post.id}`)).json<Post>().likeCount).toBe(rows.length)
  })

  it('is not possible between two of whom one blocks the other', async () => {
    const post = await publish(author, 'blocked')
    const blocked = await test.register()
    const row = { blockerId: author.id, blockedId: blocked.id, createdAt: new Date() }
    await test.db.insertInto('blocks').values(row).execute()
    expect((await blocked.put(`/api/posts/${post.id}/like`)).json().code).toBe('post_not_found')
    expect((await blocked.post(`/api/posts/${post.id}/comments`, { content: 'x' })).json().code).toBe(
      'post_not_found',
    )
    const feed = (await blocked.get('/api/posts?limit=100')).json<Page<Post>>().items
    expect(feed.some((item) => item.author.id === author.id)).toBe(false)
  })
})

describe('the public feed', () => {
  it('pages through everything once while new posts arrive', async () => {
    for (let n = 0; n < 25; n++) await publish(author, `page ${n}`)
    const before = await test.db.selectFrom('posts').select('id').where('deletedAt', 'is', null).execute()
    const seen = await readAll(async (cursor) => {
      await publish(reader, 'meanwhile')
      return (await test.anonymous.get(`/api/posts?limit=7${cursor}`)).json()
    })
    const ids = seen.map((post) => post.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(before.every(({ id }) => ids.includes(id))).toBe(true)
    expect(ids).toEqual(ids.toSorted((a, b) => (BigInt(a) < BigInt(b) ? 1 : -1)))
  })

  it('gives the same bytes within a second and shows a write at once', async () => {
    const first = await test.anonymous.get('/api/posts?limit=3')
    expect(first.headers).toMatchObject({
      'cache-control': 'public, max-age=1',
      vary: 'Authorization, Cookie, Origin',
    })
    test.statements.count = 0
    expect((await test.anonymous.get('/api/posts?limit=3')).body).toBe(first.body)
    expect(test.statements.count).toBe(0)
    const post = await publish(author, 'fresh')
    expect((await test.anonymous.get('/api/posts?limit=3')).json<Page<Post>>().items[0]!.id).toBe(post.id)
    const own = await author.get('/api/posts?limit=3')
    expect(own.headers['cache-control']).toBe('no-store')
    expect(own.json<Page<Post>>().items[0]!.viewer).not.toBeNull()
  })

  it('leaves out what residents wrote, or the rest, as asked and as the member has set', async () => {
    const post = await publish(author, 'by a model')
    await test.db.updateTable('posts').set({ aiGenerated: true }).where('id', '=', post.id).execute()
    const first = async (member: { get: Member['get'] }, query: string) =>
      (await member.get(`/api/posts?limit=1${query}`)).json<Page<Post>>().items[0]?.id
    expect(await first(test.anonymous, '&ai=only')).toBe(post.id)
    expect(await first(test.anonymous, '&ai=exclude')).not.toBe(post.id)
    const picky = await test.register()
    await picky.patch('/api/users/me', { feedAi: 'exclude' })
    expect(await first(picky, '')).not.toBe(post.id)
    expect(await first(picky, '&ai=all')).toBe(post.id)
  })
})

describe('the feed of people one follows', () => {
  it('shows theirs alone, newest first, page by page', async () => {
    const fan = await test.register()
    const others = [await test.register(), await test.register()]
    expect((await fan.get('/api/posts?feed=following')).json()).toEqual({ items: [], nextCursor: null })
    for (const other of others) await fan.put(`/api/users/${other.username}/follow`)
    const written: string[] = []
    for (let n = 0; n < 7; n++) written.unshift((await publish(others[n % 2]!, `for fans ${n}`)).id)
    await publish(author, 'not followed')
    const seen = await readAll(async (cursor) =>
      (await fan.get(`/api/posts?feed=following&limit=3${cursor}`)).json(),
    )
    expect(seen.map((post) => post.id)).toEqual(written)
  })

  it('is for members', async () => {
    const answer = await test.anonymous.get('/api/posts?feed=following')
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'unauthenticated'])
  })
})

describe('lists of posts', () => {
  it('of one author hold that author’s alone', async () => {
    const writer = await test.register()
    const written: string[] = []
    for (let n = 0; n < 5; n++) written.unshift((await publish(writer, `mine ${n}`)).id)
    const seen = await readAll(async (cursor) =>
      (await test.anonymous.get(`/api/users/${writer.username}/posts?limit=2${cursor}`)).json(),
    )
    expect(seen.map((post) => post.id)).toEqual(written)
  })

  it('take a bounded number of statements, whatever their length', async () => {
    for (const url of [
      '/api/posts?limit=100',
      '/api/posts?feed=following',
      '/api/users/author_one/posts?limit=100',
    ]) {
      test.statements.count = 0
      expect((await reader.get(url)).statusCode).toBe(200)
      expect(test.statements.count).toBeLessThanOrEqual(8)
    }
  })

  it('refuse a cursor of another list', async () => {
    for (const cursor of ['x', 'WyIxIiwiMiJd', 'W10', 'WyItMSJd', 'WyIxJyBPUiAxPTEiXQ']) {
      const answer = await reader.get(`/api/posts?cursor=${cursor}`)
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid_cursor'])
    }
  })
})
