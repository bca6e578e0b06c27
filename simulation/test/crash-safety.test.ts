import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WARM_UP_END } from '../src/simulation.ts'
import { readTown } from './support/table-digests.ts'
import { startTownProcess, waitForMessage } from './support/town-process.ts'
import {
  createMemoryTown,
  createTownDatabase,
  dayAndHour,
  getWorldRow,
  type TownDatabase,
} from './support/town-database.ts'

const KILLS = process.env.VERIFY === 'full' ? 50 : 5
const END = dayAndHour(2, 18)
const LEASE_MS = 400

describe('a town whose process is killed', () => {
  let undisturbed: TownDatabase
  let killed: TownDatabase
  beforeAll(async () => {
    ;[undisturbed, killed] = await Promise.all([createTownDatabase(), createTownDatabase()])
  })
  afterAll(() => Promise.all([undisturbed.close(), killed.close()]))

  it(
    `lives the same life after ${KILLS} kills at random moments, with nothing lost and nothing doubled`,
    async () => {
      const quiet = startTownProcess(undisturbed.url, { leaseMs: LEASE_MS, speed: 'max', until: END })
      expect(await quiet.ended).toBe(0)
      const { lastEffectNo } = await getWorldRow(undisturbed)

      const targets = Array.from({ length: KILLS }, () => Math.random() * lastEffectNo * 0.95).sort(
        (a, b) => a - b,
      )
      for (const target of targets) {
        const doomed = startTownProcess(killed.url, { leaseMs: LEASE_MS, speed: 'max', until: END })
        const isFar = async () => (await getWorldRow(killed)).lastEffectNo >= target
        while (!(await isFar()) && doomed.child.exitCode === null);
        doomed.child.kill('SIGKILL')
        expect(await doomed.ended).toBe('SIGKILL')
      }
      const last = startTownProcess(killed.url, { leaseMs: LEASE_MS, speed: 'max', until: END })
      expect(await last.ended).toBe(0)

      expect(await readTown(killed.db)).toEqual(await readTown(undisturbed.db))
      const memory = createMemoryTown()
      memory.runUntil(END)
      expect((await getWorldRow(killed)).stateHash).toBe(memory.stateHash())
    },
    60_000 + KILLS * 10_000,
  )
})

describe('a holder of the world that froze', () => {
  let town: TownDatabase
  beforeAll(async () => {
    town = await createTownDatabase()
  })
  afterAll(() => town.close())

  it('writes nothing when it wakes after another has taken over', async () => {
    const frozen = startTownProcess(town.url, { leaseMs: LEASE_MS, speed: 60 })
    await expect
      .poll(async () => (await getWorldRow(town)).simTime, { timeout: 20_000 })
      .toBeGreaterThan(WARM_UP_END)
    frozen.child.kill('SIGSTOP')
    // The second one stands still, so that whatever changes later was written by the first.
    await town.db.updateTable('worlds').set({ status: 'paused' }).execute()
    const second = startTownProcess(town.url, { leaseMs: 60_000, speed: 60 })
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
    }
  }, 60_000)
})
