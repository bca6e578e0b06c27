import { benchAnswers } from './bench/answer-time.ts'
import type { StartDatabase } from './bench/bench-town.ts'
import { benchJournal } from './bench/journal-speed.ts'
import { benchTowns, MILLION, TOWNS } from './bench/town-speed.ts'

/**
 * Measures the town: the core at several sizes with the memory journal, the MySQL journal, and how long people wait for
 * an answer. Prints tables.
 *
 * @param options.full also a million residents (some GB of memory), and 10,000 residents live
 */
export async function benchSimulation(
  startDatabase: StartDatabase,
  { full, only }: { full: boolean; only: readonly string[] },
): Promise<void> {
  const wanted = (part: string) => only.length === 0 || only.includes(part)
  if (wanted('town')) await benchTowns(full ? [...TOWNS, MILLION] : TOWNS)
  if (wanted('journal')) await benchJournal(startDatabase, full)
  if (wanted('answer')) await benchAnswers(startDatabase)
}
