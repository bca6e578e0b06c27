import fs from 'node:fs/promises'
import path from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { renderPage } from './page.ts'
import { EXPERIMENTS, type ExperimentReport } from './report.ts'

/**
 * Writes the report as JSON, as two CSV files (the board, and every single run) and as one page that asks for nothing
 * else.
 *
 * @returns the paths of the files
 */
export async function writeReport(report: ExperimentReport, folder: string): Promise<string[]> {
  await fs.mkdir(folder, { recursive: true })
  const files = {
    [`${report.experiment}.json`]: `${JSON.stringify(report, null, 2)}\n`,
    [`${report.experiment}.csv`]: boardCsv(report),
    [`${report.experiment}-runs.csv`]: runsCsv(report),
    [`${report.experiment}.html`]: renderPage(report),
  }
  for (const [name, content] of Object.entries(files)) await fs.writeFile(path.join(folder, name), content)
  return Object.keys(files).map((name) => path.join(folder, name))
}

/** One row for each arm and line of the board. */
export function boardCsv({ experiment, estimates, mind, engineVersion }: ExperimentReport): string {
  const { board } = EXPERIMENTS[experiment]
  const rows = estimates.map(({ arm, measure, n, mean, low, high }) => {
    const { unit, paper, target } = board.find(({ key }) => key === measure)!
    return {
      experiment,
      mind,
      engineVersion,
      arm,
      measure,
      unit,
      n,
      mean,
      low,
      high,
      paper,
      targetLeast: target?.least,
      targetMost: target?.most,
    }
  })
  return stringify(rows, { header: true })
}

/** One row for each run and line of the board. */
export function runsCsv({ experiment, trials }: ExperimentReport): string {
  const rows = trials.flatMap(({ arm, seed, stateHash, metrics }) =>
    Object.entries(metrics).map(([measure, value]) => ({ experiment, arm, seed, stateHash, measure, value })),
  )
  return stringify(rows, { header: true })
}
