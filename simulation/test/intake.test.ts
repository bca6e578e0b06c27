import type { AccountsContext } from '@ai-community/shared/community/accounts/accounts.context.ts'
import { createAccountIn } from '@ai-community/shared/community/accounts/accounts.service.ts'
import { createCommentIn } from '@ai-community/shared/community/comments/comments.service.ts'
import type { Viewer } from '@ai-community/shared/community/context.ts'
import { sendMessageIn } from '@ai-community/shared/community/messages/messages.service.ts'
import { editPost } from '@ai-community/shared/community/posts/post-edits.service.ts'
import { publishPostIn } from '@ai-community/shared/community/posts/posts.service.ts'
import { likeComment, unlikeComment } from '@ai-community/shared/community/reactions/reactions.service.ts'
import { blockUser, unblockUser } from '@ai-community/shared/community/users/blocks.service.ts'
import { followUser, unfollowUser } from '@ai-community/shared/community/users/follows.service.ts'
import { recordEvent } from '@ai-community/shared/database/outbox.ts'
import { withTransaction } from '@ai-community/shared/database/transaction.ts'
import { forgetPerson } from '@ai-community/shared/town/forget-person.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BlankedReplayError } from '../src/live/recovery.ts'
import { hostTown, type HostedTown } from './support/hosted-town.ts'
import { createTownDatabase, getWorldRow, listInputs, type TownDatabase } from './support/town-database.ts'

const SPEED = 120
const NAME = 'Unforgettable Visitor'
const WORDS = 'my very own words to the town'

describe('what people do besides writing', () => {
  let town: TownDatabase
  let host: HostedTown
  let person: Viewer
  let residents: { userId: string; username: string; worldKey: string }[]
  beforeAll(async () => {
    town = await createTownDatabase()
    const draft = { username: 'visitor', displayName: NAME, passwordHash: 'x' }
    const id = await withTransaction(town.db, (tx) =>
      createAccountIn(tx, { ...town.ctx, refreshKey: '' } as unknown as AccountsContext, draft),
    )
    person = { id, isAi: false, username: 'visitor', role: 'member', sessionId: '1', feedAi: 'all' }
    residents = await town.db
      .selectFrom('residents')
      .innerJoin('users', 'users.id', 'userId')
      .select(['userId', 'username', 'residents.worldKey'])
      .orderBy('userId')
      .execute()
    host = await hostTown(town, { speed: SPEED })
  })
  afterAll(async () => {
    await host.stop()
    await town.close()
  })

  const inputs = (kind: string) => listInputs(town, kind)

  function untilHeard(kind: string, count: number) {
    return expect.poll(async () => (await inputs(kind)).length, { interval: 50, timeout: 15_000 }).toBe(count)
  }

  it('comes in as follows and blocks, both ways, in the order in which it was done', async () => {
    const [first] = residents
    await followUser(town.ctx, person, first!.username)
    await unfollowUser(town.ctx, person, first!.username)
    await followUser(town.ctx, person, first!.username)
    // A block ends the follow by itself.
    await blockUser(town.ctx, person, first!.username)
    await unblockUser(town.ctx, person, first!.username)
    await untilHeard('person_followed', 4)
    await untilHeard('person_blocked', 2)
    const of = async (kind: string, field: string) => (await inputs(kind)).map(({ body }) => body[field])
    expect(await of('person_followed', 'following')).toEqual([true, false, true, false])
    expect(await of('person_blocked', 'blocked')).toEqual([true, false])
    for (const { body, actorId } of await inputs('person_blocked')) {
      expect(body.resident).toBe(first!.worldKey)
      expect(actorId).toBe(person.id)
    }
  })

  it('comes in as the new words of a post', async () => {
    const everybody = residents.map(({ username }) => `@${username}`).join(' ')
    const postId = await withTransaction(town.db, (tx) =>
      publishPostIn(tx, town.ctx, person, { content: `How are you today? ${everybody} ${WORDS}` }),
    )
    await untilHeard('person_posted', 1)
    const answers = () => town.db.selectFrom('comments').select('id').where('postId', '=', postId).execute()
    await expect
      .poll(async () => (await answers()).length, { interval: 50, timeout: 15_000 })
      .toBeGreaterThan(0)
    await editPost(town.ctx, person, postId, { content: `${WORDS}, corrected` }, undefined)
    await untilHeard('text_edited', 1)
    const [posted] = await inputs('person_posted')
    const [edited] = await inputs('text_edited')
    expect(edited!.body).toMatchObject({ target: `in:${posted!.inputNo}`, text: `${WORDS}, corrected` })
  })

  it('comes in as likes of comments, by the key of the comment', async () => {
    const [comment] = await town.db
      .selectFrom('comments')
      .select(['id', 'worldKey'])
      .where('worldKey', 'is not', null)
      .limit(1)
      .execute()
    await likeComment(town.ctx, person, comment!.id)
    await untilHeard('comment_likes_gathered', 1)
    await unlikeComment(town.ctx, person, comment!.id)
    await untilHeard('comment_likes_gathered', 2)
    expect((await inputs('comment_likes_gathered')).map(({ body }) => body)).toMatchObject([
      { comment: comment!.worldKey, change: 1 },
      { comment: comment!.worldKey, change: -1 },
    ])
  })

  it('is answered after the delay that was drawn for it, by those who are awake', async () => {
    const sent = new Map<string, string>()
    for (const { userId } of residents)
      await withTransaction(town.db, async (tx) => {
        const draft = { recipientId: userId, content: '你好，在做什么？' }
        sent.set((await sendMessageIn(tx, town.ctx, person, draft)).id, userId)
      })
    await untilHeard('person_messaged', residents.length)
    const asked = await inputs('person_messaged')
    const answers = () =>
      town.db
        .selectFrom('messages')
        .select(['senderId', 'simTime', 'provenance'])
        .where('senderId', '!=', person.id)
        .where('worldKey', 'is not', null)
        .orderBy('id')
        .execute()
    const delaysOf = async () => {
      const delays: { drawn: number; taken: number }[] = []
      for (const { senderId, simTime, provenance } of await answers()) {
        const question = asked.find(({ sourceId }) => sent.get(sourceId!) === senderId)
        const isAnswer = provenance!.reasons.some(({ id }) => id === question?.sourceId)
        if (question && isAnswer)
          delays.push({ drawn: question.body.reactionDelayMs as number, taken: simTime! - question.simTime })
      }
      return delays
    }
    await expect
      .poll(async () => (await delaysOf()).length, { interval: 50, timeout: 15_000 })
      .toBeGreaterThan(2)
    const delays = await delaysOf()
    for (const { drawn, taken } of delays) {
      expect(drawn).toBeGreaterThanOrEqual(1_000 * SPEED)
      expect(drawn).toBeLessThanOrEqual(3_000 * SPEED)
      expect(taken).toBeGreaterThanOrEqual(drawn)
    }
    expect(delays.filter(({ drawn, taken }) => taken === drawn).length).toBeGreaterThan(2)
  })

  it('is no reason to remember anybody whose account is gone', async () => {
    const posts = await town.db
      .selectFrom('posts')
      .select('id')
      .where('worldKey', 'is not', null)
      .orderBy('id', 'desc')
      .limit(1)
      .execute()
    await withTransaction(town.db, (tx) =>
      createCommentIn(tx, town.ctx, person, posts[0]!.id, { content: WORDS }),
    )
    await untilHeard('person_commented', 1)
    await withTransaction(town.db, (tx) =>
      recordEvent(tx, town.ctx.ids.next(), town.ctx.clock.now(), {
        type: 'user.deleted',
        audience: 'public',
        payload: { actorId: person.id, actorIsAi: false, userId: person.id },
      }),
    )
    // The words may be needed until a snapshot stands after the town forgot.
    expect(await forgetPerson(town.db, person.id)).toBe(false)
    await untilHeard('person_forgotten', 1)
    expect((await inputs('person_forgotten'))[0]!.body).toMatchObject({ person: { displayName: '' } })
    await host.stop()
    expect(await forgetPerson(town.db, person.id)).toBe(true)
    const payloads = await town.db.selectFrom('worldInputs').select('payload').execute()
    for (const { payload } of payloads) {
      expect(payload).not.toContain(NAME)
      expect(payload).not.toContain(WORDS)
    }
    const memories = await town.db.selectFrom('memories').select('content').execute()
    expect(memories.filter(({ content }) => content.includes(NAME))).toEqual([])
    const [forgotten] = await inputs('person_forgotten')
    const snapshots = await town.db.selectFrom('worldSnapshots').select('inputNo').execute()
    expect(Math.min(...snapshots.map(({ inputNo }) => inputNo))).toBeGreaterThanOrEqual(forgotten!.inputNo)
  })

  it('does not hinder the town from going on after it forgot', async () => {
    const before = await getWorldRow(town)
    host = await hostTown(town, { begin: 'stopped' })
    expect(await getWorldRow(town)).toMatchObject({ stateHash: before.stateHash })
    await host.stop()
  })

  it('cannot be lived again once its words are gone, and the town says so', async () => {
    await town.db.deleteFrom('worldSnapshots').execute()
    await expect(hostTown(town, { begin: 'stopped' })).rejects.toThrow(BlankedReplayError)
  })
})
