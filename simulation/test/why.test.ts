import {
  explainComment,
  explainMessage,
  explainPost,
} from '@ai-community/shared/community/why/why.service.ts'
import type { Viewer } from '@ai-community/shared/community/context.ts'
import type { WhyReason } from '@ai-community/shared/contracts/posts.ts'
import { systemClock } from '@ai-community/shared/community/context.ts'
import { blockUser } from '@ai-community/shared/community/users/blocks.service.ts'
import { findCauses } from '@ai-community/shared/town/causes.ts'
import { findThings } from '@ai-community/shared/town/things.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Effect } from '../src/world/effects.ts'
import type { JournalBatch } from '../src/ports/journal.ts'
import type { WorldInput } from '../src/world/inputs.ts'
import { openJournaledTown, type JournaledTown } from './support/journaled-town.ts'

type Comment = Extract<Effect, { kind: 'comment' }>
type Text = Extract<Effect, { kind: 'post' | 'comment' | 'message' }>

const TABLES: Readonly<Record<WhyReason['kind'], string>> = {
  memory: 'memories',
  event: 'events',
  encounter: 'encounters',
  place: 'locations',
  item: 'items',
  action: 'action_logs',
  post: 'posts',
  comment: 'comments',
  message: 'messages',
}

function isText(effect: Effect): effect is Text {
  return effect.kind === 'post' || effect.kind === 'comment' || effect.kind === 'message'
}

describe('what residents write', () => {
  let town: JournaledTown
  const texts: Text[] = []
  /** Town news and appointments are kept by those who know of them, not as rows of their own. */
  const rowless = new Set<string>()
  beforeAll(async () => {
    town = await openJournaledTown()
    for (let hour = 0; hour < 44; hour += 4) {
      const batch = town.live(4)
      await town.journal.commit(batch)
      texts.push(...batch.effects.filter(isText))
      for (const effect of batch.effects) {
        if (effect.kind === 'fact_learned') rowless.add(effect.fact)
        if (effect.kind === 'engagement_changed') rowless.add(effect.key)
      }
    }
  })
  afterAll(() => town.close())

  async function reasonsOf(text: Text): Promise<WhyReason[]> {
    const table = `${text.kind}s` as 'posts'
    const row = await town.db
      .selectFrom(table)
      .select(['id'])
      .where('worldKey', '=', text.key)
      .executeTakeFirstOrThrow()
    if (text.kind === 'post') return (await explainPost(town.ctx, null, row.id)).reasons
    if (text.kind === 'comment') return (await explainComment(town.ctx, null, row.id)).reasons
    const sender = await town.db
      .selectFrom('messages')
      .select('senderId')
      .where('id', '=', row.id)
      .executeTakeFirstOrThrow()
    return (await explainMessage(town.ctx, { id: sender.senderId } as Viewer, row.id)).reasons
  }

  it.each(['post', 'comment', 'message'] as const)(
    'has every reason of a %s on record, each to be looked up and older than the text',
    async (kind) => {
      const own = texts.filter((text) => text.kind === kind)
      expect(own.length).toBeGreaterThan(3)
      const kinds = new Set<string>()
      for (const text of own.slice(-40)) {
        const wanted = text.why.filter(({ key }) => !rowless.has(key))
        const reasons = await reasonsOf(text)
        expect(reasons.length, `${text.key}: ${JSON.stringify(text.why)}`).toBeGreaterThanOrEqual(
          wanted.length,
        )
        for (const reason of reasons) {
          kinds.add(reason.kind)
          expect(reason.text).not.toBe('')
          if (reason.simTime !== null) expect(reason.simTime).toBeLessThanOrEqual(text.at)
          const { rows } =
            await sql`SELECT id FROM ${sql.table(TABLES[reason.kind])} WHERE id = ${reason.id}`.execute(
              town.db,
            )
          expect(rows, `${reason.kind} ${reason.id}`).toHaveLength(1)
        }
      }
      if (kind === 'comment') expect(kinds).toContain('post')
      if (kind === 'comment') expect(kinds).toContain('comment')
      if (kind === 'message') expect(kinds).toContain('message')
    },
  )

  it.each(['post', 'comment', 'message'] as const)(
    'leads the operator from a %s to all its reasons',
    async (kind) => {
      const own = texts.filter((text) => text.kind === kind).slice(-12)
      let most = 0
      for (const text of own) {
        const reasons = await reasonsOf(text)
        const cause = await findCauses(town.db, text.key, 1)
        expect(cause?.kind).toBe(kind)
        const thing = (await findThings(town.db, [text.key])).get(text.key)!
        for (const { id } of reasons) expect(thing.because).toContain(id)
        const memories = reasons.filter((reason) => reason.kind === 'memory').length
        expect(cause!.because.filter((one) => one.kind === 'memory').length).toBeGreaterThanOrEqual(memories)
        most = Math.max(most, memories)
        if (kind === 'message') expect(cause!.text).not.toContain(text.text)
      }
      expect(most).toBeGreaterThan(0)
    },
  )

  /** Lives on until a resident comments on another's post that is in the database already. */
  async function untilComment(): Promise<{ batch: JournalBatch; comment: Comment; author: string }> {
    for (;;) {
      const batch = town.live(1)
      for (const comment of batch.effects) {
        const post = comment.kind === 'comment' && texts.find(({ key }) => key === comment.post)
        if (post && post.resident !== comment.resident)
          return { batch, comment: comment, author: post.resident }
      }
      await commit(batch)
    }
  }

  /** Writes the batch; what was refused of it comes back to the town as inputs. */
  async function commit(batch: JournalBatch): Promise<WorldInput[]> {
    texts.push(...batch.effects.filter(isText))
    const refusals = (await town.journal.commit(batch)).map(({ input }) => input)
    for (const input of refusals) town.simulation.applyInput(input)
    return refusals
  }

  const userOf = (key: string) =>
    town.db
      .selectFrom('residents')
      .innerJoin('users', 'users.id', 'userId')
      .select(['userId as id', 'username'])
      .where('residents.worldKey', '=', key)
      .executeTakeFirstOrThrow()

  it.each([
    { what: 'its post is deleted', isBlock: false },
    { what: 'its author blocks the one who comments', isBlock: true },
  ])('is refused between decision and commit when $what, and the town goes on', async ({ isBlock }) => {
    const { batch, comment, author } = await untilComment()
    if (isBlock) {
      const viewer = { ...(await userOf(author)), isAi: true, role: 'member' } as Viewer
      await blockUser(town.ctx, viewer, (await userOf(comment.resident)).username)
    } else
      await town.db
        .updateTable('posts')
        .set({ deletedAt: systemClock.now() })
        .where('worldKey', '=', comment.post)
        .execute()
    const refusals = await commit(batch)
    const refused = refusals.filter((input) => input.kind === 'effect_refused')
    expect(refused).toContainEqual({
      kind: 'effect_refused',
      effect: 'text',
      resident: comment.resident,
      target: comment.key,
      // Who is blocked does not even see that the post is there.
      code: 'post_not_found',
      inputNo: expect.any(Number) as number,
      at: batch.clock + 1,
    })
    const written = await town.db.selectFrom('comments').select('worldKey').execute()
    expect(written.some(({ worldKey }) => worldKey === comment.key)).toBe(false)
    const others = batch.effects.flatMap((effect) =>
      effect.kind === 'post' && !refused.some(({ target }) => target === effect.key) ? [effect.key] : [],
    )
    const posts = await town.db
      .selectFrom('posts')
      .select('worldKey')
      .where('worldKey', 'in', [...others, '0'])
      .execute()
    expect(posts.length).toBe(others.length)
    const recorded = await town.db
      .selectFrom('worldInputs')
      .select('payload')
      .where('kind', '=', 'effect_refused')
      .execute()
    const bodies = recorded.map(({ payload }) => JSON.parse(payload) as { effect: string; target: string })
    expect(bodies.filter(({ effect, target }) => effect === 'text' && target === comment.key)).toHaveLength(1)
    const after = town.live(2)
    await commit(after)
    expect(after.effects.length).toBeGreaterThan(0)
    expect(after.lastInputNo).toBe(Math.max(...refusals.map(({ inputNo }) => inputNo)))
  })

  it('comes back as refused where a like finds its post deleted', async () => {
    const batch = town.live(3)
    const written = new Set(batch.effects.filter(isText).map(({ key }) => key))
    const like = batch.effects.find(
      (effect) => effect.kind === 'likes' && effect.posts.some((key) => !written.has(key)),
    ) as Extract<Effect, { kind: 'likes' }>
    const target = like.posts.find((key) => !written.has(key))!
    await town.db
      .updateTable('posts')
      .set({ deletedAt: systemClock.now() })
      .where('worldKey', '=', target)
      .execute()
    const refusals = await commit(batch)
    expect(refusals).toContainEqual({
      kind: 'effect_refused',
      effect: 'like',
      resident: like.resident,
      target,
      code: 'post_not_found',
      inputNo: expect.any(Number) as number,
      at: batch.clock + 1,
    })
    const after = town.live(1)
    await commit(after)
    expect(after.lastInputNo).toBe(Math.max(...refusals.map(({ inputNo }) => inputNo)))
  })
})
