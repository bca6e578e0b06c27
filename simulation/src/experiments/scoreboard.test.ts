import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { keepsTo } from './measure.ts'
import { EXPERIMENTS, getEstimate, type ExperimentReport } from './report.ts'
import { runExperiment } from './run-experiment.ts'
import type { ExperimentKey } from './trial.ts'

const isFull = process.env.VERIFY === 'full'
const SEEDS = isFull ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] : [1, 2]

function runWhole(experiment: ExperimentKey): Promise<ExperimentReport> {
  const { days } = EXPERIMENTS[experiment]
  return runExperiment({ experiment, arms: ['whole'], seeds: SEEDS, days }, { workers: isFull ? 2 : 1 })
}

function meanOf(report: ExperimentReport, measure: string): number {
  return getEstimate(report, 'whole', measure).mean!
}

describe('the board of conversation', () => {
  let report: ExperimentReport
  beforeAll(async () => {
    report = await runWhole('conversation')
  }, 120_000)

  it.each([
    'authorsReturning',
    'threadsWithReplyToReply',
    'reciprocity',
    'commentsWithoutLike',
    'nearDuplicatePosts',
    'postsPerResidentDay',
    'grounded',
  ])('keeps to its target in %s', (key) => {
    const measure = EXPERIMENTS.conversation.board.find((one) => one.key === key)!
    expect(keepsTo(measure, meanOf(report, key)), `${key} ${meanOf(report, key)}`).toBe(true)
  })

  it('has posts that fit their authors far better than anybody else', () => {
    // Two seeds say less than ten: the target of 80 % is held to in full counts.
    expect(meanOf(report, 'personaFit')).toBeGreaterThanOrEqual(isFull ? 0.8 : 0.7)
    expect(meanOf(report, 'personaFit')).toBeGreaterThan(3 * meanOf(report, 'personaFitByChance'))
    expect(meanOf(report, 'onTopic')).toBeGreaterThan(2 * meanOf(report, 'onTopicByChance'))
    expect(meanOf(report, 'contradicting')).toBeLessThan(0.02)
  })

  it.runIf(isFull)(
    'keeps to those targets that docs/experiments.md says it keeps to, and to no other',
    () => {
      const document = readFileSync(new URL('../../../docs/experiments.md', import.meta.url), 'utf8')
      for (const measure of EXPERIMENTS.conversation.board) {
        const verdict = keepsTo(measure, meanOf(report, measure.key))
        if (verdict === null) continue
        const row = document.split('\n').find((line) => line.startsWith(`| ${measure.name.en} `))
        expect(row, measure.key).toMatch(verdict ? /\| yes +\|$/ : /\| no +\|$/)
      }
    },
  )
})

describe('the board of Smallville', () => {
  let report: ExperimentReport
  beforeAll(async () => {
    report = await runWhole('smallville')
  }, 120_000)

  it('begins with one who knows each fact, and ends with many', () => {
    for (const fact of ['candidacy', 'party']) {
      expect(meanOf(report, `${fact}Before`)).toBeCloseTo(1 / 25, 9)
      expect(meanOf(report, `${fact}After`)).toBeGreaterThan(0.2)
    }
  })

  it('ends with twice as many who are acquainted', () => {
    expect(meanOf(report, 'densityAfter')).toBeGreaterThan(1.7 * meanOf(report, 'densityBefore'))
  })

  it('has nobody who claims what never reached it, and hears what is known', () => {
    expect(meanOf(report, 'falseClaims')).toBeLessThan(0.013)
    expect(meanOf(report, 'tellWhatTheyKnow')).toBeGreaterThan(0.9)
  })

  it('has guests of the party, some of whom come, and a reason for each who does not', () => {
    expect(meanOf(report, 'invited')).toBeGreaterThan(1)
    expect(meanOf(report, 'came')).toBeGreaterThanOrEqual(1)
    expect(
      meanOf(report, 'came') + meanOf(report, 'hadReason') + meanOf(report, 'withoutReason'),
    ).toBeCloseTo(meanOf(report, 'invited'), 9)
    expect(meanOf(report, 'withoutReason')).toBeLessThan(0.5)
  })
})
