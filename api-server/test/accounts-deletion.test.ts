import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sendMessageIn } from '@ai-community/shared/community/messages/messages.service.ts'
import type { Session } from '@ai-community/shared/contracts/accounts.ts'
import type { Comment } from '@ai-community/shared/contracts/comments.ts'
import type { Page } from '@ai-community/shared/contracts/primitives.ts'
import { withTransaction } from '@ai-community/shared/database/transaction.ts'
import { drainJobs } from './account-jobs.ts'
import { createTestApp, PASSWORD, testConfig, type Member, type TestApp } from './test-app.ts'
import { insertTown } from './town-fixture.ts'

const config = testConfig({})
const DAY_MS = 24 * 60 * 60_000
let test: TestApp
let residentId: string
let worldId: string

beforeAll(async () => {
  test = await createTestApp()
  residentId = (await insertTown(test)).residentId
  worldId = (await test.db.selectFrom('worlds').select('id').executeTakeFirstOrThrow()).id
})
afterEach(() => {
  test.clock.offsetMs = 0
})
afterAll(() => test.close())

const erase = (member: Member, password = PASSWORD) => member.delete('/api/users/me', { body: { password } })
const userRow = (id: string) =>
  test.db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** One who has left a trace everywhere, and a friend on whose things some of them lie. */
async function activeMember() {
  const [member, friend] = [await test.register(), await test.register()]
  await member.patch('/api/users/me', { displayName: '秘密姓名', bio: 'my own secret' })
  const postId = (await member.post('/api/posts', { content: 'a secret #thing' })).json().id as string
  const friendsPost = (await friend.post('/api/posts', { content: 'come in' })).json().id as string
  const comment = (
    await member.post(`/api/posts/${friendsPost}/comments`, { content: 'a secret too' })
  ).json()
  const reply = { content: 'an answer', parentId: comment.id }
  await friend.post(`/api/posts/${friendsPost}/comments`, reply)
  const friendsComment = (
    await friend.post(`/api/posts/${friendsPost}/comments`, { content: 'another' })
  ).json()
  await member.put(`/api/posts/${friendsPost}/like`)
  await member.put(`/api/comments/${friendsComment.id}/like`)
  await member.put(`/api/users/${friend.username}/follow`)
  await friend.put(`/api/users/${member.username}/follow`)
  await test.db
    .insertInto('bookmarks')
    .values({ userId: member.id, postId: friendsPost, createdAt: new Date() })
    .execute()
  await withTransaction(test.db, (tx) =>
    sendMessageIn(
      tx,
      { db: test.db, ids: test.ids, clock: { now: () => new Date() } },
      { id: member.id, isAi: false },
      { recipientId: friend.id, content: 'dear friend' },
    ),
  )
  return { member, friend, postId, friendsPost, commentId: comment.id as string, friendsComment }
}

describe('deleting an account', () => {
  it('takes the password, and a code where a second factor is on', async () => {
    const member = await test.register()
    const wrong = await erase(member, 'wrong password')
    expect([wrong.statusCode, wrong.json().code]).toEqual([403, 'wrong_password'])
    await test.db
      .updateTable('users')
      .set({ totpConfirmedAt: new Date() })
      .where('id', '=', member.id)
      .execute()
    const withoutCode = await erase(member)
    expect([withoutCode.statusCode, withoutCode.json().code]).toEqual([403, 'wrong_code'])
    expect((await member.get('/api/users/me')).statusCode).toBe(200)
  })

  it('removes the profile and hides what it wrote at once, before any batch has run', async () => {
    const { member, friend, postId, friendsPost } = await activeMember()
    const other = await test.signIn(member.username)
    expect((await erase(member)).statusCode).toBe(204)
    expect((await member.get('/api/users/me')).statusCode).toBe(401)
    const refreshed = await test.anonymous.post('/api/auth/refresh', { refreshToken: other.refreshToken })
    expect(refreshed.statusCode).toBe(401)
    expect((await test.anonymous.get(`/api/users/${member.username}`)).statusCode).toBe(404)
    expect((await test.anonymous.get(`/api/posts/${postId}`)).statusCode).toBe(404)
    const thread = (await friend.get(`/api/posts/${friendsPost}/comments`)).json()
    expect(thread.items[0]).toMatchObject({ deleted: true, content: '', author: { displayName: '' } })
    expect(JSON.stringify(await userRow(member.id))).not.toMatch(/秘密姓名|my own secret/)
    const login = await test.anonymous.post('/api/auth/login', { login: member.username, password: PASSWORD })
    expect(login.json().code).toBe('invalid_credentials')
  })

  it('blanks texts, keeps threads and conversations in shape, and leaves every counter right', async () => {
    const { member, friend, friendsPost, friendsComment, commentId } = await activeMember()
    await erase(member)
    await drainJobs(test, config)
    const thread = (await friend.get(`/api/posts/${friendsPost}/comments`)).json<Page<Comment>>()
    expect(thread.items.map((item) => item.id)).toEqual([commentId, friendsComment.id])
    expect(thread.items[0]).toMatchObject({ deleted: true, content: '', replyCount: 1 })
    const post = (await friend.get(`/api/posts/${friendsPost}`)).json()
    expect(post).toMatchObject({ likeCount: 0, commentCount: 2 })
    expect(thread.items[1]!.likeCount).toBe(0)
    const counts = await test.db
      .selectFrom('users')
      .select(['followerCount', 'followingCount'])
      .where('id', '=', friend.id)
      .executeTakeFirstOrThrow()
    expect(counts).toEqual({ followerCount: 0, followingCount: 0 })
    expect((await userRow(member.id)).postCount).toBe(0)
    for (const table of ['posts', 'comments'] as const) {
      const rows = await test.db
        .selectFrom(table)
        .select('content')
        .where('authorId', '=', member.id)
        .execute()
      expect(rows.map(({ content }) => content)).toEqual([''])
    }
    const message = await test.db
      .selectFrom('messages')
      .innerJoin('users', 'users.id', 'senderId')
      .select(['content', 'displayName'])
      .where('senderId', '=', member.id)
      .executeTakeFirstOrThrow()
    expect(message).toEqual({ content: 'dear friend', displayName: '' })
    for (const [table, column] of [
      ['postLikes', 'userId'],
      ['commentLikes', 'userId'],
      ['bookmarks', 'userId'],
      ['follows', 'followerId'],
      ['follows', 'followeeId'],
      ['sessions', 'userId'],
      ['notifications', 'actorId'],
      ['notifications', 'userId'],
      ['idempotencyKeys', 'memberId'],
    ] as const) {
      const rows = await test.db
        .selectFrom(table)
        .select((eb) => eb.lit(1).as('one'))
        .where((eb) => eb(eb.ref(`${table}.${column}` as 'sessions.userId'), '=', member.id))
        .execute()
      expect([table, column, rows.length]).toEqual([table, column, 0])
    }
  })

  it('goes on where it was when it is run again, and over more than a batch', async () => {
    const member = await test.register()
    const createdAt = new Date()
    const posts = Array.from({ length: 230 }, () => ({
      id: test.ids.next(),
      authorId: member.id,
      content: 'one of many',
      createdAt,
    }))
    await test.db.insertInto('posts').values(posts).execute()
    await test.db.updateTable('users').set({ postCount: 230 }).where('id', '=', member.id).execute()
    await erase(member)
    const job = await test.db.selectFrom('jobs').selectAll().executeTakeFirstOrThrow()
    await drainJobs(test, config)
    await test.db
      .insertInto('jobs')
      .values({ ...job, payload: JSON.stringify(job.payload), result: null })
      .execute()
    await drainJobs(test, config)
    const left = await test.db
      .selectFrom('posts')
      .select('id')
      .where('authorId', '=', member.id)
      .where((eb) => eb.or([eb('content', '<>', ''), eb('deletedAt', 'is', null)]))
      .execute()
    expect(left).toEqual([])
    expect((await userRow(member.id)).postCount).toBe(0)
  })

  it('keeps the name from others for ninety days', async () => {
    const member = await test.register('short_lived')
    await erase(member)
    const take = () =>
      test.anonymous.post('/api/auth/register', { username: 'short_lived', password: PASSWORD })
    expect((await take()).json().code).toBe('username_taken')
    test.clock.offsetMs = 91 * DAY_MS
    expect((await take()).json<Session>().user.username).toBe('short_lived')
  })
})

describe('the town', () => {
  const NAME = '阿罗'
  async function memberOfTown(): Promise<{ member: Member; inputNo: number }> {
    const member = await test.register()
    const { inputNo: last } = (await test.db
      .selectFrom('worldInputs')
      .select((eb) => eb.fn.max('inputNo').as('inputNo'))
      .executeTakeFirst())!
    const inputNo = Number(last ?? 0) + 1
    await insertInput(member, inputNo, 'person_messaged', {
      person: { key: `p${inputNo}`, displayName: NAME },
      resident: 'zhou',
      text: '你好，我住在长安街',
    })
    return { member, inputNo }
  }
  async function insertInput(member: Member, inputNo: number, kind: string, body: object): Promise<void> {
    await test.db
      .insertInto('worldInputs')
      .values({
        worldId,
        epoch: 1,
        inputNo,
        simTime: inputNo * 1000,
        kind,
        payload: JSON.stringify({ kind, ...body }),
        sourceType: null,
        sourceId: null,
        actorId: member.id,
        createdAt: new Date(),
      })
      .execute()
  }
  const insertMemory = (content: string, evidence: string[]) => {
    const id = test.ids.next()
    return test.db
      .insertInto('memories')
      .values({
        id,
        residentId,
        worldKey: id,
        kind: 'talk',
        content,
        importance: 5,
        simTime: 1,
        lastAccess: 1,
        evidence: JSON.stringify(evidence),
        embedding: null,
        forgottenAt: null,
      })
      .execute()
      .then(() => id)
  }
  const insertSnapshot = (inputNo: number) => {
    const id = test.ids.next()
    const position = { epoch: 1, engineVersion: '1', simTime: 1, inputNo, effectNo: 1 }
    return test.db
      .insertInto('worldSnapshots')
      .values({ id, worldId, ...position, hash: 'h', state: Buffer.from('x'), createdAt: new Date() })
      .execute()
  }
  const payloads = async (member: Member) => {
    const rows = await test.db
      .selectFrom('worldInputs')
      .select('payload')
      .where('actorId', '=', member.id)
      .orderBy('inputNo')
      .execute()
    return rows.map(({ payload }) => payload)
  }

  it('keeps recorded words until a snapshot stands after them, then forgets name and words', async () => {
    const { member, inputNo } = await memberOfTown()
    const about = await insertMemory(`${NAME}给我写了信`, [`in:${inputNo}`])
    const namesake = await insertMemory(`${NAME}是我家的猫`, ['1:77'])
    await insertSnapshot(inputNo)
    await erase(member)
    await drainJobs(test, config)
    expect((await payloads(member))[0]).toContain('长安街')
    await insertInput(member, inputNo + 1, 'person_forgotten', {
      person: { key: `p${inputNo}`, displayName: '' },
    })
    test.clock.offsetMs += 60_000
    await drainJobs(test, config)
    expect((await payloads(member))[0]).toContain('长安街')
    await insertSnapshot(inputNo + 1)
    test.clock.offsetMs += 60_000
    await drainJobs(test, config)
    const [first] = await payloads(member)
    expect(JSON.parse(first!)).toEqual({
      kind: 'person_messaged',
      person: { key: `p${inputNo}`, displayName: '' },
      resident: 'zhou',
      text: '',
      blanked: true,
    })
    const contents = await test.db
      .selectFrom('memories')
      .select(['id', 'content'])
      .where('id', 'in', [about, namesake])
      .orderBy('id')
      .execute()
    expect(contents.map(({ content }) => content)).toEqual(['某人给我写了信', `${NAME}是我家的猫`])
    const snapshots = await test.db.selectFrom('worldSnapshots').select('inputNo').execute()
    expect(snapshots).toEqual([{ inputNo: inputNo + 1 }])
    expect(await test.db.selectFrom('jobs').selectAll().execute()).toEqual([])
  })
})
