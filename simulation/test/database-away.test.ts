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
import { startTownProcess, waitForMessage } from './support/town-process.ts'
import { createMemoryTown, dayAndHour, RESIDENTS, SEED } from './support/town-database.ts'

const END = dayAndHour(2, 15)

it('stands still while the database is away and goes on by itself, with nothing lost', async () => {
  const folder = fs.mkdtempSync(
    path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'ai-community-away-'),
  )
  const port = await getPort()
  let server = await startPrivateDatabase({ folder, port, durable: false })
  const admin = connectDatabase({ url: server.urlOf('mysql'), poolSize: 1, timeoutMs: 5_000 })
  await sql`CREATE DATABASE town CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`.execute(admin)
  await admin.destroy()
  const url = server.urlOf('town')
  const db = connectDatabase({ url, poolSize: 3, timeoutMs: 5_000 })
  try {
    await migrateToLatest(db)
    const ids = await openIdSource(db, () => {})
    await seedWorld({ db, ids, clock: systemClock }, { seed: SEED, residentCount: RESIDENTS, speed: 1_800 })
    await ids.close()
    const getWorld = () => db.selectFrom('worlds').selectAll().executeTakeFirstOrThrow()

    const town = startTownProcess(url, { leaseMs: 500, speed: 4_000, until: END })
    await expect
      .poll(async () => (await getWorld()).simTime, { timeout: 20_000 })
      .toBeGreaterThan(WARM_UP_END)
    await server.stop()
    await waitForMessage(town, 'the town stands still')
    server = await startPrivateDatabase({ folder, port, durable: false })
    await waitForMessage(town, 'the town goes on')
    expect(await town.ended).toBe(0)

    const memory = createMemoryTown()
    memory.runUntil(END)
    expect(await getWorld()).toMatchObject({ simTime: END, stateHash: memory.stateHash() })
  } finally {
    await db.destroy()
    await server.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}, 90_000)
