import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ARM_KEYS } from './arms.ts'
import { commandOf, EXPERIMENTS, getEstimate, summarise, type ExperimentReport } from './report.ts'
import { runExperiment } from './run-experiment.ts'
import { EXPERIMENT_KEYS } from './trial.ts'
import { boardCsv, runsCsv, writeReport } from './write-report.ts'

const isFull = process.env.VERIFY === 'full'
const SEEDS = isFull ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] : [1, 2]
const DAYS = isFull ? 2 : 0.3
/** Small: the whole mind and one arm. */
const ARMS = isFull ? ARM_KEYS : (['whole', 'no-feed'] as const)

/** What the test needs of a document. */
interface Page {
  querySelectorAll(
    selector: string,
  ): Iterable<{ getAttribute(name: string): string | null }> & { length: number }
}

describe.each(EXPERIMENT_KEYS)('the experiment %s', (experiment) => {
  let report: ExperimentReport
  let folder: string
  let files: string[]
  beforeAll(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'aic-experiment-'))
    report = await runExperiment({ experiment, arms: ARMS, seeds: SEEDS, days: DAYS }, { workers: 2 })
    files = await writeReport(report, path.join(folder, 'new'))
  }, 300_000)
  afterAll(() => fs.rm(folder, { recursive: true, force: true }))

  const read = (ending: string) =>
    fs.readFile(
      files.find((file) => file.endsWith(ending))!,
      'utf8',
    )

  it('gives the same report for the same seeds, whatever runs beside what', async () => {
    const again = await runExperiment({ experiment, arms: ARMS, seeds: SEEDS, days: DAYS }, { workers: 1 })
    expect(again).toEqual(report)
  }, 300_000)

  it('has every arm and seed in order, with a town of its own each', () => {
    const expected = ARMS.flatMap((arm) => SEEDS.map((seed) => [arm, seed]))
    expect(report.trials.map(({ arm, seed }) => [arm, seed])).toEqual(expected)
    for (const hash of ['stateHash', 'effectsHash'] as const)
      expect(new Set(report.trials.map((trial) => trial[hash])).size).toBe(expected.length)
  })

  it('says what thought, with which engine, over which seeds', () => {
    expect(report).toMatchObject({ experiment, mind: 'rules', seeds: SEEDS, n: SEEDS.length, residents: 25 })
    expect(report.engineVersion).toBeGreaterThan(0)
    expect(commandOf(report)).toBe(
      `npm run sim -- experiment ${experiment} --seeds ${SEEDS.length} --days ${DAYS} --arms ${ARMS.join(',')}`,
    )
  })

  it('measures every line of its board in every run', () => {
    const keys = EXPERIMENTS[experiment].board.map(({ key }) => key)
    for (const { metrics } of report.trials) expect(Object.keys(metrics).sort()).toEqual([...keys].sort())
    const shares = EXPERIMENTS[experiment].board.filter(({ unit }) => unit === 'share')
    for (const { key } of shares)
      for (const { metrics } of report.trials) {
        expect(metrics[key] ?? 0).toBeGreaterThanOrEqual(0)
        expect(metrics[key] ?? 0).toBeLessThanOrEqual(1)
      }
  })

  it('writes JSON that holds the whole report', async () => {
    expect(JSON.parse(await read('.json'))).toEqual(JSON.parse(JSON.stringify(report)))
  })

  it('writes CSV with a row for each arm and line, and one for each run', async () => {
    const board = (await read(`${experiment}.csv`)).trimEnd().split('\n')
    expect(board[0]).toBe(
      'experiment,mind,engineVersion,arm,measure,unit,n,mean,low,high,paper,targetLeast,targetMost',
    )
    expect(board).toHaveLength(1 + report.estimates.length)
    expect(new Set(board.map((line) => line.split(',').length))).toEqual(new Set([13]))
    const runs = (await read('-runs.csv')).trimEnd().split('\n')
    expect(runs).toHaveLength(1 + report.trials.length * EXPERIMENTS[experiment].board.length)
  })

  it('writes one page that loads nothing, with a plot for every line in both languages', async () => {
    const html = await read('.html')
    const { document } = parseHTML(html) as unknown as { document: Page }
    const board = EXPERIMENTS[experiment].board.length
    expect(document.querySelectorAll('.plots figure')).toHaveLength(board)
    expect(document.querySelectorAll('.plots figure svg')).toHaveLength(2 * board)
    expect(document.querySelectorAll('tbody tr')).toHaveLength(board)
    const spans = [...document.querySelectorAll('span[lang]')]
    const inLanguage = (language: string) =>
      spans.filter((span) => span.getAttribute('lang') === language).length
    expect(inLanguage('zh')).toBe(inLanguage('en'))
    expect(document.querySelectorAll('link:not([href^="data:"]), img, iframe, [src]')).toHaveLength(0)
    expect(html).not.toMatch(/@import|url\((?!#)/)
    expect(html).not.toMatch(/NaN|undefined|Infinity/)
  })
})

describe('a report', () => {
  const plan = { experiment: 'conversation', arms: ['whole'], seeds: [4, 9], days: 1 } as const
  const trial = (seed: number, personaFit: number | null) => ({
    arm: 'whole' as const,
    seed,
    stateHash: 'ab',
    effectsHash: 'cd',
    metrics: { personaFit },
    curves: [],
  })

  it('estimates each line over its seeds and names seeds that are no row', () => {
    const report = summarise(plan, [trial(4, 0.8), trial(9, 0.9)])
    const { n, mean, low, high } = getEstimate(report, 'whole', 'personaFit')
    expect(n).toBe(2)
    expect(mean).toBeCloseTo(0.85, 12)
    expect(high! - mean!).toBeCloseTo(12.706 * 0.05, 12)
    expect(mean! - low!).toBeCloseTo(12.706 * 0.05, 12)
    expect(commandOf(report)).toContain('--seeds 4,9 ')
    expect(() => getEstimate(report, 'no-feed', 'personaFit')).toThrow(RangeError)
  })

  it('keeps arms apart', () => {
    const arms = ['whole', 'no-feed'] as const
    const report = summarise({ ...plan, arms }, [trial(4, 0.8), { ...trial(4, 0.2), arm: 'no-feed' }])
    expect(arms.map((arm) => getEstimate(report, arm, 'personaFit').mean)).toEqual([0.8, 0.2])
  })

  it('leaves a cell empty where nothing was measured', () => {
    const report = summarise(plan, [trial(4, null), trial(9, null)])
    expect(boardCsv(report)).toContain('whole,personaFit,share,0,,,,,0.8,')
    expect(runsCsv(report)).toContain('conversation,whole,4,ab,personaFit,\n')
  })
})

it('a run that fails ends the experiment with its error', async () => {
  const plan = {
    experiment: 'conversation',
    arms: ['whole', 'nothing' as 'whole'],
    seeds: [1],
    days: 0.01,
  } as const
  await expect(runExperiment(plan, { workers: 2 })).rejects.toThrow(TypeError)
})

it('an experiment that is interrupted reports nothing', async () => {
  const controller = new AbortController()
  const plan = { experiment: 'conversation', arms: ['whole'], seeds: [1, 2], days: 0.01 } as const
  let runs = 0
  const onProgress = () => {
    runs++
    controller.abort()
  }
  await expect(runExperiment(plan, { workers: 1, signal: controller.signal, onProgress })).rejects.toThrow(
    /abort/,
  )
  expect(runs).toBe(1)
})
