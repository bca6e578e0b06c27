import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { migrateToLatest } from '@ai-community/migrations/migrate.ts'
import { systemClock, type CommunityContext } from '@ai-community/shared/community/context.ts'
import { connectDatabase, type Db } from '@ai-community/shared/database/connection.ts'
import { openIdSource } from '@ai-community/shared/database/id-source.ts'
import getPort from 'get-port'
import { actionText, memoryText } from '../mind/effect-text.ts'
import { InputLog } from '../ports/input-log.ts'
import { cutBatch } from '../ports/journal-writer.ts'
import { MySqlJournal } from '../ports/mysql-journal.ts'
import { seedWorld } from '../ports/seed-world.ts'
import { loadTownDirectory, type TownDirectory } from '../ports/town-directory.ts'
import type { TownWords } from '../ports/town-rows.ts'
import { sheetsOf } from '../ports/town-sheets.ts'
import { acquireLease, isLease } from '../ports/world-lease.ts'
import { Simulation, WARM_UP_END } from '../simulation.ts'
import { townMap } from '../world/content/town.ts'

const SEED = 7
const LEASE_MS = 24 * 3_600_000
const HISTORY_EFFECTS = 20_000

/** Runs a private database server in `folder`; the caller knows how. */
export type StartDatabase = (options: { folder: string; port: number; durable: boolean }) => Promise<{
  pid: number
  urlOf(database: string): string
  stop(): Promise<void>
}>

/** A seeded town in a database of its own, its first day lived and written. */
export interface BenchTown {
  url: string
  db: Db
  ctx: CommunityContext
  directory: TownDirectory
  words: TownWords
  simulation: Simulation
  journal: MySqlJournal
}

/** Starts a server, and calls `use` with a way to make towns in it; stops and removes it after. */
export async function withBenchServer(
  start: StartDatabase,
  use: (createTown: (residents: number) => Promise<BenchTown>) => Promise<void>,
): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sim-bench-'))
  const server = await start({ folder, port: await getPort(), durable: false })
  const open: Db[] = []
  try {
    await use(async (residents) => {
      const town = await createTown((name) => server.urlOf(name), residents)
      open.push(town.db)
      return town
    })
  } finally {
    for (const db of open) await db.destroy()
    await server.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

async function createTown(urlOf: (database: string) => string, residents: number): Promise<BenchTown> {
  const url = urlOf(`town_${residents}`)
  const server = connectDatabase({ url: urlOf('mysql'), poolSize: 1, timeoutMs: 10_000 })
  await server.schema.createSchema(`town_${residents}`).execute()
  await server.destroy()
  const db = connectDatabase({ url, poolSize: 4, timeoutMs: 600_000 })
  await migrateToLatest(db)
  const ids = await openIdSource(db, () => undefined)
  const ctx = { db, ids, clock: systemClock }
  await seedWorld(ctx, { seed: SEED, residentCount: residents, speed: 60 })
  const { id } = await db.selectFrom('worlds').select('id').executeTakeFirstOrThrow()
  const lease = await acquireLease(db, id, LEASE_MS)
  if (!isLease(lease)) throw new Error('somebody else holds the world of the bench')
  const directory = await loadTownDirectory(db, id)
  const sheets = sheetsOf({ seed: SEED, residentCount: residents })
  const simulation = Simulation.create({ seed: SEED, sheets, map: townMap })
  const words = wordsOf(simulation)
  const journal = new MySqlJournal({
    ctx,
    directory,
    words,
    inputs: await InputLog.open(db, id, 1),
    lease: () => lease,
    speed: () => 60,
    outboxSeq: () => 0,
    lagMs: () => 0,
  })
  const town = { url, db, ctx, directory, words, simulation, journal }
  await liveFirstDay(town)
  return town
}

/** Refusals do not reach the core here: no people live in this network, and nothing is refused. */
async function liveFirstDay({ simulation, journal }: BenchTown): Promise<void> {
  let committed = 0
  while (simulation.now < WARM_UP_END) {
    simulation.step()
    if (simulation.world.pendingEffects < HISTORY_EFFECTS && simulation.nextTime <= WARM_UP_END) continue
    const batch = cutBatch(simulation, committed, true)
    await journal.commit(batch)
    committed = batch.lastEffectNo
  }
}

function wordsOf({ world }: Simulation): TownWords {
  return {
    actionText: (effect) => actionText(world, effect),
    memoryText(effect) {
      const { language } = world.sheet(world.town.findResident(effect.resident))
      return memoryText(world, effect)[language]
    },
  }
}
