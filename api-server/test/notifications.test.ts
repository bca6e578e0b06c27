import fc from 'fast-check'
import { allMigrations } from '@ai-community/migrations/all.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listContradictions } from '@ai-community/shared/community/fsck/fsck.ts'
import {
  notifyIn,
  withdrawNoticeIn,
} from '@ai-community/shared/community/notifications/notifications.service.ts'
import type { Counters, Notification } from '@ai-community/shared/contracts/notifications.ts'
import { likePostIn } from '@ai-community/shared/community/reactions/reactions.service.ts'
import { compareIds } from '@ai-community/shared/database/ids.ts'
import { withTransaction } from '@ai-community/shared/database/transaction.ts'
import { drainJobs } from './account-jobs.ts'
import { createTestApp, PASSWORD, type Member, type TestApp } from './test-app.ts'

let test: TestApp
let lin: Member
let others: Member[]

beforeAll(async () => {
  test = await createTestApp()
  others = await Promise.all(Array.from({ length: 5 }, () => test.register()))
})
afterAll(() => test.close())
beforeEach(async () => {
  lin = await test.register()
})

async function list(query = ''): Promise<{ items: Notification[]; nextCursor: string | null }> {
  return (await lin.get(`/api/notifications${query}`)).json()
}

async function unread(): Promise<number> {
  return (await lin.get('/api/notifications/unread')).json<Counters>().notifications
}

function read(upTo: string) {
  return lin.put('/api/notifications/read', { body: { upTo } })
}

async function publish(content = 'a post', author: Member = lin): Promise<string> {
  return (await author.post('/api/posts', { content })).json<{ id: string }>().id
}

async function comment(author: Member, postId: string, body: object): Promise<string> {
  return (await author.post(`/api/posts/${postId}/comments`, body)).json<{ id: string }>().id
}

describe('notifications', () => {
  it('gather what several people did to one thing, the last three by name', async () => {
    const postId = await publish()
    for (const other of others) await other.put(`/api/posts/${postId}/like`)
    const { items } = await list()
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      type: 'like',
      actorCount: 5,
      read: false,
      comment: null,
      encounter: null,
    })
    expect(items[0]!.post).toMatchObject({ id: postId, likeCount: 5, viewer: { liked: false } })
    expect(items[0]!.actors.map(({ id }) => id)).toEqual(
      others
        .slice(2)
        .toReversed()
        .map(({ id }) => id),
    )
    expect(await unread()).toBe(1)
  })

  it('tell of comments, replies, mentions, followers and messages, each with what it is about', async () => {
    const [wang, zhou] = others as [Member, Member]
    const postId = await publish()
    const commentId = await comment(wang, postId, { content: 'nice' })
    const mine = await comment(lin, postId, { content: 'thanks' })
    const replyId = await comment(zhou, postId, { content: 'indeed', parentId: mine })
    const mentionId = await publish(`hello @${lin.username}`, wang)
    await wang.put(`/api/users/${lin.username}/follow`)
    const opened = await wang.post('/api/conversations', { username: lin.username })
    const conversationId = opened.json<{ id: string }>().id
    await wang.post(`/api/conversations/${conversationId}/messages`, { content: 'psst' })
    const { items } = await list()
    expect(items.map(({ type }) => type)).toEqual(['message', 'follow', 'mention', 'reply', 'comment'])
    const [message, follow, mention, reply, remark] = items
    expect(message).toMatchObject({ conversationId, post: null, actors: [{ id: wang.id }] })
    expect(follow).toMatchObject({ post: null, comment: null, actors: [{ id: wang.id }] })
    expect(mention).toMatchObject({ post: { id: mentionId }, comment: null })
    expect(reply).toMatchObject({ post: { id: postId }, comment: { id: replyId, author: { id: zhou.id } } })
    expect(remark).toMatchObject({ post: { id: postId }, comment: { id: commentId, content: 'nice' } })
  })

  it('of a conversation are one line, which comes again only after it was read', async () => {
    const [wang] = others as [Member]
    const opened = await wang.post('/api/conversations', { username: lin.username })
    const { id } = opened.json<{ id: string }>()
    const say = async (content: string) =>
      (await wang.post(`/api/conversations/${id}/messages`, { content })).json<{ id: string }>().id
    await say('one')
    const first = (await list()).items
    const messageId = await say('two')
    expect((await list()).items).toEqual(first)
    await lin.put(`/api/conversations/${id}/read`, { body: { messageId } })
    expect((await list()).items).toMatchObject([{ id: first[0]!.id, read: true }])
    await say('three')
    const { items } = await list()
    expect(items).toMatchObject([{ read: false, actorCount: 1 }])
    expect(items[0]!.id).not.toBe(first[0]!.id)
  })

  it('go when the like, the follow or the comment is taken back, or the post is deleted', async () => {
    const [wang] = others as [Member]
    const postId = await publish()
    await wang.put(`/api/posts/${postId}/like`)
    await wang.put(`/api/users/${lin.username}/follow`)
    const commentId = await comment(wang, postId, { content: 'gone soon' })
    expect(await unread()).toBe(3)
    await wang.delete(`/api/posts/${postId}/like`)
    expect(await unread()).toBe(2)
    await wang.delete(`/api/users/${lin.username}/follow`)
    await wang.delete(`/api/comments/${commentId}`)
    expect([await unread(), (await list()).items]).toEqual([0, []])
    await wang.put(`/api/posts/${postId}/like`)
    expect(await unread()).toBe(1)
    await lin.delete(`/api/posts/${postId}`)
    expect([await unread(), (await list()).items]).toEqual([0, []])
  })

  it('leave out people who are blocked, muted or gone: in the list, in the number of people, in the count', async () => {
    const [wang, zhou, sun, gone] = others as [Member, Member, Member, Member]
    const postId = await publish()
    const leaver = await test.register()
    for (const one of [wang, zhou, sun, gone, leaver]) await one.put(`/api/posts/${postId}/like`)
    await wang.put(`/api/users/${lin.username}/follow`)
    expect(await unread()).toBe(2)
    await lin.put(`/api/users/${wang.username}/block`)
    await zhou.put(`/api/users/${lin.username}/block`)
    await lin.put(`/api/users/${sun.username}/mute`)
    expect((await leaver.delete('/api/users/me', { body: { password: PASSWORD } })).statusCode).toBe(204)
    await drainJobs(test, test.config)
    const { items } = await list()
    expect(items).toMatchObject([{ type: 'like', actorCount: 1, actors: [{ id: gone.id }] }])
    expect(await unread()).toBe(1)
    await lin.put(`/api/users/${gone.username}/block`)
    expect([await unread(), (await list()).items]).toEqual([0, []])
    for (const one of [wang, gone]) await lin.delete(`/api/users/${one.username}/block`)
    expect((await list()).items).toMatchObject([{ actorCount: 2 }])
    await zhou.delete(`/api/users/${lin.username}/block`)
    await lin.delete(`/api/users/${sun.username}/mute`)
    expect((await list()).items[0]).toMatchObject({ type: 'like', actorCount: 4 })
  })

  it('can be had of people or of residents alone, by the query or by the setting', async () => {
    const [wang] = others as [Member]
    const postId = await publish()
    const resident = await test.register()
    await test.db.updateTable('users').set({ isAi: true }).where('id', '=', resident.id).execute()
    const { db, ids } = test
    const ctx = { db, ids, clock: { now: () => new Date() } }
    await withTransaction(db, (tx) => likePostIn(tx, ctx, { id: resident.id, isAi: true }, postId))
    await wang.put(`/api/posts/${postId}/like`)
    await wang.put(`/api/users/${lin.username}/follow`)
    expect((await list('?ai=only')).items).toMatchObject([{ type: 'like', actorCount: 1 }])
    const people = (await list('?ai=exclude')).items
    expect(people).toMatchObject([
      { type: 'follow' },
      { type: 'like', actorCount: 1, actors: [{ id: wang.id }] },
    ])
    await lin.patch('/api/users/me', { feedAi: 'only' })
    test.clock.offsetMs += 2_000
    expect((await list()).items).toMatchObject([
      { type: 'like', actorCount: 1, actors: [{ id: resident.id }] },
    ])
    expect(await unread()).toBe(1)
  })

  it('come page by page, none twice and none lost, in the same few statements', async () => {
    const [wang, zhou] = others as [Member, Member]
    const postIds: string[] = []
    for (let n = 0; n < 7; n++) postIds.push(await publish(`post ${n} #tag @${wang.username}`))
    for (const postId of postIds) await wang.put(`/api/posts/${postId}/like`)
    await zhou.put(`/api/posts/${postIds[2]}/like`)
    for (const postId of postIds.slice(0, 3)) await comment(wang, postId, { content: 'x' })
    const seen: Notification[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      test.statements.count = 0
      const page = await list(`?limit=4${cursor && `&cursor=${cursor}`}`)
      expect(test.statements.count).toBeLessThanOrEqual(9)
      seen.push(...page.items)
      cursor = page.nextCursor
    }
    const liked = [postIds[2], ...postIds.filter((id) => id !== postIds[2]).toReversed()]
    expect(seen.filter(({ type }) => type === 'like').map(({ post }) => post!.id)).toEqual(liked)
    expect(seen).toHaveLength(10)
  })
})

describe('reading notifications', () => {
  it('up to one leaves later ones unread, and never makes anything unread again', async () => {
    const [wang, zhou] = others as [Member, Member]
    const postId = await publish()
    await wang.put(`/api/posts/${postId}/like`)
    await wang.put(`/api/users/${lin.username}/follow`)
    const [follow, like] = (await list()).items as [Notification, Notification]
    expect((await read(like.id)).json()).toEqual({ notifications: 1, messages: 0 })
    expect((await read(follow.id)).json()).toEqual({ notifications: 0, messages: 0 })
    expect((await read(like.id)).json()).toEqual({ notifications: 0, messages: 0 })
    await zhou.put(`/api/posts/${postId}/like`)
    expect((await list()).items).toMatchObject([
      { type: 'like', read: false, actorCount: 2 },
      { type: 'follow', read: true },
    ])
  })

  it('does not touch what was committed late with a smaller number', async () => {
    const [wang, zhou] = others as [Member, Member]
    const postId = await publish()
    const early = test.ids.next()
    await wang.put(`/api/posts/${postId}/like`)
    await read((await list()).items[0]!.id)
    const ctx = { db: test.db, ids: { next: () => early }, clock: { now: () => new Date() } }
    await withTransaction(test.db, (tx) =>
      notifyIn(tx, ctx, { id: zhou.id, isAi: false }, { id: lin.id, isAi: false }, { type: 'follow' }),
    )
    expect(await unread()).toBe(1)
  })

  it('is right after any order of notices, withdrawals, blocks, mutes and readings', async () => {
    const kinds = ['like', 'like', 'comment', 'withdraw', 'delete', 'read', 'block', 'mute'] as const
    const step = fc.record({ kind: fc.constantFrom(...kinds), which: fc.nat(8), group: fc.nat(1) })
    const actors = others.slice(0, 3)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 16 }), async (steps) => {
        lin = await test.register()
        const postIds = [await publish(), await publish()]
        // The model: every notice told, whether it was read, and who is hidden.
        let notices: ToldNotice[] = []
        const hidden = { block: new Set<number>(), mute: new Set<number>() }
        const isHidden = (actor: number) => hidden.block.has(actor) || hidden.mute.has(actor)
        for (const { kind, which, group } of steps) {
          const actor = which % actors.length
          const [member, postId] = [actors[actor]!, postIds[group]!]
          const like = { actor, group: `like ${group}`, read: false }
          const isSame = (one: ToldNotice) => one.actor === actor && one.group === like.group
          if (kind === 'like' && !notices.some(isSame)) {
            const id = await tell(member, postId)
            if (!isHidden(actor)) notices.push({ ...like, id })
          } else if (kind === 'withdraw') {
            await withdraw(member, postId)
            notices = notices.filter((one) => !isSame(one))
          } else if (kind === 'comment' && !hidden.block.has(actor)) {
            const commentId = await comment(member, postId, { content: 'x' })
            const told = { ...like, group: `comment ${group}`, id: await newestNotice(), commentId }
            if (!isHidden(actor)) notices.push(told)
          } else if (kind === 'delete') {
            const [first] = notices.filter((one) => one.commentId !== undefined)
            if (!first || hidden.block.has(first.actor)) continue
            await actors[first.actor]!.delete(`/api/comments/${first.commentId}`)
            notices = notices.filter((one) => one !== first)
          } else if (kind === 'read' && notices.length > 0) {
            const { id: upTo } = notices[which % notices.length]!
            await read(upTo)
            for (const one of notices) one.read ||= BigInt(one.id) <= BigInt(upTo)
          } else if (kind === 'mute' && !hidden.mute.has(actor) && hidden.block.has(actor)) {
            // Who is blocked is not there to be muted.
          } else if (kind === 'block' || kind === 'mute') {
            await setHidden(kind, member, !hidden[kind].has(actor))
            if (!hidden[kind].delete(actor)) hidden[kind].add(actor)
          }
          const groups = Map.groupBy(
            notices.filter((one) => !isHidden(one.actor)),
            (one) => one.group,
          )
          const expected = [...groups.values()].map((ones) => ({
            id: newestOf(ones),
            actors: new Set(ones.map((one) => one.actor)).size,
            read: ones.every((one) => one.read),
          }))
          const shown = (await list()).items
          expect(shown.map(({ id, actorCount: actors, read }) => ({ id, actors, read }))).toEqual(
            expected.toSorted((a, b) => compareIds(b.id, a.id)),
          )
          expect(shown.map(({ actors }) => actors.length)).toEqual(shown.map(({ actorCount }) => actorCount))
          expect(await unread()).toBe(expected.filter((group) => !group.read).length)
        }
        expect(await listContradictions(test.db)).toEqual([])
      }),
      { numRuns: process.env.VERIFY === 'full' ? 300 : 8 },
    )
  }, 300_000)

  it('is the same when the groups are counted from notices that were there before the groups', async () => {
    const [wang, zhou, sun] = others as [Member, Member, Member]
    const postId = await publish()
    for (const one of [wang, zhou, sun]) await one.put(`/api/posts/${postId}/like`)
    for (const one of [wang, wang, zhou]) await comment(one, postId, { content: 'x' })
    await read((await list()).items[1]!.id)
    await lin.put(`/api/users/${sun.username}/mute`)
    const before = await list()
    expect(before.items).toMatchObject([
      { actorCount: 2, read: false },
      { actorCount: 2, read: true },
    ])
    await test.db.deleteFrom('notificationGroups').execute()
    await test.db.updateTable('notifications').set({ visible: true, leads: true }).execute()
    for (let time = 0; time < 2; time++) await allMigrations['0011-notification-groups']!.up(test.db)
    expect(await list()).toEqual(before)
    expect(await listContradictions(test.db)).toEqual([])
  })

  interface ToldNotice {
    id: string
    actor: number
    group: string
    read: boolean
    commentId?: string
  }

  const newestOf = (notices: readonly ToldNotice[]) =>
    notices.map(({ id }) => id).toSorted((a, b) => compareIds(b, a))[0]!

  async function tell(actor: Member, postId: string): Promise<string> {
    await withTransaction(test.db, (tx) =>
      notifyIn(
        tx,
        context(),
        { id: actor.id, isAi: false },
        { id: lin.id, isAi: false },
        { type: 'like', postId },
      ),
    )
    return newestNotice()
  }

  async function newestNotice(): Promise<string> {
    const row = await test.db
      .selectFrom('notifications')
      .select('id')
      .where('userId', '=', lin.id)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row?.id ?? '0'
  }

  function withdraw(actor: Member, postId: string): Promise<void> {
    return withTransaction(test.db, (tx) =>
      withdrawNoticeIn(tx, context(), { id: actor.id, isAi: false }, lin.id, { type: 'like', postId }),
    )
  }

  function context() {
    return { db: test.db, ids: test.ids, clock: { now: () => new Date() } }
  }

  async function setHidden(kind: 'block' | 'mute', actor: Member, on: boolean): Promise<void> {
    const url = `/api/users/${actor.username}/${kind}`
    await (on ? lin.put(url) : lin.delete(url))
  }
})
