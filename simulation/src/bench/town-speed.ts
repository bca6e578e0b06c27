import { SIM_HOUR_MS, simTime } from '@ai-community/shared/world/sim-time.ts'
import { measureLife, memoryNeedMb, type MeasuredLife } from '../cli/headless.ts'
import { renderTable } from '../cli/table.ts'
import { emptyEvent, EventHeap } from '../engine/event-heap.ts'
import { RandomStream } from '../engine/random-stream.ts'
import { WARM_UP_END } from '../simulation.ts'
import { BareKernel } from './bare-kernel.ts'

const SEED = 7
const BARE_EVENTS = 2_000_000
const SPREAD_MS = 3_600_000
const DAY_MS = 86_400_000

/** A town and the hours of its life that are measured. */
export interface MeasuredTown {
  residents: number
  /** Hours from midnight of day 1 that are lived before. */
  from: number
  hours: number
}

const SHOWN_FROM = WARM_UP_END / SIM_HOUR_MS
/** The larger the town, the fewer hours of it: each is measured over some hundred thousand events at most. */
export const TOWNS: readonly MeasuredTown[] = [
  { residents: 25, from: SHOWN_FROM, hours: 24 },
  { residents: 1_000, from: SHOWN_FROM, hours: 24 },
  { residents: 10_000, from: SHOWN_FROM, hours: 6 },
  { residents: 100_000, from: 8, hours: 2 },
]
/** Nobody gets this one unasked. */
export const MILLION: MeasuredTown = { residents: 1_000_000, from: 7, hours: 1 }

const COLUMNS = [
  'residents',
  'hours of the town',
  'events',
  'events/s',
  'CPU µs/event',
  'bare kernel/s',
  'of kernel',
  'bare heap/s',
  'CPU ms a resident-day',
  'bytes a resident',
  'x real time',
].map((title) => ({ title, align: 'right' as const }))

/**
 * Measures towns of several sizes with the memory journal, one after another in this process, each beside two limits of
 * the same size in the same minute: a kernel with needs, walks, places and encounters alone, and the event heap alone.
 * Rates are by the CPU time of the process, so that a busy machine slows all of them alike. Prints a table.
 */
export async function benchTowns(towns: readonly MeasuredTown[]): Promise<void> {
  const rows: string[][] = []
  const costs: { full: number; bare: number }[] = []
  for (const { residents, from, hours } of towns) {
    process.stderr.write(`${residents} residents, about ${memoryNeedMb(residents)} MB …\n`)
    const heapRate = measureBareHeap(residents)
    const kernelRate = measureBareKernel(residents)
    const warmUpEnd = simTime(from * SIM_HOUR_MS)
    const life = await measureLife({ seed: SEED, days: hours / 24, residents, warmUpEnd })
    const { events } = life.report
    rows.push(toRow(life, `${from} to ${from + hours}`, kernelRate, heapRate))
    costs.push({ full: life.cpuMs / events, bare: 1 / kernelRate })
    process.stderr.write(`  ${((events / life.cpuMs) * 1_000).toFixed(0)} events a CPU second\n`)
  }
  const out = (line: string) => process.stdout.write(`${line}\n`)
  out(`One process, seed ${SEED}, memory journal, hours from midnight of day 1, rates by CPU time`)
  out(renderTable(COLUMNS, rows))
  const growth = (part: 'full' | 'bare') => (costs.at(-1)![part] / costs[0]![part]).toFixed(2)
  out(
    `From ${towns[0]!.residents} to ${towns.at(-1)!.residents} residents an event costs ${growth('full')} times as much,`,
  )
  out(`one of the bare kernel ${growth('bare')} times.`)
}

function toRow(
  { report, cpuMs }: MeasuredLife,
  hours: string,
  kernelRate: number,
  heapRate: number,
): string[] {
  const { residents, events, simDays, heapBytesPerResident } = report
  const rate = events / (cpuMs / 1_000)
  return [
    String(residents),
    hours,
    String(events),
    rate.toFixed(0),
    ((cpuMs * 1_000) / events).toFixed(2),
    kernelRate.toFixed(0),
    (rate / kernelRate).toFixed(3),
    heapRate.toFixed(0),
    (cpuMs / residents / simDays).toFixed(3),
    String(heapBytesPerResident),
    ((simDays * DAY_MS) / cpuMs).toFixed(0),
  ]
}

function measureBareKernel(residents: number): number {
  const kernel = new BareKernel(residents)
  kernel.run(BARE_EVENTS / 4)
  return rateOf(BARE_EVENTS, () => kernel.run(BARE_EVENTS))
}

/** Events a second of the queue alone: pop the next, push one at a drawn later time. */
function measureBareHeap(pending: number): number {
  const heap = new EventHeap(pending)
  const random = RandomStream.named(SEED, 'bench')
  const event = emptyEvent()
  for (let sequence = 0; sequence < pending; sequence++)
    heap.push(random.between(0, SPREAD_MS), 0, sequence, 0, sequence, 0)
  return rateOf(BARE_EVENTS, () => {
    for (let sequence = pending; sequence < pending + BARE_EVENTS; sequence++) {
      heap.pop(event)
      heap.push(event.time + random.between(0, SPREAD_MS), 0, sequence, 0, event.subject, 0)
    }
  })
}

/** Events a second of CPU time. */
function rateOf(events: number, run: () => void): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (events / (user + system)) * 1_000_000
}
