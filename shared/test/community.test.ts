import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createResidentsIn } from '../src/community/accounts/accounts.service.ts'
import { createCommentIn } from '../src/community/comments/comments.service.ts'
import { systemClock, type Actor, type CommunityContext } from '../src/community/context.ts'
import { deleteExpired } from '../src/community/housekeeping.ts'
import { sendMessageIn } from '../src/community/messages/messages.service.ts'
import { publishPostIn } from '../src/community/posts/posts.service.ts'
import { likeCommentIn, likePostIn } from '../src/community/reactions/reactions.service.ts'
import { followUserIn } from '../src/community/users/follows.service.ts'
import { explainPost } from '../src/community/why/why.service.ts'
import { writeOnce } from '../src/community/writes/write-once.ts'
import { DomainError } from '../src/contracts/error-codes.ts'
import { openIdSource, type IdSource } from '../src/database/id-source.ts'
import type { Tx } from '../src/database/connection.ts'
import { withTransaction } from '../src/database/transaction.ts'
import { createTestDatabase, type TestDatabase } from '../test-support/test-database.ts'

let database: TestDatabase
let ids: IdSource
let ctx: CommunityContext
let lin: Actor
let zhou: Actor

const DRAFTS = ['lin', 'zhou'].map((name) => ({
  worldKey: name,
  username: `resident_${name}`,
  displayName: name,
  bio: '',
  locale: 'zh-CN' as const,
}))

beforeAll(async () => {
  database = await createTestDatabase()
  ids = await openIdSource(database.db, (error) => {
    throw error
  })
  ctx = { db: database.db, ids, clock: systemClock }
  const [a, b] = await inTx((tx) => createResidentsIn(tx, ctx, DRAFTS))
  lin = { id: a!, isAi: true }
  zhou = { id: b!, isAi: true }
})
afterAll(async () => {
  await ids.close()
  await database.drop()
})

function inTx<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return withTransaction(database.db, work)
}

describe('a write of the town, repeated', () => {
  it('makes the same residents, with one bigger batch as with two', async () => {
    const more = [...DRAFTS, { ...DRAFTS[0]!, worldKey: 'new', username: 'resident_new' }]
    const [first, second, third] = await inTx((tx) => createResidentsIn(tx, ctx, more))
    expect([first, second]).toEqual([lin.id, zhou.id])
    expect(third).not.toBe(lin.id)
  })

  it('makes one post, one comment, one message, and counts them once', async () => {
    const provenance = { reasons: [{ kind: 'place', id: '7', text: '咖啡馆', simTime: 5 }] }
    const write = () =>
      inTx(async (tx) => {
        const post = { content: '今天 #咖啡', worldKey: 'p1', simTime: 5, provenance }
        const postId = await publishPostIn(tx, ctx, lin, post)
        const commentId = await createCommentIn(tx, ctx, zhou, postId, { content: '好', worldKey: 'c1' })
        await likePostIn(tx, ctx, zhou, postId, { worldKey: 'l1' })
        await likeCommentIn(tx, ctx, lin, commentId, { worldKey: 'l2' })
        await followUserIn(tx, ctx, zhou, lin.id, { worldKey: 'f1' })
        const message = await sendMessageIn(tx, ctx, lin, {
          recipientId: zhou.id,
          content: '你好',
          worldKey: 'm1',
        })
        return { postId, commentId, message }
      })
    const first = await write()
    expect(await write()).toEqual(first)
    const post = await database.db
      .selectFrom('posts')
      .select(['likeCount', 'commentCount', 'aiGenerated', 'simTime'])
      .where('id', '=', first.postId)
      .executeTakeFirstOrThrow()
    expect(post).toEqual({ likeCount: 1, commentCount: 1, aiGenerated: true, simTime: 5 })
    const author = await database.db
      .selectFrom('users')
      .select(['postCount', 'followerCount'])
      .where('id', '=', lin.id)
      .executeTakeFirstOrThrow()
    expect(author).toEqual({ postCount: 1, followerCount: 1 })
    expect(await explainPost(ctx, null, first.postId)).toEqual({ postId: first.postId, ...provenance })
    const events = await database.db.selectFrom('outbox').select('type').orderBy('id').execute()
    expect(events.map((event) => event.type)).toEqual([
      'post.published',
      'comment.created',
      'post.liked',
      'comment.liked',
      'user.followed',
      'message.created',
    ])
    const notices = await database.db.selectFrom('notifications').select('id').execute()
    expect(notices).toEqual([])
  })
})

describe('a refused write of the town', () => {
  it('says why, writes nothing, and leaves the transaction usable', async () => {
    const missing = '1'
    const before = await database.db.selectFrom('outbox').select('id').execute()
    const codes = await inTx(async (tx) => {
      const refused = [
        () => createCommentIn(tx, ctx, lin, missing, { content: 'x' }),
        () => likePostIn(tx, ctx, lin, missing),
        () => likeCommentIn(tx, ctx, lin, missing),
        () => followUserIn(tx, ctx, lin, missing),
        () => followUserIn(tx, ctx, lin, lin.id),
        () => sendMessageIn(tx, ctx, lin, { recipientId: missing, content: 'x' }),
        () => publishPostIn(tx, ctx, lin, { content: 'x', locationId: missing }),
      ]
      const codes: string[] = []
      for (const write of refused)
        codes.push(
          await write().then(
            () => 'accepted',
            (error: { code: string }) => error.code,
          ),
        )
      return codes
    })
    expect(codes).toEqual([
      'post_not_found',
      'post_not_found',
      'comment_not_found',
      'user_not_found',
      'conflict',
      'user_not_found',
      'location_not_found',
    ])
    expect(await database.db.selectFrom('outbox').select('id').execute()).toEqual(before)
  })
})

describe('a keyed write that is refused half-way', () => {
  it('leaves nothing of what it wrote, and is refused alike when repeated', async () => {
    const key = { memberId: '1', method: 'POST', path: '/x', idempotencyKey: 'k', fingerprint: 'f' }
    let runs = 0
    const write = () =>
      writeOnce(ctx, key, async (tx) => {
        runs++
        await publishPostIn(tx, ctx, lin, { content: 'half-way' })
        throw new DomainError('conflict', { detail: 'Too late.' })
      })
    for (let turn = 0; turn < 2; turn++)
      await expect(write()).rejects.toMatchObject({ code: 'conflict', message: 'Too late.' })
    expect(runs).toBe(1)
    const rows = await database.db
      .selectFrom('posts')
      .select('id')
      .where('content', '=', 'half-way')
      .execute()
    expect(rows).toEqual([])
  })
})

describe('messages', () => {
  it('stand in one conversation of two, numbered without a gap when both write at once', async () => {
    const sent = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        inTx((tx) => {
          const [from, to] = n % 2 ? [lin, zhou] : [zhou, lin]
          return sendMessageIn(tx, ctx, from, { recipientId: to.id, content: `${n}` })
        }),
      ),
    )
    expect(new Set(sent.map((message) => message.conversationId)).size).toBe(1)
    const rows = await database.db.selectFrom('messages').select(['id', 'seq']).orderBy('seq').execute()
    expect(rows.map((row) => row.seq)).toEqual(rows.map((_, index) => index + 1))
    const conversation = await database.db.selectFrom('conversations').selectAll().executeTakeFirstOrThrow()
    expect(conversation).toMatchObject({ messageSeq: rows.length, lastMessageId: rows.at(-1)!.id })
  })
})

describe('housekeeping', () => {
  it('deletes idempotency keys of more than a day and leaves the rest', async () => {
    const now = new Date()
    const key = (idempotencyKey: string, ageHours: number) => ({
      memberId: '1',
      method: 'POST',
      path: '/api/posts',
      idempotencyKey,
      fingerprint: '0'.repeat(64),
      status: 200,
      response: '{}',
      createdAt: new Date(now.getTime() - ageHours * 3_600_000),
    })
    await database.db
      .insertInto('idempotencyKeys')
      .values([key('old', 25), key('young', 23)])
      .execute()
    await deleteExpired(database.db, now, new AbortController().signal)
    const kept = await database.db.selectFrom('idempotencyKeys').select('idempotencyKey').execute()
    expect(kept.map((row) => row.idempotencyKey).toSorted()).toEqual(['k', 'young'])
  })
})
