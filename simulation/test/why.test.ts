import {
  explainComment,
  explainMessage,
  explainPost,
} from '@ai-community/shared/community/why/why.service.ts'
import type { Viewer } from '@ai-community/shared/community/context.ts'
import type { WhyReason } from '@ai-community/shared/contracts/posts.ts'
import { systemClock } from '@ai-community/shared/community/context.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Effect } from '../src/world/effects.ts'
import { openJournaledTown, type JournaledTown } from './support/journaled-town.ts'

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
    for (let hour = 0; hour < 60; hour += 2) {
      const batch = town.live(2)
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
    const refusals = await town.journal.commit(batch)
    expect(refusals.map(({ input }) => input)).toContainEqual({
      kind: 'effect_refused',
      effect: 'like',
      resident: like.resident,
      target,
      code: 'post_not_found',
      inputNo: expect.any(Number) as number,
      at: batch.clock + 1,
    })
    for (const { input } of refusals) town.simulation.applyInput(input)
    const after = town.live(1)
    await town.journal.commit(after)
    expect(after.lastInputNo).toBe(refusals.length)
  })
})
