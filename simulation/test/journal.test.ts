import type { AccountsContext } from '@ai-community/shared/community/accounts/accounts.context.ts'
import { createAccountIn } from '@ai-community/shared/community/accounts/accounts.service.ts'
import { systemClock } from '@ai-community/shared/community/context.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { followUserIn } from '@ai-community/shared/community/users/follows.service.ts'
import { withTransaction } from '@ai-community/shared/database/transaction.ts'
import type { ResidentProjection as ReadersProjection } from '@ai-community/shared/town/projection.ts'
import { simTime } from '@ai-community/shared/world/sim-time.ts'
import type { JournalBatch } from '../src/ports/journal.ts'
import { InputLog } from '../src/ports/input-log.ts'
import { cutBatch } from '../src/ports/journal-writer.ts'
import { projectResident } from '../src/ports/projection.ts'
import { MySqlJournal } from '../src/ports/mysql-journal.ts'
import { seedWorld } from '../src/ports/seed-world.ts'
import { loadTownDirectory } from '../src/ports/town-directory.ts'
import {
  acquireLease,
  isLease,
  LeaseLostError,
  reclaimLease,
  releaseLease,
  type WorldLease,
} from '../src/ports/world-lease.ts'
import type { Simulation } from '../src/simulation.ts'
import { WARM_UP_END } from '../src/simulation.ts'
import type { Effect } from '../src/world/effects.ts'
import { readTown } from './support/table-digests.ts'
import {
  createMemoryTown,
  createTownDatabase,
  getWorldRow,
  RESIDENTS,
  SEED,
  type TownDatabase,
} from './support/town-database.ts'

const words = { actionText: () => ({ zh: '做事', en: 'does' }), memoryText: () => 'something' }

interface Town extends TownDatabase {
  simulation: Simulation
  journal: MySqlJournal
  lease: WorldLease
}

async function openTown(): Promise<Town> {
  const town = await createTownDatabase()
  const { id } = await getWorldRow(town)
  const lease = await acquireLease(town.db, id)
  if (!isLease(lease)) throw new Error('the lease is taken')
  const journal = new MySqlJournal({
    ctx: town.ctx,
    directory: await loadTownDirectory(town.db, id),
    words,
    inputs: await InputLog.open(town.db, id, 1),
    lease: () => lease,
    speed: () => 60,
    outboxSeq: () => 0,
    lagMs: () => 0,
  })
  return { ...town, simulation: createMemoryTown(), journal, lease }
}

function nextBatch({ simulation }: Town, after: number, hours: number): JournalBatch {
  simulation.runUntil(simTime(simulation.now + hours * 3_600_000))
  return cutBatch(simulation, after, true)
}

describe('the seed', () => {
  it('changes nothing the second time, whatever it is asked for', async () => {
    const town = await createTownDatabase()
    const tables = async () => ({
      worlds: await town.db.selectFrom('worlds').selectAll().execute(),
      residents: await town.db.selectFrom('residents').selectAll().orderBy('userId').execute(),
      users: await town.db.selectFrom('users').selectAll().orderBy('id').execute(),
      locations: await town.db.selectFrom('locations').selectAll().orderBy('id').execute(),
      items: await town.db.selectFrom('items').selectAll().orderBy('id').execute(),
    })
    const before = await tables()
    expect(before.residents).toHaveLength(RESIDENTS)
    await seedWorld(town.ctx, { seed: SEED + 1, residentCount: 30, speed: 1 })
    expect(await tables()).toEqual(before)
    await town.close()
  })
})

describe('the journal', () => {
  let town: Town
  let batch: JournalBatch
  beforeAll(async () => {
    town = await openTown()
  })
  afterAll(() => town.close())
  beforeEach(() => {
    batch = nextBatch(town, town.simulation.lastEffectNo - town.simulation.world.pendingEffects, 8)
  })

  it('writes a batch once, although its answer was lost and it is given again', async () => {
    expect(await town.journal.commit(batch)).toEqual([])
    const written = await readTown(town.db)
    expect(written.memories!.length).toBeGreaterThan(0)
    expect(await town.journal.commit(batch)).toEqual([])
    expect(await readTown(town.db)).toEqual(written)
  })

  it('shows readers every resident as the core has it, each in its own row', async () => {
    await town.journal.commit(batch)
    const rows = await town.db.selectFrom('residents').selectAll().execute()
    expect(rows).toHaveLength(RESIDENTS)
    const { world } = town.simulation
    for (const row of rows) {
      const projection = projectResident(world, world.town.findResident(row.worldKey))
      const state = row.state as ReadersProjection
      expect(row.moneyCents, row.worldKey).toBe(projection.moneyCents)
      expect(state.activity.text, row.worldKey).toEqual(projection.activity.text)
      expect(state.needs, row.worldKey).toEqual(projection.needs)
    }
  })

  it('writes nothing of a batch that fails in the middle', async () => {
    const before = await readTown(town.db)
    const broken = { ...batch.effects.at(-1)!, resident: 'nobody' } as Effect
    await expect(
      town.journal.commit({ ...batch, effects: [...batch.effects.slice(0, -1), broken] }),
    ).rejects.toThrow(/knows no nobody/)
    expect(await readTown(town.db)).toEqual(before)
    await town.journal.commit(batch)
  })

  it('refuses a batch that leaves a gap', async () => {
    const gap = { ...batch, firstEffectNo: batch.firstEffectNo + 1, effects: batch.effects.slice(1) }
    await expect(town.journal.commit(gap)).rejects.toThrow(/does not follow/)
    await town.journal.commit(batch)
  })

  it('goes on without a text the network refuses, and records the refusal for the core', async () => {
    let comment: Extract<Effect, { kind: 'comment' }> | undefined
    let next = batch
    while (!comment) {
      await town.db.updateTable('posts').set({ deletedAt: null }).execute()
      await town.journal.commit(next)
      next = nextBatch(town, next.lastEffectNo, 1)
      const own = new Set(next.effects.flatMap((effect) => (effect.kind === 'post' ? [effect.key] : [])))
      comment = next.effects.find(
        (effect) => effect.kind === 'comment' && !own.has(effect.post),
      ) as typeof comment
    }
    // Between the resident's decision and the commit the post is deleted by somebody.
    await town.db
      .updateTable('posts')
      .set({ deletedAt: systemClock.now() })
      .where('worldKey', '=', comment.post)
      .execute()
    const refusals = await town.journal.commit(next)
    expect(refusals).toContainEqual({
      target: comment.key,
      code: 'post_not_found',
      input: {
        kind: 'effect_refused',
        effect: 'text',
        resident: comment.resident,
        target: comment.key,
        code: 'post_not_found',
        inputNo: expect.any(Number) as number,
        at: next.clock + 1,
      },
    })
    const recorded = await town.db.selectFrom('worldInputs').selectAll().orderBy('inputNo').execute()
    expect(recorded.map(({ inputNo }) => inputNo)).toEqual(refusals.map(({ input }) => input.inputNo))
    expect(await getWorldRow(town)).toMatchObject({
      lastEffectNo: next.lastEffectNo,
      stateHash: next.stateHash,
      lastInputNo: refusals.length,
    })
    for (const { input } of refusals) town.simulation.applyInput(input)
    const after = nextBatch(town, next.lastEffectNo, 1)
    await town.journal.commit(after)
    expect(after.lastInputNo).toBe(refusals.length)
  })

  it('tells of every post what it grew from, each with an id that can be looked up', async () => {
    const post = await town.db
      .selectFrom('posts')
      .select('provenance')
      .where('simTime', '<', WARM_UP_END)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    const reasons = post.provenance!.reasons
    expect(reasons.length).toBeGreaterThan(0)
    const tables = {
      memory: 'memories',
      action: 'action_logs',
      encounter: 'encounters',
      place: 'locations',
      item: 'items',
    }
    for (const { kind, id } of reasons) {
      const table = tables[kind as keyof typeof tables]
      const { rows } = await sql`SELECT id FROM ${sql.id(table)} WHERE id = ${id}`.execute(town.db)
      expect(rows, `${kind} ${id}`).toHaveLength(1)
    }
    await town.journal.commit(batch)
  })

  it('writes nothing once another process has the world', async () => {
    const before = await readTown(town.db)
    const stolen = await reclaimLease(town.db, town.lease)
    await expect(town.journal.commit(batch)).rejects.toThrow(LeaseLostError)
    expect(await readTown(town.db)).toEqual(before)
    await releaseLease(town.db, stolen)
  })
})

describe('the lease', () => {
  let town: TownDatabase
  let worldId: string
  beforeAll(async () => {
    town = await createTownDatabase()
    worldId = (await getWorldRow(town)).id
  })
  afterAll(() => town.close())

  it('is given to one of thirty who ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => acquireLease(town.db, worldId)))
    expect(answers.filter(isLease)).toMatchObject([{ fencing: 1 }])
    const waiting = answers.find((answer) => !isLease(answer))
    expect(waiting).toMatchObject({ owner: expect.stringContaining(String(process.pid)) as string })
  })

  it('says how long it still lasts, and is free at once when it is given back', async () => {
    const held = await acquireLease(town.db, worldId)
    expect(isLease(held) ? 0 : held.remainingMs).toBeGreaterThan(5_000)
    await releaseLease(town.db, { worldId, fencing: 1, leaseMs: 1 })
    expect(await acquireLease(town.db, worldId)).toMatchObject({ fencing: 2 })
  })

  it('is taken back after it lapsed only if nobody had it meanwhile', async () => {
    const lapsed = { worldId, fencing: 2, leaseMs: 10_000 }
    await town.db
      .updateTable('worlds')
      .set({ leaseUntil: new Date(0) })
      .execute()
    const reclaimed = await reclaimLease(town.db, lapsed)
    expect(reclaimed.fencing).toBe(3)
    await expect(reclaimLease(town.db, lapsed)).rejects.toThrow(LeaseLostError)
  })
})

describe('an encounter', () => {
  it('is told to people who follow two of those who met, and to nobody else', async () => {
    const town = await openTown()
    await town.journal.commit(nextBatch(town, 0, WARM_UP_END / 3_600_000))
    const batch = nextBatch(town, town.simulation.lastEffectNo - town.simulation.world.pendingEffects, 12)
    const met = batch.effects.find((effect) => effect.kind === 'encounter')!
    const residents = await town.db
      .selectFrom('residents')
      .innerJoin('users', 'users.id', 'userId')
      .select(['users.id', 'residents.worldKey'])
      .execute()
    const ids = met.participants.map((key) => residents.find(({ worldKey }) => worldKey === key)!.id)
    const follower = await createPerson(town, 'follows_both', ids)
    await createPerson(town, 'follows_one', ids.slice(0, 1))
    await town.journal.commit(batch)
    const notices = await town.db
      .selectFrom('notifications')
      .select(['userId', 'actorId', 'encounterId', 'groupKey'])
      .where('type', '=', 'encounter')
      .orderBy('actorId')
      .execute()
    expect(new Set(notices.map(({ userId }) => userId))).toEqual(new Set([follower]))
    expect(notices.map(({ actorId }) => actorId)).toEqual(ids.toSorted())
    const encounter = await town.db
      .selectFrom('encounters')
      .select('worldKey')
      .where('id', '=', notices[0]!.encounterId!)
      .executeTakeFirstOrThrow()
    const lastOfThem = batch.effects.findLast(
      (effect) => effect.kind === 'encounter' && sameMembers(effect.participants, met.participants),
    )
    expect(lastOfThem).toMatchObject({ key: encounter.worldKey })
    const told = await town.db
      .selectFrom('outbox')
      .select('audience')
      .where('type', '=', 'notification.created')
      .where('audience', '=', `user:${follower}`)
      .execute()
    expect(told).toHaveLength(1)
    await town.close()
  })
})

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return a.toSorted().join() === b.toSorted().join()
}

function createPerson(town: Town, username: string, followees: readonly string[]): Promise<string> {
  return withTransaction(town.db, async (tx) => {
    const ctx = { ...town.ctx, refreshKey: 'x' } as unknown as AccountsContext
    const id = await createAccountIn(tx, ctx, { username, passwordHash: 'x' })
    for (const followee of followees) await followUserIn(tx, town.ctx, { id, isAi: false }, followee)
    return id
  })
}
