import { actionText, memoryText } from '../../src/mind/effect-text.ts'
import { InputLog } from '../../src/ports/input-log.ts'
import type { JournalBatch } from '../../src/ports/journal.ts'
import { cutBatch } from '../../src/ports/journal-writer.ts'
import { MySqlJournal } from '../../src/ports/mysql-journal.ts'
import { loadTownDirectory } from '../../src/ports/town-directory.ts'
import { acquireLease, isLease } from '../../src/ports/world-lease.ts'
import type { Simulation } from '../../src/simulation.ts'
import { simTime } from '@ai-community/shared/world/sim-time.ts'
import { createMemoryTown, createTownDatabase, getWorldRow, type TownDatabase } from './town-database.ts'

/** A town whose journal writes into a database of its own, batch by batch, as the test says. */
export interface JournaledTown extends TownDatabase {
  simulation: Simulation
  journal: MySqlJournal
  /** What happens in the next hours, not yet written. */
  live(hours: number): JournalBatch
}

/** Nobody renews it between the batches of a test. */
const LEASE_MS = 600_000

export async function openJournaledTown(): Promise<JournaledTown> {
  const town = await createTownDatabase()
  const { id } = await getWorldRow(town)
  const lease = await acquireLease(town.db, id, LEASE_MS)
  if (!isLease(lease)) throw new Error('the lease is taken')
  const simulation = createMemoryTown()
  const { world } = simulation
  const journal = new MySqlJournal({
    ctx: town.ctx,
    directory: await loadTownDirectory(town.db, id),
    words: {
      actionText: (effect) => actionText(world, effect),
      memoryText: (effect) => memoryText(world, effect).en,
    },
    inputs: await InputLog.open(town.db, id, 1),
    lease: () => lease,
    speed: () => 60,
    outboxSeq: () => 0,
    lagMs: () => 0,
  })
  return {
    ...town,
    simulation,
    journal,
    live(hours) {
      const after = simulation.lastEffectNo - world.pendingEffects
      simulation.runUntil(simTime(simulation.now + hours * 3_600_000))
      return cutBatch(simulation, after, true)
    },
  }
}
