import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import { simTime } from '@ai-community/shared/world/sim-time.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { InputLog } from '../src/ports/input-log.ts'
import { WARM_UP_END } from '../src/simulation.ts'
import { Crowd } from './support/crowd.ts'
import { expectedLines, writtenLines } from './support/expected-rows.ts'
import { stallBatch, stallSnapshot } from './support/stall.ts'
import { readTown } from './support/table-digests.ts'
import { startTownProcess, waitForMessage, type TownProcess } from './support/town-process.ts'
import {
  createMemoryTown,
  createTownDatabase,
  dayAndHour,
  getWorldRow,
  type TownDatabase,
} from './support/town-database.ts'

const MOMENTS = ['at random', 'in a transaction', 'in a snapshot', 'in recovery'] as const
type Moment = (typeof MOMENTS)[number]

const IS_FULL = process.env.VERIFY === 'full'
/** Five kills; a hundred in a full verification. */
const KILLS_WITHOUT_PEOPLE = momentsOf(IS_FULL ? 48 : 1)
const KILLS_WITH_PEOPLE = momentsOf(IS_FULL ? 52 : 4)
/** Each life goes on a little after the moment it is killed for: many of them need a longer history. */
const END = dayAndHour(IS_FULL ? 5 : 2, 15)
/** Short, for nobody waits longer for the world of a dead process. */
const LEASE_MS = 400
const ACTS_A_LIFE = 6
/** Several processes start one after another, on machines that may be busy. */
const PATIENCE_MS = 300_000

function momentsOf(kills: number): Moment[] {
  return Array.from({ length: kills }, (_, i) => MOMENTS[i % MOMENTS.length]!)
}

function start(town: TownDatabase, until: SimTime = END): TownProcess {
  return startTownProcess(town.url, { leaseMs: LEASE_MS, speed: 'max', until })
}

/** Lives the town to its end, with kills on the way; `live` is what happens during each life but the last. */
async function liveThroughKills(
  town: TownDatabase,
  moments: readonly Moment[],
  effects: number,
  live: () => Promise<void>,
): Promise<void> {
  const targets = moments.map(() => Math.random() * effects * 0.9).sort((a, b) => a - b)
  // However many snapshots are killed, the world is not at its end before the last of them.
  const snapshotAfterMs = Math.round((END - WARM_UP_END) / (2 * moments.length))
  for (const [i, moment] of moments.entries())
    await liveAndDie(town, moment, { effects: targets[i]!, snapshotAfterMs }, live)
  expect(await start(town).ended).toBe(0)
}

/** What people did up to where the world has read their news: the last of it may have come after its end. */
async function takenUp(town: TownDatabase): Promise<{ posts: number; comments: number; messages: number }> {
  const { outboxSeq } = await getWorldRow(town)
  const events = await town.db
    .selectFrom('outbox')
    .select(['type', 'payload'])
    .where('seq', '<=', outboxSeq)
    .execute()
  const byPeople = (type: string) =>
    events.filter((event) => event.type === type && isByPerson(event.payload)).length
  return {
    posts: byPeople('post.published'),
    comments: byPeople('comment.created'),
    messages: byPeople('message.created'),
  }
}

function isByPerson(payload: unknown): boolean {
  return (payload as { actorIsAi: boolean }).actorIsAi === false
}

async function liveAndDie(
  town: TownDatabase,
  moment: Moment,
  target: { effects: number; snapshotAfterMs: number },
  live: () => Promise<void>,
): Promise<void> {
  const { simTime: now } = await getWorldRow(town)
  // A process saves a snapshot where its run ends.
  const doomed = start(
    town,
    moment === 'in a snapshot' ? simTime(Math.max(now, WARM_UP_END) + target.snapshotAfterMs) : END,
  )
  const kill = async () => {
    doomed.child.kill('SIGKILL')
    expect(await doomed.ended).toBe('SIGKILL')
  }
  const isFar = async () => (await getWorldRow(town)).lastEffectNo >= target.effects
  const livingOn = live()
  if (moment === 'in recovery') {
    await waitForMessage(doomed, 'this process has the world')
    await kill()
    expect(doomed.messages).not.toContain('the town is running')
  } else if (moment === 'in a snapshot') await stallSnapshot(town.db, kill)
  else {
    while (!(await isFar())) expect(doomed.child.exitCode, 'it ended too early').toBe(null)
    if (moment === 'in a transaction') await stallBatch(town.db, kill)
    else await kill()
  }
  await livingOn
}

describe('a town whose process is killed', () => {
  let undisturbed: TownDatabase
  let killed: TownDatabase
  let visited: TownDatabase
  beforeAll(async () => {
    ;[undisturbed, killed, visited] = await Promise.all([
      createTownDatabase(),
      createTownDatabase(),
      createTownDatabase(),
    ])
  })
  afterAll(() => Promise.all([undisturbed.close(), killed.close(), visited.close()]))

  it(
    'is lived by one process alone when two begin at the same moment',
    async () => {
      const both = [start(undisturbed), start(undisturbed)]
      expect(await Promise.all(both.map(({ ended }) => ended))).toEqual([0, 0])
      const began = both.map(({ messages }) => messages.includes('the first day is over: the town begins'))
      expect(began.toSorted()).toEqual([false, true])
      const memory = createMemoryTown()
      memory.runUntil(END)
      expect((await getWorldRow(undisturbed)).stateHash).toBe(memory.stateHash())
      expect(await writtenLines(undisturbed.db)).toEqual(expectedLines(memory.drainEffects(), []))
    },
    PATIENCE_MS,
  )

  it(
    `leaves the rows of every table that one leaves which nobody killed (${KILLS_WITHOUT_PEOPLE.join(', ')})`,
    async () => {
      const { lastEffectNo, stateHash } = await getWorldRow(undisturbed)
      await liveThroughKills(killed, KILLS_WITHOUT_PEOPLE, lastEffectNo, () => Promise.resolve())
      expect((await getWorldRow(killed)).stateHash).toBe(stateHash)
      expect(await readTown(killed.db)).toEqual(await readTown(undisturbed.db))
    },
    PATIENCE_MS + KILLS_WITHOUT_PEOPLE.length * 30_000,
  )

  it(
    `hears what people do once, and does what its seed and their inputs make of it (${KILLS_WITH_PEOPLE.join(', ')})`,
    async () => {
      const crowd = await Crowd.come(visited, 3)
      const { lastEffectNo } = await getWorldRow(undisturbed)
      await liveThroughKills(visited, KILLS_WITH_PEOPLE, lastEffectNo, async () => {
        for (let i = 0; i < ACTS_A_LIFE; i++) await crowd.act()
      })
      const world = await getWorldRow(visited)
      const inputs = await (await InputLog.open(visited.db, world.id, 1)).listAfter(visited.db, 0)
      expect(inputs.map(({ inputNo }) => inputNo)).toEqual(inputs.map((_, i) => i + 1))
      const heard = (kind: string) => inputs.filter((input) => input.kind === kind).length
      expect({
        posts: heard('person_posted'),
        comments: heard('person_commented'),
        messages: heard('person_messaged'),
      }).toEqual(await takenUp(visited))
      expect(heard('person_posted'), 'most of what people did came before the end').toBeGreaterThan(
        crowd.done.posts / 2,
      )

      const memory = createMemoryTown()
      for (const input of inputs) memory.applyInput(input)
      memory.runUntil(END)
      expect(world).toMatchObject({ stateHash: memory.stateHash(), lastEffectNo: memory.lastEffectNo })
      expect(await writtenLines(visited.db)).toEqual(expectedLines(memory.drainEffects(), inputs))
    },
    PATIENCE_MS + KILLS_WITH_PEOPLE.length * 30_000,
  )
})

describe('a holder of the world that froze', () => {
  let town: TownDatabase
  beforeAll(async () => {
    town = await createTownDatabase()
  })
  afterAll(() => town.close())

  it.each(['between two writes', 'in the midst of one'])(
    'writes nothing when it wakes after another has taken over: %s',
    async (moment) => {
      const frozen = startTownProcess(town.url, { leaseMs: LEASE_MS, speed: 1_000 })
      await waitForMessage(frozen, 'the town is running')
      const { simTime: begin } = await getWorldRow(town)
      await expect
        .poll(async () => (await getWorldRow(town)).simTime, { timeout: 90_000 })
        .toBeGreaterThan(Math.max(begin, WARM_UP_END))
      const freeze = () => Promise.resolve(void frozen.child.kill('SIGSTOP'))
      if (moment === 'between two writes') await freeze()
      else await stallBatch(town.db, freeze)
      // The second one stands still, so that whatever changes later was written by the first.
      await town.db.updateTable('worlds').set({ status: 'paused' }).execute()
      const second = startTownProcess(town.url, { leaseMs: 60_000, speed: 1_000 })
      try {
        await waitForMessage(second, 'the town is paused')
        const { fencing } = await getWorldRow(town)
        const before = await readTown(town.db)
        frozen.child.kill('SIGCONT')
        await waitForMessage(frozen, 'another process has taken over the world')
        await waitForMessage(frozen, 'standing by')
        expect(await readTown(town.db)).toEqual(before)
        expect((await getWorldRow(town)).fencing).toBe(fencing)
      } finally {
        for (const { child } of [frozen, second]) {
          child.kill('SIGCONT')
          child.kill('SIGKILL')
        }
        await Promise.all([frozen.ended, second.ended])
        const free = { status: 'running', leaseOwner: null, leaseUntil: null } as const
        await town.db.updateTable('worlds').set(free).execute()
      }
    },
    PATIENCE_MS,
  )
})
