import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { migrateToLatest } from '@ai-community/migrations/migrate.ts'
import { systemClock } from '@ai-community/shared/community/context.ts'
import { connectDatabase } from '@ai-community/shared/database/connection.ts'
import { openIdSource } from '@ai-community/shared/database/id-source.ts'
import getPort from 'get-port'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { startPrivateDatabase } from '../../scripts/private-database.ts'
import { WARM_UP_END } from '../src/simulation.ts'
import { seedWorld } from '../src/ports/seed-world.ts'
import { expectedLines, writtenLines } from './support/expected-rows.ts'
import { startTownProcess, waitForMessage } from './support/town-process.ts'
import { createMemoryTown, dayAndHour, RESIDENTS, SEED } from './support/town-database.ts'

const END = dayAndHour(2, 15)
const STANDS_STILL = 'the town stands still'
const GOES_ON = 'the town goes on'

it('stands still while the database is stopped, killed or frozen and goes on by itself, with nothing lost', async () => {
  const folder = fs.mkdtempSync(
    path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'ai-community-away-'),
  )
  // It is killed: what it has committed has to stay.
  const options = { folder, port: await getPort(), durable: true }
  let server = await startPrivateDatabase(options)
  const admin = connectDatabase({ url: server.urlOf('mysql'), poolSize: 1, timeoutMs: 5_000 })
  await sql`CREATE DATABASE town CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`.execute(admin)
  await admin.destroy()
  const url = server.urlOf('town')
  const db = connectDatabase({ url, poolSize: 3, timeoutMs: 5_000 })
  const restart = async () => void (server = await startPrivateDatabase(options))
  const kill = () => {
    const { pid } = server
    process.kill(pid, 'SIGKILL')
    // Waits for its end.
    return server.stop()
  }
  const outages = [
    { begin: () => server.stop(), end: restart },
    { begin: kill, end: restart },
    {
      begin: () => Promise.resolve(process.kill(server.pid, 'SIGSTOP')),
      end: () => Promise.resolve(process.kill(server.pid, 'SIGCONT')),
    },
  ]
  try {
    await migrateToLatest(db)
    const ids = await openIdSource(db, () => {})
    await seedWorld({ db, ids, clock: systemClock }, { seed: SEED, residentCount: RESIDENTS, speed: 1_800 })
    await ids.close()
    const getWorld = () => db.selectFrom('worlds').selectAll().executeTakeFirstOrThrow()

    const town = startTownProcess(url, { leaseMs: 500, speed: 2_000, timeoutMs: 700, until: END })
    await expect
      .poll(async () => (await getWorld()).simTime, { timeout: 20_000 })
      .toBeGreaterThan(WARM_UP_END)
    for (const [i, outage] of outages.entries()) {
      await outage.begin()
      await waitForMessage(town, STANDS_STILL, i + 1)
      await outage.end()
      await waitForMessage(town, GOES_ON, i + 1)
    }
    expect(await town.ended).toBe(0)

    const memory = createMemoryTown()
    memory.runUntil(END)
    expect(await getWorld()).toMatchObject({ simTime: END, stateHash: memory.stateHash() })
    expect(await writtenLines(db)).toEqual(expectedLines(memory.drainEffects(), []))
  } finally {
    await db.destroy()
    process.kill(server.pid, 'SIGCONT')
    await server.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}, 120_000)
