import { createAccountIn } from '@ai-community/shared/community/accounts/accounts.service.ts'
import type { AccountsContext } from '@ai-community/shared/community/accounts/accounts.context.ts'
import { createCommentIn } from '@ai-community/shared/community/comments/comments.service.ts'
import { sendMessageIn } from '@ai-community/shared/community/messages/messages.service.ts'
import { deletePost, publishPostIn } from '@ai-community/shared/community/posts/posts.service.ts'
import { likePostIn } from '@ai-community/shared/community/reactions/reactions.service.ts'
import type { Viewer } from '@ai-community/shared/community/context.ts'
import { withTransaction } from '@ai-community/shared/database/transaction.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostTown, type HostedTown } from './support/hosted-town.ts'
import { createTownDatabase, getWorldRow, listInputs, type TownDatabase } from './support/town-database.ts'

describe('what people do', () => {
  let town: TownDatabase
  let host: HostedTown
  let person: Viewer
  beforeAll(async () => {
    town = await createTownDatabase()
    const draft = { username: 'visitor', displayName: '访客', passwordHash: 'x' }
    const id = await withTransaction(town.db, (tx) =>
      createAccountIn(tx, { ...town.ctx, refreshKey: '' } as unknown as AccountsContext, draft),
    )
    person = { id, isAi: false, username: 'visitor', role: 'moderator', sessionId: '1', feedAi: 'all' }
    host = await hostTown(town, { speed: 120 })
  })
  afterAll(async () => {
    await host.stop()
    await town.close()
  })

  const inputs = (kind: string) => listInputs(town, kind)
  const residents = () =>
    town.db
      .selectFrom('residents')
      .innerJoin('users', 'users.id', 'userId')
      .select(['userId', 'username', 'residents.worldKey'])
      .orderBy('userId')
      .execute()
  const poll = (look: () => Promise<number>) => expect.poll(look, { interval: 50, timeout: 15_000 })

  it('reaches the town as a recorded input, and residents who are mentioned answer', async () => {
    const everybody = await residents()
    const content = `早上好！${everybody.map(({ username }) => `@${username}`).join(' ')} 今天过得怎么样？`
    const postId = await withTransaction(town.db, (tx) => publishPostIn(tx, town.ctx, person, { content }))
    await poll(async () => (await inputs('person_posted')).length).toBe(1)
    const [posted] = await inputs('person_posted')
    expect(posted).toMatchObject({ sourceType: 'post', sourceId: postId, actorId: person.id, inputNo: 1 })
    expect(posted!.body).toMatchObject({ person: { key: 'p1', displayName: '访客' }, text: content })
    expect(posted!.body.mentions).toEqual(everybody.map(({ worldKey }) => worldKey))
    const answers = () =>
      town.db
        .selectFrom('comments')
        .select('id')
        .where('postId', '=', postId)
        .where('aiGenerated', '=', true)
        .execute()
    await poll(async () => (await answers()).length).toBeGreaterThan(0)
  })

  it('is gathered where it is likes, and keyed by the post it belongs to where it is an answer', async () => {
    const post = await town.db
      .selectFrom('posts')
      .select(['id', 'worldKey'])
      .where('worldKey', 'is not', null)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    await withTransaction(town.db, async (tx) => {
      await likePostIn(tx, town.ctx, person, post.id)
      await createCommentIn(tx, town.ctx, person, post.id, { content: '说得好' })
    })
    await poll(async () => (await inputs('person_commented')).length).toBe(1)
    const [comment] = await inputs('person_commented')
    expect(comment!.body).toMatchObject({ post: post.worldKey, parent: null, person: { key: 'p1' } })
    expect((await inputs('likes_gathered'))[0]!.body).toMatchObject({ post: post.worldKey, change: 1 })
  })

  it('gets an answer when it is a message to a resident who is awake', async () => {
    const recipients = await residents()
    for (const { userId } of recipients)
      await withTransaction(town.db, (tx) =>
        sendMessageIn(tx, town.ctx, person, { recipientId: userId, content: '你好，在做什么？' }),
      )
    await poll(async () => (await inputs('person_messaged')).length).toBe(recipients.length)
    const answers = () =>
      town.db.selectFrom('messages').select('worldKey').where('senderId', '!=', person.id).execute()
    await poll(async () => (await answers()).length).toBeGreaterThan(0)
  })

  it('is heard when a text is deleted', async () => {
    const posts = await town.db
      .selectFrom('posts')
      .select(['id', 'worldKey'])
      .where('worldKey', 'is not', null)
      .execute()
    for (const post of posts) await deletePost(town.ctx, person, post.id)
    await poll(async () => (await inputs('text_deleted')).length).toBe(posts.length)
    expect((await inputs('text_deleted')).map(({ body }) => body.target)).toEqual(
      expect.arrayContaining(posts.map(({ worldKey }) => worldKey)),
    )
  })

  it('makes the same history again when the town is lived again from its seed and the recorded inputs', async () => {
    await host.stop()
    const before = await getWorldRow(town)
    expect(before.lastInputNo).toBeGreaterThan(10)
    await town.db.deleteFrom('worldSnapshots').execute()
    // A different history would have another hash than the committed one, and the start would fail.
    host = await hostTown(town, { begin: 'stopped' })
    expect(await getWorldRow(town)).toMatchObject({
      stateHash: before.stateHash,
      simTime: before.simTime,
      lastEffectNo: before.lastEffectNo,
    })
  })
})
