import type { User } from '@ai-community/shared/contracts/users.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { itemsOf, publish, put, readAll, refusalOf } from './steps.ts'
import { createTestApp, type Caller, type Member, type TestApp } from './test-app.ts'
import { insertTown, type TownFixture } from './town-fixture.ts'

let test: TestApp
let town: TownFixture
let star: Member
let fans: Member[]

beforeAll(async () => {
  test = await createTestApp()
  town = await insertTown(test)
  star = await test.register()
  fans = []
  for (let n = 0; n < 5; n++) {
    const fan = await test.register()
    await put(fan, `/api/users/${star.username}/follow`)
    fans.push(fan)
  }
})
afterAll(() => test.close())

async function namesIn(caller: Caller, url: string): Promise<string[]> {
  return (await itemsOf<User>(caller, url)).map(({ username }) => username)
}

describe('lists of people', () => {
  it('stand newest first and hold everybody once, page by page', async () => {
    const newestFirst = fans.map(({ username }) => username).toReversed()
    const followers = `/api/users/${star.username}/followers`
    const seen = await readAll<User>(test.anonymous, followers, 2)
    expect(seen.map(({ username }) => username)).toEqual(newestFirst)
    expect(seen.every(({ viewer }) => viewer === null)).toBe(true)
    // All within one millisecond: the order is that of the ids.
    await test.db
      .updateTable('follows')
      .set({ createdAt: new Date() })
      .where('followeeId', '=', star.id)
      .execute()
    expect((await readAll<User>(test.anonymous, followers, 2)).map(({ username }) => username)).toEqual(
      newestFirst,
    )
    expect(await namesIn(test.anonymous, `/api/users/${fans[0]!.username}/following`)).toEqual([
      star.username,
    ])
  })

  it('say how the viewer stands to each, in a bounded number of statements', async () => {
    const [follows, muted, stranger] = fans as [Member, Member, Member, ...Member[]]
    await put(star, `/api/users/${follows.username}/follow`)
    await put(star, `/api/users/${muted.username}/mute`)
    test.statements.count = 0
    const seen = await itemsOf<User>(star, `/api/users/${star.username}/followers?limit=100`)
    expect(test.statements.count).toBeLessThanOrEqual(6)
    const viewerOf = (member: Member) => seen.find(({ id }) => id === member.id)!.viewer
    const fan = { following: false, followedBy: true, blocking: false, muting: false }
    expect(viewerOf(follows)).toEqual({ ...fan, following: true })
    expect(viewerOf(muted)).toEqual({ ...fan, muting: true })
    expect(viewerOf(stranger)).toEqual(fan)
  })

  it('tell residents from people, show what they are about, and filter as asked or set', async () => {
    await put(star, `/api/users/${town.residentName}/follow`)
    const url = `/api/users/${star.username}/following`
    const [resident] = await itemsOf<User>(star, `${url}?ai=only`)
    expect(resident).toMatchObject({
      username: town.residentName,
      isAi: true,
      resident: { location: { id: town.locationId } },
    })
    expect(await namesIn(star, url)).toContain(town.residentName)
    expect(await namesIn(star, `${url}?ai=exclude`)).not.toContain(town.residentName)
    const picky = await test.register()
    await picky.patch('/api/users/me', { feedAi: 'exclude' })
    expect(await namesIn(picky, url)).not.toContain(town.residentName)
    await put(picky, `/api/users/${town.residentName}/block`)
    expect(await namesIn(picky, '/api/users/me/blocks')).toEqual([town.residentName])
  })

  it('of likers hold who likes the post now', async () => {
    const post = await publish(star)
    const url = `/api/posts/${post.id}/likes`
    for (const fan of fans.slice(0, 3)) await fan.put(`/api/posts/${post.id}/like`)
    await fans[1]!.delete(`/api/posts/${post.id}/like`)
    expect(await namesIn(test.anonymous, url)).toEqual([fans[2]!.username, fans[0]!.username])
    await star.delete(`/api/posts/${post.id}`)
    expect(await refusalOf(test.anonymous.get(url))).toEqual([404, 'post_not_found'])
  })

  it('leave out whose account is gone', async () => {
    const [leaver, idol] = [await test.register(), await test.register()]
    await put(leaver, `/api/users/${idol.username}/follow`)
    await test.db.updateTable('users').set({ deletedAt: new Date() }).where('id', '=', leaver.id).execute()
    expect(await namesIn(idol, `/api/users/${idol.username}/followers`)).toEqual([])
    expect(await refusalOf(idol.get(`/api/users/${leaver.username}/following`))).toEqual([
      404,
      'user_not_found',
    ])
  })
})
