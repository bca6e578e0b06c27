import type { Comment } from '@ai-community/shared/contracts/comments.ts'
import type { Post } from '@ai-community/shared/contracts/posts.ts'
import type { User } from '@ai-community/shared/contracts/users.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { comment, itemsOf, publish, put, refusalOf } from './steps.ts'
import { createTestApp, type Member, type TestApp } from './test-app.ts'

let test: TestApp
let listener: Member
let loud: Member

beforeAll(async () => {
  test = await createTestApp()
  listener = await test.register()
  loud = await test.register()
  await put(listener, `/api/users/${loud.username}/follow`)
  await put(listener, `/api/users/${loud.username}/mute`)
})
afterAll(() => test.close())

describe('a mute', () => {
  it('keeps the muted out of feeds and threads, and lets them be found by name', async () => {
    const post = await publish(loud)
    const own = await publish(listener)
    const said = await comment(loud, own.id)
    const seen = async (url: string) => (await itemsOf<Post | Comment>(listener, url)).map(({ id }) => id)
    expect(await seen('/api/posts?limit=100')).not.toContain(post.id)
    expect(await seen('/api/posts?feed=following')).not.toContain(post.id)
    expect(await seen(`/api/posts/${own.id}/comments`)).not.toContain(said.id)
    expect(await seen(`/api/users/${loud.username}/posts`)).toContain(post.id)
    expect((await listener.get(`/api/posts/${post.id}`)).statusCode).toBe(200)
    expect((await listener.put(`/api/comments/${said.id}/like`)).statusCode).toBe(200)
    const [shown] = await itemsOf<User>(listener, '/api/users/me/mutes')
    expect(shown).toMatchObject({ username: loud.username, viewer: { muting: true, following: true } })
  })

  it('is quiet: the muted is told nothing and sees all, and rings no bell', async () => {
    const own = await publish(listener, 'hear me')
    await loud.put(`/api/posts/${own.id}/like`)
    await comment(loud, own.id, `@${listener.username}`)
    const notices = await test.db
      .selectFrom('notifications')
      .select('id')
      .where('userId', '=', listener.id)
      .execute()
    expect(notices).toEqual([])
    const profile = (await loud.get(`/api/users/${listener.username}`)).json<User>()
    expect(profile.viewer).toEqual({ following: false, followedBy: true, blocking: false, muting: false })
    expect((await itemsOf<Post>(loud, '/api/posts?limit=100')).map(({ id }) => id)).toContain(own.id)
    const event = await test.db
      .selectFrom('outbox')
      .select('audience')
      .where('type', '=', 'user.muted')
      .executeTakeFirstOrThrow()
    expect(event.audience).toBe('internal')
  })

  it('ends when asked, and changes nothing when it was not there', async () => {
    const url = `/api/users/${loud.username}/mute`
    for (let turn = 0; turn < 2; turn++) expect((await listener.delete(url)).statusCode).toBe(204)
    const post = await publish(loud)
    expect((await itemsOf<Post>(listener, '/api/posts?limit=100')).map(({ id }) => id)).toContain(post.id)
    expect(await itemsOf(listener, '/api/users/me/mutes')).toEqual([])
  })

  it('is not for oneself or nobody', async () => {
    expect(await refusalOf(loud.put(`/api/users/${loud.username}/mute`))).toEqual([409, 'conflict'])
    for (const method of ['put', 'delete'] as const)
      expect(await refusalOf(loud[method]('/api/users/no_such_user/mute'))).toEqual([404, 'user_not_found'])
  })
})
