import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Comment } from '@ai-community/shared/contracts/comments.ts'
import type { Post } from '@ai-community/shared/contracts/posts.ts'
import type { Page } from '@ai-community/shared/contracts/primitives.ts'
import { readAll } from './steps.ts'
import { createTestApp, type Member, type TestApp } from './test-app.ts'

let test: TestApp
let author: Member
let reader: Member

beforeAll(async () => {
  test = await createTestApp()
  author = await test.register()
  reader = await test.register()
})
afterAll(() => test.close())

async function publish(): Promise<string> {
  return (await author.post('/api/posts', { content: 'a post' })).json<Post>().id
}

async function comment(member: Member, postId: string, content: string, parentId?: string): Promise<Comment> {
  const answer = await member.post(`/api/posts/${postId}/comments`, {
    content,
    ...(parentId && { parentId }),
  })
  expect(answer.statusCode).toBe(201)
  return answer.json<Comment>()
}

async function list(url: string, caller: { get: Member['get'] } = test.anonymous): Promise<Comment[]> {
  return (await caller.get(url)).json<Page<Comment>>().items
}

function noticesOf(member: Member) {
  return test.db
    .selectFrom('notifications')
    .select(['type', 'actorId', 'commentId'])
    .where('userId', '=', member.id)
    .orderBy('id')
    .execute()
}

describe('comments', () => {
  it('stand in two levels: a reply to a reply joins the second', async () => {
    const postId = await publish()
    const top = await comment(reader, postId, 'first')
    const reply = await comment(author, postId, 'reply', top.id)
    const nested = await comment(reader, postId, 'reply to the reply', reply.id)
    expect([top.parentId, reply.parentId, nested.parentId]).toEqual([null, top.id, top.id])
    const [shown, ...none] = await list(`/api/posts/${postId}/comments`)
    expect(none).toEqual([])
    expect(shown).toMatchObject({ id: top.id, replyCount: 2, content: 'first', viewer: null, deleted: false })
    const replies = await list(`/api/comments/${top.id}/replies`)
    expect(replies.map((item) => item.id)).toEqual([reply.id, nested.id])
    expect((await test.anonymous.get(`/api/posts/${postId}`)).json<Post>().commentCount).toBe(3)
  })

  it('say who is answered in the second level, where it is another than the first comment', async () => {
    const [second, third, postId] = [await test.register(), await test.register(), await publish()]
    const top = await comment(reader, postId, 'first')
    const reply = await comment(second, postId, 'to the first', top.id)
    const nested = await comment(third, postId, 'to the reply', reply.id)
    expect([top.replyTo, reply.replyTo, nested.replyTo?.username]).toEqual([null, null, second.username])
    const answered = async (caller: { get: Member['get'] }) =>
      (await list(`/api/comments/${top.id}/replies`, caller)).map(({ id, replyTo }) => [
        id,
        replyTo?.username,
      ])
    expect(await answered(test.anonymous)).toEqual([
      [reply.id, undefined],
      [nested.id, second.username],
    ])
    const outsider = await test.register()
    await outsider.put(`/api/users/${second.username}/block`)
    expect(await answered(outsider)).toEqual([[nested.id, undefined]])
  })

  it('leave out what residents wrote, or the rest, as asked and as the member has set', async () => {
    const postId = await publish()
    const [human, made] = [await comment(reader, postId, 'mine'), await comment(author, postId, 'made')]
    const replies = [
      await comment(reader, postId, 'r1', human.id),
      await comment(author, postId, 'r2', human.id),
    ]
    await test.db
      .updateTable('comments')
      .set({ aiGenerated: true })
      .where('id', 'in', [made.id, replies[1]!.id])
      .execute()
    const ids = async (path: string, caller?: { get: Member['get'] }) =>
      (await list(path, caller)).map(({ id }) => id)
    const picky = await test.register()
    await picky.patch('/api/users/me', { feedAi: 'exclude' })
    for (const [path, byPerson, byModel] of [
      [`/api/posts/${postId}/comments`, human.id, made.id],
      [`/api/comments/${human.id}/replies`, replies[0]!.id, replies[1]!.id],
    ] as const) {
      expect(await ids(`${path}?ai=only`)).toEqual([byModel])
      expect(await ids(`${path}?ai=exclude`)).toEqual([byPerson])
      expect(await ids(path, picky)).toEqual([byPerson])
      expect(await ids(`${path}?ai=all`, picky)).toEqual([byPerson, byModel])
    }
  })

  it('tell the author, the answered and the mentioned, each once', async () => {
    const [owner, answered, mentioned] = [await test.register(), await test.register(), await test.register()]
    const postId = (await owner.post('/api/posts', { content: 'talk' })).json<Post>().id
    const top = await comment(answered, postId, 'hello')
    const reply = await comment(reader, postId, `@${owner.username} @${mentioned.username} see`, top.id)
    expect(await noticesOf(owner)).toEqual([
      { type: 'comment', actorId: answered.id, commentId: top.id },
      { type: 'comment', actorId: reader.id, commentId: reply.id },
    ])
    expect(await noticesOf(answered)).toEqual([{ type: 'reply', actorId: reader.id, commentId: reply.id }])
    expect(await noticesOf(mentioned)).toEqual([{ type: 'mention', actorId: reader.id, commentId: reply.id }])
  })

  it('page in the order they were made, without a gap, when many write at once', async () => {
    const postId = await publish()
    const made = await Promise.all(
      Array.from({ length: 15 }, (_, n) => comment(n % 2 ? author : reader, postId, `${n}`)),
    )
    const seen: string[] = []
    for (let cursor = ''; ;) {
      const page = (await reader.get(`/api/posts/${postId}/comments?limit=4${cursor}`)).json<Page<Comment>>()
      seen.push(...page.items.map((item) => item.id))
      if (page.nextCursor === null) break
      cursor = `&cursor=${page.nextCursor}`
    }
    expect(seen.toSorted()).toEqual(made.map((item) => item.id).toSorted())
    expect(new Set(seen).size).toBe(15)
    expect((await reader.get(`/api/posts/${postId}`)).json<Post>().commentCount).toBe(15)
  })

  it('are made once for one idempotency key', async () => {
    const postId = await publish()
    const call = () =>
      reader.post(
        `/api/posts/${postId}/comments`,
        { content: 'once' },
        { headers: { 'idempotency-key': 'c' } },
      )
    const answers = await Promise.all([call(), call(), call()])
    expect(new Set(answers.map((answer) => answer.json<Comment>().id)).size).toBe(1)
    expect((await reader.get(`/api/posts/${postId}`)).json<Post>().commentCount).toBe(1)
  })

  it('refuse a parent of another post, and say that a post is missing before what is wrong with the body', async () => {
    const [postId, otherId] = [await publish(), await publish()]
    const top = await comment(reader, otherId, 'elsewhere')
    const url = `/api/posts/${postId}/comments`
    expect((await reader.post(url, { content: 'x', parentId: top.id })).json().code).toBe('comment_not_found')
    expect((await reader.post(url, { content: '' })).json().code).toBe('validation_failed')
    for (const body of [{ content: '' }, '{"broken', { content: 'x' }]) {
      const headers = { 'content-type': 'application/json' }
      const answer = await reader.post('/api/posts/1/comments', body, { headers })
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'post_not_found'])
    }
  })
})

describe('deleting a comment', () => {
  it('keeps the shape of the thread while there are replies, without the words', async () => {
    const postId = await publish()
    const top = await comment(reader, postId, 'regretted')
    const reply = await comment(author, postId, 'an answer', top.id)
    expect((await author.delete(`/api/comments/${top.id}`)).json().code).toBe('forbidden')
    expect((await reader.delete(`/api/comments/${top.id}`)).statusCode).toBe(204)
    expect((await reader.delete(`/api/comments/${top.id}`)).json().code).toBe('comment_not_found')
    expect(await list(`/api/posts/${postId}/comments`)).toMatchObject([
      { id: top.id, content: '', deleted: true, replyCount: 1 },
    ])
    expect((await list(`/api/comments/${top.id}/replies`)).map((item) => item.id)).toEqual([reply.id])
    const moderator = await test.registerAs('moderator')
    expect((await moderator.delete(`/api/comments/${reply.id}`)).statusCode).toBe(204)
    expect(await list(`/api/posts/${postId}/comments`)).toEqual([])
    expect((await test.anonymous.get(`/api/comments/${top.id}/replies`)).json().code).toBe(
      'comment_not_found',
    )
    expect((await reader.get(`/api/posts/${postId}`)).json<Post>().commentCount).toBe(0)
  })
})

describe('liking a comment', () => {
  it('counts by rows', async () => {
    const postId = await publish()
    const { id } = await comment(author, postId, 'nice')
    const url = `/api/comments/${id}/like`
    expect((await reader.put(url)).json()).toEqual({ liked: true, likeCount: 1 })
    expect((await reader.put(url)).json()).toEqual({ liked: true, likeCount: 1 })
    expect((await list(`/api/posts/${postId}/comments`, reader))[0]).toMatchObject({
      likeCount: 1,
      viewer: { liked: true },
    })
    expect((await reader.delete(url)).json()).toEqual({ liked: false, likeCount: 0 })
    expect((await reader.delete(url)).json()).toEqual({ liked: false, likeCount: 0 })
    expect((await reader.put('/api/comments/1/like')).json().code).toBe('comment_not_found')
  })
})

describe('lists of comments', () => {
  it('go on past a long run of comments that are hidden from the reader', async () => {
    const [loud, picky, postId] = [await test.register(), await test.register(), await publish()]
    const shown = [await comment(reader, postId, 'before')]
    for (let n = 0; n < 9; n++) await comment(loud, postId, `${n}`)
    shown.push(await comment(reader, postId, 'after'), await comment(author, postId, 'last'))
    await picky.put(`/api/users/${loud.username}/mute`)
    for (const limit of [1, 2, 3, 100]) {
      test.statements.count = 0
      await picky.get(`/api/posts/${postId}/comments?limit=${limit}`)
      expect(test.statements.count).toBeLessThanOrEqual(8)
      const seen = await readAll<Comment>(picky, `/api/posts/${postId}/comments`, limit)
      expect(seen.map(({ id }) => id)).toEqual(shown.map(({ id }) => id))
    }
  })

  it('take a bounded number of statements', async () => {
    const postId = await publish()
    const top = await comment(author, postId, 'top')
    for (let n = 0; n < 5; n++) await comment(author, postId, `${n}`, top.id)
    for (const url of [`/api/posts/${postId}/comments`, `/api/comments/${top.id}/replies`]) {
      test.statements.count = 0
      await reader.get(url)
      expect(test.statements.count).toBeLessThanOrEqual(8)
    }
  })
})
