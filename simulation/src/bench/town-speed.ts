import { measureLife, type MeasuredLife } from '../cli/headless.ts'
import { renderTable } from '../cli/table.ts'
import { emptyEvent, EventHeap } from '../engine/event-heap.ts'
import { RandomStream } from '../engine/random-stream.ts'
import { BareKernel } from './bare-kernel.ts'

const SEED = 7
const BARE_EVENTS = 2_000_000
const SPREAD_MS = 3_600_000
const DAY_MS = 86_400_000

const COLUMNS = [
  'residents',
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
 *
 * @param days simulated days after the warm-up
 */
export async function benchTowns(residentCounts: readonly number[], days: number): Promise<void> {
  const rows: string[][] = []
  const costs: { full: number; bare: number }[] = []
  for (const residents of residentCounts) {
    const heapRate = measureBareHeap(residents)
    const kernelRate = measureBareKernel(residents)
    const life = await measureLife({ seed: SEED, days, residents })
    rows.push(toRow(life, kernelRate, heapRate))
    costs.push({ full: life.cpuMs / residents / days, bare: 1 / kernelRate })
    process.stderr.write(`${residents} residents done\n`)
  }
  const out = (line: string) => process.stdout.write(`${line}\n`)
  out(
    `One process, seed ${SEED}, ${days} simulated day(s) after the warm-up, memory journal, rates by CPU time`,
  )
  out(renderTable(COLUMNS, rows))
  const growth = (part: 'full' | 'bare') => (costs.at(-1)![part] / costs[0]![part]).toFixed(2)
  out(
    `From ${residentCounts[0]} to ${residentCounts.at(-1)} residents a resident-day costs ${growth('full')} times as much,`,
  )
  out(`an event of the bare kernel ${growth('bare')} times.`)
}

function toRow({ report, cpuMs }: MeasuredLife, kernelRate: number, heapRate: number): string[] {
  const { residents, events, simDays, heapBytesPerResident } = report
  const rate = events / (cpuMs / 1_000)
  return [
    String(residents),
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
