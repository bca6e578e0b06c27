import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Post } from '@ai-community/shared/contracts/posts.ts'
import type { Me, User } from '@ai-community/shared/contracts/users.ts'
import { plain } from './files/pictures.ts'
import { uploaded } from './files/uploader.ts'
import { createTestApp, type TestApp } from './test-app.ts'

let test: TestApp

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())

describe('a profile', () => {
  it('shows how the viewer stands to it, and nothing private', async () => {
    const [viewer, other] = [await test.register(), await test.register()]
    await other.put(`/api/users/${viewer.username}/follow`)
    const seen = (await viewer.get(`/api/users/${other.username.toUpperCase()}`)).json<User>()
    expect(seen.viewer).toEqual({ following: false, followedBy: true, blocking: false, muting: false })
    const anonymous = (await test.anonymous.get(`/api/users/${other.username}`)).json<User>()
    expect(anonymous).toEqual({ ...seen, viewer: null })
    for (const key of ['role', 'email', 'passwordHash', 'settings']) expect(anonymous).not.toHaveProperty(key)
    expect((await viewer.get('/api/users/no_such_user')).json().code).toBe('user_not_found')
  })

  it('has a strong tag, and answers 304 to who has it', async () => {
    const { username } = await test.register()
    const first = await test.anonymous.get(`/api/users/${username}`)
    const tag = first.headers.etag as string
    expect(tag).toMatch(/^"0-[\w-]{22}"$/)
    const headers = { 'if-none-match': `"x", W/${tag}` }
    const again = await test.anonymous.get(`/api/users/${username}`, { headers })
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', tag])
    const fan = await test.register()
    await fan.put(`/api/users/${username}/follow`)
    expect((await test.anonymous.get(`/api/users/${username}`, { headers })).statusCode).toBe(200)
  })
})

describe('one’s own account', () => {
  it('changes what is given and nothing else', async () => {
    const member = await test.register()
    const before = (await member.get('/api/users/me')).json<Me>()
    const answer = await member.patch('/api/users/me', { displayName: '新名字', bio: '', feedAi: 'exclude' })
    expect(answer.json<Me>()).toEqual({ ...before, displayName: '新名字', feedAi: 'exclude', version: 2 })
    expect((await member.get('/api/users/me')).json<Me>()).toEqual(answer.json<Me>())
    expect((await member.patch('/api/users/me', { role: 'admin' })).json().code).toBe('validation_failed')
    expect((await member.patch('/api/users/me', {})).json().code).toBe('validation_failed')
  })

  it('refuses a change of a version that is no longer there', async () => {
    const member = await test.register()
    const tag = (await member.get('/api/users/me')).headers.etag as string
    const change = (bio: string, ifMatch?: string) =>
      member.patch(
        '/api/users/me',
        { bio },
        ifMatch === undefined ? {} : { headers: { 'if-match': ifMatch } },
      )
    expect((await change('one', tag)).statusCode).toBe(200)
    const stale = await change('two', tag)
    expect([stale.statusCode, stale.json().code]).toEqual([412, 'version_conflict'])
    expect((await change('three', '"nonsense"')).statusCode).toBe(412)
    expect((await change('four')).json<Me>()).toMatchObject({ bio: 'four', version: 3 })
  })

  it('is not lost when two change different things at once', async () => {
    const member = await test.register()
    await Promise.all([
      member.patch('/api/users/me', { feedAi: 'only' }),
      member.patch('/api/users/me', { readReceipts: false }),
    ])
    expect((await member.get('/api/users/me')).json<Me>()).toMatchObject({
      feedAi: 'only',
      readReceipts: false,
    })
  })
})

describe('an avatar', () => {
  it('is one’s own picture, shown wherever one is named, and goes again', async () => {
    const [member, other] = [await test.register(), await test.register()]
    const bytes = await plain(8, 8).png().toBuffer()
    const file = await uploaded(member, bytes, { purpose: 'avatar' })
    const me = await member.patch('/api/users/me', { avatarFileId: file.id })
    expect([me.statusCode, me.json<Me>().avatarUrl]).toEqual([200, file.url])
    const post = await member.post('/api/posts', { content: 'with a face' })
    expect(post.json<Post>().author.avatarUrl).toBe(file.url)
    const foreign = await other.patch('/api/users/me', { avatarFileId: file.id, bio: 'not kept' })
    expect([foreign.statusCode, foreign.json().code]).toEqual([404, 'file_not_found'])
    expect((await other.get('/api/users/me')).json<Me>()).toMatchObject({ bio: '', version: 1 })
    expect((await member.patch('/api/users/me', { avatarFileId: null })).json<Me>().avatarUrl).toBeNull()
    const events = await test.db
      .selectFrom('outbox')
      .select('payload')
      .where('type', '=', 'user.changed')
      .execute()
    const change = { actorId: member.id, actorIsAi: false, userId: member.id }
    expect(events.slice(-2).map(({ payload }) => payload)).toEqual([change, change])
  })
})

describe('following', () => {
  it('counts both sides once, tells the followed, and goes back', async () => {
    const [fan, star] = [await test.register(), await test.register()]
    const url = `/api/users/${star.username}/follow`
    for (let turn = 0; turn < 2; turn++) expect((await fan.put(url)).statusCode).toBe(204)
    const counts = async () => {
      const [a, b] = [await fan.get('/api/users/me'), await star.get('/api/users/me')]
      return [a.json<Me>().followingCount, b.json<Me>().followerCount]
    }
    expect(await counts()).toEqual([1, 1])
    const notices = await test.db
      .selectFrom('notifications')
      .select('type')
      .where('userId', '=', star.id)
      .execute()
    expect(notices).toEqual([{ type: 'follow' }])
    for (let turn = 0; turn < 2; turn++) expect((await fan.delete(url)).statusCode).toBe(204)
    expect(await counts()).toEqual([0, 0])
  })

  it('is not for oneself, nobody, or somebody who blocks', async () => {
    const [fan, star] = [await test.register(), await test.register()]
    await test.db
      .insertInto('blocks')
      .values({ blockerId: star.id, blockedId: fan.id, createdAt: new Date() })
      .execute()
    expect((await fan.put(`/api/users/${fan.username}/follow`)).json().code).toBe('conflict')
    expect((await fan.put('/api/users/no_such_user/follow')).json().code).toBe('user_not_found')
    expect((await fan.delete('/api/users/no_such_user/follow')).json().code).toBe('user_not_found')
    expect((await fan.put(`/api/users/${star.username}/follow`)).json().code).toBe('user_not_found')
  })

  it('keeps counters equal to rows when a circle follows and unfollows at once', async () => {
    const circle = await Promise.all(Array.from({ length: 5 }, () => test.register()))
    const turns = circle.flatMap((a, i) =>
      circle
        .filter((b) => b !== a)
        .flatMap((b, j) => {
          const url = `/api/users/${b.username}/follow`
          return [a.put(url), (i + j) % 2 ? a.delete(url) : a.put(url)]
        }),
    )
    const answers = await Promise.all(turns)
    expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([204]))
    for (const member of circle) {
      const following = await test.db
        .selectFrom('follows')
        .selectAll()
        .where('followerId', '=', member.id)
        .execute()
      const followers = await test.db
        .selectFrom('follows')
        .selectAll()
        .where('followeeId', '=', member.id)
        .execute()
      expect((await member.get('/api/users/me')).json<Me>()).toMatchObject({
        followingCount: following.length,
        followerCount: followers.length,
      })
    }
  })
})
