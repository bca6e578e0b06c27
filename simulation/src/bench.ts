import { runHeadless, type HeadlessReport } from './cli/headless.ts'
import { renderTable } from './cli/table.ts'
import { emptyEvent, EventHeap } from './engine/event-heap.ts'
import { RandomStream } from './engine/random-stream.ts'

const SEED = 7
const BARE_EVENTS = 2_000_000
const SPREAD_MS = 3_600_000

const COLUMNS = [
  'residents',
  'events',
  'events/s',
  'bare heap/s',
  'of bare',
  'bytes a resident',
  'x real time',
].map((title) => ({ title, align: 'right' as const }))

/**
 * Measures towns of several sizes with the memory journal, one after another in this process, each beside the limit:
 * the event heap alone, popping and pushing with as many events pending as the town has residents. Prints a table.
 *
 * @param residentCounts sizes of the towns
 * @param days simulated days after the warm-up
 */
export async function benchSimulation(residentCounts: readonly number[], days: number): Promise<void> {
  const rows: string[][] = []
  for (const residents of residentCounts) {
    const bare = measureBareHeap(residents)
    rows.push(toRow(await runHeadless({ seed: SEED, days, residents }), bare))
  }
  process.stdout.write(
    `One process, seed ${SEED}, ${days} simulated day(s) after the warm-up, memory journal\n`,
  )
  process.stdout.write(`${renderTable(COLUMNS, rows)}\n`)
}

function toRow(report: HeadlessReport, bareEventsPerSecond: number): string[] {
  return [
    String(report.residents),
    String(report.events),
    String(report.eventsPerSecond),
    String(Math.round(bareEventsPerSecond)),
    (report.eventsPerSecond / bareEventsPerSecond).toFixed(4),
    String(report.heapBytesPerResident),
    String(Math.round((report.simDays * 86_400_000) / report.wallMs)),
  ]
}

/** Events a second of the queue alone: pop the next, push one at a drawn later time. */
function measureBareHeap(pending: number): number {
  const heap = new EventHeap(pending)
  const random = RandomStream.named(SEED, 'bench')
  const event = emptyEvent()
  for (let sequence = 0; sequence < pending; sequence++)
    heap.push(random.between(0, SPREAD_MS), 0, sequence, 0, sequence, 0)
  const startedMs = performance.now()
  for (let sequence = pending; sequence < pending + BARE_EVENTS; sequence++) {
    heap.pop(event)
    heap.push(event.time + random.between(0, SPREAD_MS), 0, sequence, 0, event.subject, 0)
  }
  return BARE_EVENTS / ((performance.now() - startedMs) / 1_000)
}
