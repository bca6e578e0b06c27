import type { Db } from '@ai-community/shared/database/connection.ts'
import { loadTownDirectory, type TownDirectory } from '../ports/town-directory.ts'
import type { Simulation } from '../simulation.ts'
import { rerunWorld } from './recovery.ts'

export interface WorldCopy {
  simulation: Simulation
  directory: TownDirectory
  seed: number
  residents: number
}

/**
 * The world that nobody holds, as its last batch left it, to look at: nothing that is done with it reaches the database.
 *
 * @throws StateMismatchError, BlankedReplayError, OtherEngineError
 */
export async function openWorldCopy(db: Db, worldId: string): Promise<WorldCopy> {
  const { simulation, seed, residents } = await rerunWorld(db, worldId)
  return { simulation, seed, residents, directory: await loadTownDirectory(db, worldId) }
}
