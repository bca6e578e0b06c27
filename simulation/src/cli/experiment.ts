import path from 'node:path'
import { loadConfig } from '@ai-community/shared/config/config.ts'
import { type Command, InvalidArgumentError } from 'commander'
import { ARM_KEYS, ARMS, type ArmKey } from '../experiments/arms.ts'
import { formatTarget, formatValue } from '../experiments/measure.ts'
import { EXPERIMENTS, getEstimate, type ExperimentReport } from '../experiments/report.ts'
import { runExperiment } from '../experiments/run-experiment.ts'
import { EXPERIMENT_KEYS, type ExperimentKey } from '../experiments/trial.ts'
import { CliError, EXIT } from './cli-error.ts'
import { onInterrupt } from './interrupt.ts'
import { renderTable } from './table.ts'

const MOST_SEEDS = 10_000

interface ExperimentOptions {
  seeds: readonly number[]
  days?: number
  arms: readonly ArmKey[]
  out?: string
  workers?: number
  json?: boolean
}

/** Adds `experiment smallville` and `experiment conversation`: many towns with the memory journal, summed up. */
export function addExperimentCommand(program: Command): void {
  const experiment = program
    .command('experiment')
    .description('run a town many times over, whole and with parts of the mind left out, and report')
  for (const key of EXPERIMENT_KEYS)
    experiment
      .command(key)
      .description(`${EXPERIMENTS[key].title.en} (${EXPERIMENTS[key].source.name})`)
      .option('--seeds <n|list>', 'how many seeds from 1 on, or which: 3,5,8', parseSeeds, parseSeeds('10'))
      .option('--days <n>', `simulated days, default ${EXPERIMENTS[key].days}`, parseDays)
      .option('--arms <list>', `of ${ARM_KEYS.join(',')}`, parseArms, ARM_KEYS)
      .option('--workers <n>', 'threads at once, default one for each core; changes no figure', parseWorkers)
      .option('--out <folder>', 'where CSV, JSON and page go; default: experiments in the data folder')
      .option('--json', 'print the report as one JSON object as the last thing on standard output')
      .action((options: ExperimentOptions) => run(key, options))
}

async function run(experiment: ExperimentKey, options: ExperimentOptions): Promise<void> {
  const { seeds, arms, workers } = options
  const folder = options.out ?? path.join(loadConfig().DATA_DIR, 'experiments')
  const interrupt = onInterrupt()
  try {
    const days = options.days ?? EXPERIMENTS[experiment].days
    const report = await runExperiment(
      { experiment, arms, seeds, days },
      {
        workers,
        signal: interrupt.signal,
        onProgress: (done, all, { arm, seed }) => {
          process.stderr.write(`${done}/${all}: ${arm}, seed ${seed}\n`)
        },
      },
    )
    // Loaded when it is needed: what draws the plots would slow down every other command.
    const { writeReport } = await import('../experiments/write-report.ts')
    for (const file of await writeReport(report, path.resolve(folder))) process.stderr.write(`${file}\n`)
    process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : `${asTable(report)}\n`)
  } catch (error) {
    if (interrupt.signal.aborted) throw new CliError(EXIT.interrupted, 'Stopped; nothing was written.')
    throw error
  } finally {
    interrupt.stopListening()
  }
}

function asTable(report: ExperimentReport): string {
  const { experiment, mind, engineVersion, days, n, residents, seeds } = report
  const head = `${EXPERIMENTS[experiment].title.en}\nmind: ${mind} · engine version ${engineVersion} · ${residents} residents · ${days} days · n = ${n} (seeds ${seeds.join(', ')})\n`
  const columns = [
    { title: 'measure' },
    ...report.arms.map((arm) => ({ title: ARMS[arm].name.en, align: 'right' as const })),
    { title: 'paper', align: 'right' as const },
    { title: 'target', align: 'right' as const },
  ]
  const rows = EXPERIMENTS[experiment].board.map((measure) => [
    measure.name.en,
    ...report.arms.map((arm) => {
      const { mean, low, high } = getEstimate(report, arm, measure.key)
      const value = formatValue(measure, mean)
      return low === null || high === null ? value : `${value} ± ${formatValue(measure, (high - low) / 2)}`
    }),
    measure.paper === undefined ? '' : formatValue(measure, measure.paper),
    formatTarget(measure),
  ])
  return `${head}\n${renderTable(columns, rows)}`
}

/** "10" is the seeds 1 to 10, "3,5" those two. */
function parseSeeds(text: string): readonly number[] {
  const numbers = text.split(',').map(parseWhole)
  if (text.includes(',')) {
    if (new Set(numbers).size < numbers.length) throw new InvalidArgumentError('must name each seed once')
    return numbers
  }
  const count = numbers[0]!
  if (count < 1 || count > MOST_SEEDS) throw new InvalidArgumentError(`must be from 1 to ${MOST_SEEDS}`)
  return Array.from({ length: count }, (_, position) => position + 1)
}

function parseWhole(text: string): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value))
    throw new InvalidArgumentError('must be a whole number, or several with commas')
  return value
}

function parseDays(text: string): number {
  const days = Number(text)
  if (!(days > 0 && days <= 365)) throw new InvalidArgumentError('must be a number above 0, at most 365')
  return days
}

function parseWorkers(text: string): number {
  const workers = parseWhole(text)
  if (workers < 1 || workers > 256) throw new InvalidArgumentError('must be from 1 to 256')
  return workers
}

function parseArms(text: string): readonly ArmKey[] {
  const arms = text.split(',')
  const unknown = arms.find((arm) => !ARM_KEYS.some((key) => key === arm))
  if (unknown !== undefined)
    throw new InvalidArgumentError(`there is no arm ${unknown}, only ${ARM_KEYS.join(', ')}`)
  return ARM_KEYS.filter((key) => arms.includes(key))
}
