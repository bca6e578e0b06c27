import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { SIM_DAY_MS, SIM_MINUTE_MS, simTime, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import { type Command, InvalidArgumentError } from 'commander'
import { MemoryJournal } from '../ports/memory-journal.ts'
import { Simulation, WARM_UP_END } from '../simulation.ts'
import { generateResidents } from '../world/content/generate-residents.ts'
import { townMap } from '../world/content/town.ts'

/** What a run without a database did; the last line of `headless --json`. */
export interface HeadlessReport {
  stateHash: string
  /** Events popped in the days asked for, the warm-up not counted. */
  events: number
  /** Building the world and running its warm-up day. */
  setupMs: number
  /** The loop over the days asked for. */
  wallMs: number
  eventsPerSecond: number
  residents: number
  simDays: number
  /** Growth of heap, external and array buffers from before the world to after the run, by resident. */
  heapBytesPerResident: number
  /** Counts over the days asked for, the warm-up not counted. */
  posts: number
  comments: number
  likes: number
  encounters: number
  messages: number
}

export interface HeadlessRun {
  seed: number
  days: number
  residents: number
  /** Until when the world lives before it is measured; by default until it is shown to people. */
  warmUpEnd?: SimTime
  /** Called after each simulated hour. */
  onProgress?: (day: number, events: number) => void
}

/** Short enough that the effects of one slice are still young when they are counted and dropped. */
// The flag may be set while the process runs, but the function then shows in new contexts alone.
setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const MOST_RESIDENTS = 1_000_000
/** With the young objects that wait for the collector. */
const BYTES_A_RESIDENT = 6_000
const BASE_MB = 150
const LARGE_TOWN_MB = 500

const SLICE_MS = 1 * SIM_MINUTE_MS
const SLICES_AN_HOUR = 60

/** A run and the CPU time of its loop, garbage collection included: what a busy machine does not distort. */
export interface MeasuredLife {
  report: HeadlessReport
  cpuMs: number
}

/** Runs a town with the memory journal as fast as it goes. */
export async function runHeadless(run: HeadlessRun): Promise<HeadlessReport> {
  return (await measureLife(run)).report
}

export async function measureLife(run: HeadlessRun): Promise<MeasuredLife> {
  const { warmUpEnd = WARM_UP_END } = run
  const bytesBefore = usedBytes()
  const setupStarted = performance.now()
  const sheets = [...generateResidents(run.residents, run.seed)]
  const simulation = Simulation.create({ seed: run.seed, sheets, map: townMap })
  await advance(simulation, new MemoryJournal({ keepAll: false }), warmUpEnd)
  const journal = new MemoryJournal({ keepAll: false })
  const setupMs = performance.now() - setupStarted
  const eventsBefore = simulation.eventCount
  const started = performance.now()
  const cpuBefore = process.cpuUsage()
  const end = warmUpEnd + Math.round(run.days * SIM_DAY_MS)
  await advance(simulation, journal, end, (now) => {
    run.onProgress?.((now - warmUpEnd) / SIM_DAY_MS, simulation.eventCount - eventsBefore)
  })
  const wallMs = performance.now() - started
  const cpu = process.cpuUsage(cpuBefore)
  const events = simulation.eventCount - eventsBefore
  const bytes = usedBytes() - bytesBefore
  const report: HeadlessReport = {
    stateHash: simulation.stateHash(),
    events,
    setupMs: Math.round(setupMs),
    wallMs: Math.round(wallMs),
    eventsPerSecond: Math.round(events / (wallMs / 1000)),
    residents: run.residents,
    simDays: run.days,
    heapBytesPerResident: Math.round(bytes / Math.max(1, run.residents)),
    posts: journal.count('post'),
    comments: journal.count('comment'),
    likes: journal.likes,
    encounters: journal.count('encounter'),
    messages: journal.count('message'),
  }
  return { report, cpuMs: (cpu.user + cpu.system) / 1_000 }
}

async function advance(
  simulation: Simulation,
  journal: MemoryJournal,
  end: number,
  onHour?: (now: number) => void,
): Promise<void> {
  while (simulation.now < end) {
    simulation.runUntil(simTime(Math.min(end, simulation.now + SLICE_MS)))
    simulation.passEffects((log) => journal.record(log))
    if (simulation.now % (SLICES_AN_HOUR * SLICE_MS) !== 0) continue
    onHour?.(simulation.now)
    // Lets a first Ctrl-C be heard.
    await new Promise(setImmediate)
  }
}

/** Garbage is collected first: without that the growth of a run may come out as anything, even negative. */
function usedBytes(): number {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  // `external` includes the array buffers.
  return heapUsed + external
}

/** Adds `headless` to the console's commands. */
export function addHeadlessCommand(program: Command): void {
  program
    .command('headless')
    .description('run a town without a database, as fast as it goes, and report')
    .option('--seed <number>', 'whole number that the whole history follows from', wholeNumber(0), 7)
    .option('--days <number>', 'simulated days after the warm-up', positiveNumber, 1)
    .option(
      '--residents <number>',
      'size of the town, up to 1000000; beyond 25 they are generated',
      wholeNumber(1, MOST_RESIDENTS),
      25,
    )
    .option('--json', 'print one JSON object as the last thing on standard output')
    .action(async (options: { seed: number; days: number; residents: number; json?: boolean }) => {
      announceMemory(options.residents)
      const report = await runHeadless({ ...options, onProgress: reportProgress() })
      process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : `${asTable(report)}\n`)
    })
}

/** Says what a large town needs, and how to give it to the process when its heap is too small. */
function announceMemory(residents: number): void {
  const neededMb = memoryNeedMb(residents)
  if (neededMb < LARGE_TOWN_MB) return
  process.stderr.write(`${residents} residents need about ${neededMb} MB of memory\n`)
  const heapMb = getHeapStatistics().heap_size_limit / 2 ** 20
  if (heapMb < neededMb)
    process.stderr.write(
      `the process may use ${Math.round(heapMb)} MB: set NODE_OPTIONS=--max-old-space-size=${neededMb}\n`,
    )
}

/** An estimate from measured runs; most of it lies outside JavaScript's heap. */
export function memoryNeedMb(residents: number): number {
  return Math.ceil(BASE_MB + (residents * BYTES_A_RESIDENT) / 2 ** 20)
}

function reportProgress(): HeadlessRun['onProgress'] {
  let lastDay = 0
  return (day, events) => {
    if (Math.floor(day) === lastDay) return
    lastDay = Math.floor(day)
    process.stderr.write(`day ${lastDay}: ${events} events\n`)
  }
}

function asTable(report: HeadlessReport): string {
  const width = Math.max(...Object.keys(report).map((key) => key.length))
  return Object.entries(report)
    .map(([key, value]) => `${key.padEnd(width)}  ${value}`)
    .join('\n')
}

function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER) {
  return (text: string): number => {
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < least)
      throw new InvalidArgumentError(`must be a whole number of at least ${least}`)
    if (value > most) throw new InvalidArgumentError(`must be at most ${most}`)
    return value
  }
}

function positiveNumber(text: string): number {
  const value = Number(text)
  if (!(value > 0 && value <= 100_000)) throw new InvalidArgumentError('must be a number above 0')
  return value
}
