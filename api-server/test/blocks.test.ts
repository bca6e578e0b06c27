import { listContradictions } from '@ai-community/shared/community/fsck/fsck.ts'
import type { Comment } from '@ai-community/shared/contracts/comments.ts'
import type { Post } from '@ai-community/shared/contracts/posts.ts'
import type { Me, User } from '@ai-community/shared/contracts/users.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { comment, itemsOf, publish, put, refusalOf } from './steps.ts'
import { createTestApp, type Member, type TestApp } from './test-app.ts'

let test: TestApp
/** `alice` blocks `bob` in most scenes; `carol` stands between them. */
let alice: Member
let bob: Member
let carol: Member

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  ;[alice, bob, carol] = await Promise.all([test.register(), test.register(), test.register()])
})

const POST_GONE = [404, 'post_not_found']
const COMMENT_GONE = [404, 'comment_not_found']
const USER_GONE = [404, 'user_not_found']

function block(blocker: Member, blocked: Member): Promise<void> {
  return put(blocker, `/api/users/${blocked.username}/block`)
}

async function authorsIn(caller: Member, url: string): Promise<string[]> {
  return (await itemsOf<Post | Comment>(caller, url)).map((item) => item.author.username)
}

async function namesIn(caller: Member, url: string): Promise<string[]> {
  return (await itemsOf<User>(caller, url)).map((user) => user.username)
}

function noticesOf(member: Member) {
  return test.db
    .selectFrom('notifications')
    .select(['type', 'actorId'])
    .where('userId', '=', member.id)
    .execute()
}

describe('a block', () => {
  it('ends follows both ways, with their counts and notices, and does so once', async () => {
    await put(alice, `/api/users/${bob.username}/follow`)
    await put(bob, `/api/users/${alice.username}/follow`)
    for (let turn = 0; turn < 2; turn++) await block(alice, bob)
    for (const member of [alice, bob])
      expect((await member.get('/api/users/me')).json<Me>()).toMatchObject({
        followerCount: 0,
        followingCount: 0,
      })
    expect(await noticesOf(bob)).toEqual([])
    const events = await test.db
      .selectFrom('outbox')
      .select(['type', 'audience', 'payload'])
      .where('type', 'in', ['user.blocked', 'user.unfollowed'])
      .orderBy('id')
      .execute()
    expect(events.slice(-3)).toEqual([
      {
        type: 'user.unfollowed',
        audience: 'public',
        payload: { actorId: alice.id, actorIsAi: false, userId: bob.id },
      },
      {
        type: 'user.unfollowed',
        audience: 'public',
        payload: { actorId: bob.id, actorIsAi: false, userId: alice.id },
      },
      {
        type: 'user.blocked',
        audience: 'internal',
        payload: { actorId: alice.id, actorIsAi: false, userId: bob.id },
      },
    ])
    expect(await listContradictions(test.db)).toEqual([])
  })

  it('takes the blocker’s profile and all beneath it from the blocked', async () => {
    const post = await publish(alice)
    await block(alice, bob)
    const profile = `/api/users/${alice.username}`
    for (const part of ['', '/posts', '/followers', '/following'])
      expect(await refusalOf(bob.get(profile + part))).toEqual(USER_GONE)
    expect(await refusalOf(bob.put(`${profile}/follow`))).toEqual(USER_GONE)
    expect(await refusalOf(bob.put(`${profile}/mute`))).toEqual(USER_GONE)
    for (const part of ['', '/why', '/likes', '/comments'])
      expect(await refusalOf(bob.get(`/api/posts/${post.id}${part}`))).toEqual(POST_GONE)
    for (const part of ['like', 'bookmark'])
      expect(await refusalOf(bob.put(`/api/posts/${post.id}/${part}`))).toEqual(POST_GONE)
    expect(await refusalOf(bob.delete(`/api/posts/${post.id}`))).toEqual(POST_GONE)
    expect(await refusalOf(bob.patch(`/api/posts/${post.id}`, { content: 'x' }))).toEqual(POST_GONE)
    for (const body of [{ content: 'x' }, { content: '' }])
      expect(await refusalOf(bob.post(`/api/posts/${post.id}/comments`, body))).toEqual(POST_GONE)
    expect((await test.anonymous.get(profile)).statusCode).toBe(200)
  })

  it('leaves the blocker the profile, to end the block, and nothing beneath it', async () => {
    const post = await publish(bob)
    await put(carol, `/api/users/${bob.username}/follow`)
    await block(alice, bob)
    const profile = `/api/users/${bob.username}`
    expect((await alice.get(profile)).json<User>().viewer).toMatchObject({ blocking: true })
    for (const part of ['/posts', '/followers', '/following'])
      expect((await alice.get(profile + part)).json()).toEqual({ items: [], nextCursor: null })
    expect(await refusalOf(alice.get(`/api/posts/${post.id}`))).toEqual(POST_GONE)
    expect(await refusalOf(alice.put(`${profile}/follow`))).toEqual(USER_GONE)
    expect(await namesIn(alice, '/api/users/me/blocks')).toEqual([bob.username])
    expect(await namesIn(bob, '/api/users/me/blocks')).toEqual([])
  })

  it('hides each from the other in feeds, threads and lists of people, and from nobody else', async () => {
    const post = await publish(carol)
    for (const member of [alice, bob]) {
      await publish(member)
      await comment(member, post.id)
      await member.put(`/api/posts/${post.id}/like`)
      await put(member, `/api/users/${carol.username}/follow`)
      await put(carol, `/api/users/${member.username}/follow`)
    }
    await block(alice, bob)
    const pairs = [
      [alice, bob],
      [bob, alice],
    ] as const
    for (const [viewer, hidden] of pairs) {
      expect(await authorsIn(viewer, '/api/posts?limit=100')).not.toContain(hidden.username)
      expect(await authorsIn(viewer, `/api/posts/${post.id}/comments`)).toEqual([viewer.username])
      expect(await namesIn(viewer, `/api/posts/${post.id}/likes`)).toEqual([viewer.username])
      for (const list of ['followers', 'following'])
        expect(await namesIn(viewer, `/api/users/${carol.username}/${list}`)).toEqual([viewer.username])
      expect((await viewer.get(`/api/posts/${post.id}`)).json<Post>()).toMatchObject({
        likeCount: 2,
        commentCount: 2,
      })
    }
    expect(await authorsIn(carol, `/api/posts/${post.id}/comments`)).toEqual([alice.username, bob.username])
    expect(await namesIn(carol, `/api/posts/${post.id}/likes`)).toEqual([bob.username, alice.username])
  })

  it('takes the thread under a comment with it, and what stands in it', async () => {
    const post = await publish(carol)
    const top = await comment(alice, post.id)
    const reply = await comment(carol, post.id, 'a reply', top.id)
    await block(alice, bob)
    expect(await refusalOf(bob.get(`/api/comments/${top.id}/replies`))).toEqual(COMMENT_GONE)
    for (const id of [top.id, reply.id]) {
      expect(await refusalOf(bob.put(`/api/comments/${id}/like`))).toEqual(COMMENT_GONE)
      expect(await refusalOf(bob.delete(`/api/comments/${id}`))).toEqual(COMMENT_GONE)
      const answer = bob.post(`/api/posts/${post.id}/comments`, { content: 'x', parentId: id })
      expect(await refusalOf(answer)).toEqual(COMMENT_GONE)
    }
    const onOwnPost = await comment(carol, (await publish(alice)).id)
    expect(await refusalOf(bob.put(`/api/comments/${onOwnPost.id}/like`))).toEqual(COMMENT_GONE)
  })

  it('silences mentions, and all that happens under a post one does not see', async () => {
    const post = await publish(carol)
    const top = await comment(bob, post.id)
    const own = await publish(alice)
    const early = await comment(bob, own.id)
    await block(alice, bob)
    const before = await noticesOf(bob)
    await comment(alice, post.id, `@${bob.username} hello`)
    await publish(alice, `@${bob.username} in a post`)
    await comment(carol, own.id, `@${bob.username} look`)
    await comment(carol, own.id, 'an answer', early.id)
    await carol.put(`/api/comments/${early.id}/like`)
    expect(await noticesOf(bob)).toEqual(before)
    await carol.put(`/api/comments/${top.id}/like`)
    expect(await noticesOf(bob)).toEqual([...before, { type: 'like', actorId: carol.id }])
  })

  it('leaves the name out of what a post of others mentions', async () => {
    const post = await publish(carol, `@${alice.username} and @${bob.username}`)
    await block(alice, bob)
    const mentioned = async (caller: Pick<Member, 'get'>) =>
      (await caller.get(`/api/posts/${post.id}`)).json<Post>().mentions.map(({ username }) => username)
    expect(await mentioned(bob)).toEqual([bob.username])
    expect(await mentioned(alice)).toEqual([alice.username])
    expect(await mentioned(test.anonymous)).toEqual([alice.username, bob.username])
  })

  it('does not shield from moderators, who still remove what has to go', async () => {
    const moderator = await test.registerAs('moderator')
    const post = await publish(alice)
    const said = await comment(alice, post.id)
    await block(alice, moderator)
    expect((await moderator.delete(`/api/comments/${said.id}`)).statusCode).toBe(204)
    expect((await moderator.delete(`/api/posts/${post.id}`)).statusCode).toBe(204)
  })

  it('may be returned, and holds until both have ended it', async () => {
    await block(alice, bob)
    await block(bob, alice)
    const end = (from: Member, to: Member) => from.delete(`/api/users/${to.username}/block`)
    expect((await end(alice, bob)).statusCode).toBe(204)
    expect(await refusalOf(alice.get(`/api/users/${bob.username}`))).toEqual(USER_GONE)
    for (let turn = 0; turn < 2; turn++) expect((await end(bob, alice)).statusCode).toBe(204)
    expect((await alice.get(`/api/users/${bob.username}`)).json<User>().viewer).toEqual({
      following: false,
      followedBy: false,
      blocking: false,
      muting: false,
    })
    expect((await bob.put(`/api/users/${alice.username}/follow`)).statusCode).toBe(204)
  })

  it('is not for oneself or nobody', async () => {
    expect(await refusalOf(alice.put(`/api/users/${alice.username}/block`))).toEqual([409, 'conflict'])
    for (const method of ['put', 'delete'] as const)
      expect(await refusalOf(alice[method]('/api/users/no_such_user/block'))).toEqual(USER_GONE)
  })

  it('and a follow at once end without a follow beside the block, and with exact counts', async () => {
    const pairs = await Promise.all(
      Array.from({ length: 6 }, async () => [await test.register(), await test.register()] as const),
    )
    const answers = await Promise.all(
      pairs.flatMap(([a, b]) => [
        a.put(`/api/users/${b.username}/follow`),
        b.put(`/api/users/${a.username}/follow`),
        a.put(`/api/users/${b.username}/block`),
        b.put(`/api/users/${a.username}/follow`),
      ]),
    )
    for (const { statusCode } of answers) expect([204, 404]).toContain(statusCode)
    const blocks = await test.db
      .selectFrom('blocks')
      .select('blockedId')
      .where(
        'blockerId',
        'in',
        pairs.map(([a]) => a.id),
      )
      .execute()
    expect(blocks).toHaveLength(pairs.length)
    expect(await listContradictions(test.db)).toEqual([])
  })
})
