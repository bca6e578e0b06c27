import type { BenchCase } from './cases.ts'
import type { Measure } from './load.ts'

export interface CaseResult {
  bench: BenchCase
  ours: Measure
  limit: Measure
  /** SQL statements a request, as the database counted them. */
  statements: number
  /** Resident memory of the API after the case; null where the system does not tell. */
  memoryMb: number | null
}

export function ratioOf({ ours, limit }: CaseResult): number {
  return ours.requestsPerSecond / limit.requestsPerSecond
}

/** A Markdown table, one case a line; the ratio is what counts. */
export function formatResults(results: readonly CaseResult[]): string {
  return [
    '| case | limit | limit req/s | API req/s | ratio | target | met | p50 ms | p99 ms | CPU µs: limit | CPU µs: API | database µs | statements | API MB |',
    '|---|---|---|---|---|---|---|---|---|---|---|---|---|---|',
    ...results.map(formatResult),
  ].join('\n')
}

function formatResult(result: CaseResult): string {
  const { bench, ours, limit, statements, memoryMb } = result
  const ratio = ratioOf(result)
  const cells = [
    bench.name,
    bench.limit,
    rate(limit.requestsPerSecond),
    rate(ours.requestsPerSecond),
    ratio.toFixed(2),
    bench.target === null ? '–' : `≥ ${bench.target}`,
    bench.target === null ? '–' : ratio >= bench.target ? 'yes' : 'NO',
    ours.p50Ms,
    ours.p99Ms,
    micros(limit.serverMicros),
    micros(ours.serverMicros),
    micros(ours.databaseMicros),
    statements.toFixed(1),
    memoryMb === null ? '–' : String(Math.round(memoryMb)),
  ]
  return `| ${cells.join(' | ')} |`
}

function rate(perSecond: number): string {
  return perSecond < 100 ? perSecond.toFixed(1) : String(Math.round(perSecond))
}

function micros(value: number | null): string {
  return value === null ? '–' : String(Math.round(value))
}
