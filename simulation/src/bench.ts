import { runHeadless, type HeadlessReport } from './cli/headless.ts'

const SEED = 7

/**
 * Measures towns of several sizes with the memory journal, one after another in this process.
 *
 * @param residentCounts sizes of the towns
 * @param days simulated days after the warm-up
 */
export async function benchSimulation(
  residentCounts: readonly number[],
  days: number,
): Promise<HeadlessReport[]> {
  const reports: HeadlessReport[] = []
  for (const residents of residentCounts) reports.push(await runHeadless({ seed: SEED, days, residents }))
  return reports
}
