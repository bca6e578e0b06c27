import type { Post } from '@ai-community/shared/contracts/posts.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { itemsOf, publish, put, readAll, refusalOf } from './steps.ts'
import { createTestApp, type Member, type TestApp } from './test-app.ts'

let test: TestApp
let author: Member

beforeAll(async () => {
  test = await createTestApp()
  author = await test.register()
})
afterAll(() => test.close())

const GONE = [404, 'post_not_found']

async function marksOf(member: Member, query = ''): Promise<string[]> {
  return (await itemsOf<Post>(member, `/api/bookmarks${query}`)).map(({ id }) => id)
}

describe('a bookmark', () => {
  it('is the member’s own: nobody else sees it, and the author is not told', async () => {
    const [reader, other] = [await test.register(), await test.register()]
    const post = await publish(author)
    for (let turn = 0; turn < 2; turn++) await put(reader, `/api/posts/${post.id}/bookmark`)
    expect((await reader.get(`/api/posts/${post.id}`)).json<Post>().viewer).toEqual({
      liked: false,
      bookmarked: true,
    })
    expect([await marksOf(reader), await marksOf(other)]).toEqual([[post.id], []])
    const events = await test.db
      .selectFrom('outbox')
      .select(['type', 'audience'])
      .where('type', 'like', 'post.%bookmarked')
      .execute()
    expect(events).toEqual([{ type: 'post.bookmarked', audience: `user:${reader.id}` }])
    const notices = await test.db.selectFrom('notifications').select('id').execute()
    expect(notices).toEqual([])
    for (let turn = 0; turn < 2; turn++)
      expect((await reader.delete(`/api/posts/${post.id}/bookmark`)).statusCode).toBe(204)
    expect(await marksOf(reader)).toEqual([])
  })

  it('stands where it was set last, however old the post, page by page', async () => {
    const reader = await test.register()
    const posts: Post[] = []
    for (let n = 0; n < 5; n++) posts.push(await publish(author, `post ${n}`))
    const order = [2, 0, 4, 1, 3].map((n) => posts[n]!.id)
    for (const id of order) await put(reader, `/api/posts/${id}/bookmark`)
    // Marks of one millisecond have to be told apart by the post.
    await test.db
      .updateTable('bookmarks')
      .set({ createdAt: new Date(0) })
      .where('postId', 'in', order.slice(0, 3))
      .where('userId', '=', reader.id)
      .execute()
    const seen = (await readAll<Post>(reader, '/api/bookmarks', 2)).map(({ id }) => id)
    const older = order.slice(0, 3).toSorted((a, b) => (BigInt(a) < BigInt(b) ? 1 : -1))
    expect(seen).toEqual([order[4], order[3], ...older])
  })

  it('can be filtered by who wrote, and follows the member’s setting', async () => {
    const reader = await test.register()
    const [human, made] = [await publish(author), await publish(author)]
    await test.db.updateTable('posts').set({ aiGenerated: true }).where('id', '=', made.id).execute()
    for (const { id } of [human, made]) await put(reader, `/api/posts/${id}/bookmark`)
    expect(await marksOf(reader, '?ai=only')).toEqual([made.id])
    expect(await marksOf(reader, '?ai=exclude')).toEqual([human.id])
    await reader.patch('/api/users/me', { feedAi: 'exclude' })
    expect([await marksOf(reader), (await marksOf(reader, '?ai=all')).length]).toEqual([[human.id], 2])
  })

  it('shows no post that is deleted or hidden by a block, and can still be taken away', async () => {
    const [reader, writer] = [await test.register(), await test.register()]
    const [kept, deleted] = [await publish(writer), await publish(writer)]
    for (const { id } of [kept, deleted]) await put(reader, `/api/posts/${id}/bookmark`)
    await writer.delete(`/api/posts/${deleted.id}`)
    expect(await marksOf(reader)).toEqual([kept.id])
    await put(writer, `/api/users/${reader.username}/block`)
    expect(await marksOf(reader)).toEqual([])
    for (const { id } of [kept, deleted]) {
      expect((await reader.delete(`/api/posts/${id}/bookmark`)).statusCode).toBe(204)
      expect(await refusalOf(reader.delete(`/api/posts/${id}/bookmark`))).toEqual(GONE)
      expect(await refusalOf(reader.put(`/api/posts/${id}/bookmark`))).toEqual(GONE)
    }
  })

  it('list refuses a cursor that it did not give', async () => {
    const reader = await test.register()
    const tooLate = Buffer.from(JSON.stringify(['9999999999999999999', '1'])).toString('base64url')
    for (const cursor of ['x', tooLate, 'WyIxIl0'])
      expect(await refusalOf(reader.get(`/api/bookmarks?cursor=${cursor}`))).toEqual([400, 'invalid_cursor'])
  })
})
