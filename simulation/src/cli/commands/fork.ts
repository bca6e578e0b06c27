import path from 'node:path'
import { simTime } from '@ai-community/shared/world/sim-time.ts'
import { type Command, InvalidArgumentError } from 'commander'
import { forkWorld, type ForkReport } from '../../live/fork.ts'
import { formatTownTime, parseTownTime } from '../../live/town-time.ts'
import { findLastSnapshot } from '../../ports/mysql-snapshots.ts'
import { readSnapshotFile, type SavedWorld } from '../../ports/snapshot-file.ts'
import { CliError, EXIT } from '../cli-error.ts'
import { answer, note, type JsonOption } from '../output.ts'
import { createProgress } from '../progress.ts'
import type { Session } from '../session.ts'
import { addTownCommand } from '../town-command.ts'
import { renderFork } from '../views/fork-view.ts'

const IMPORTANCE = 7

interface ForkOptions extends JsonOption {
  seed?: number
  inject?: string
  en?: string
  until: string
  keep?: string
}

/** `fork [file]`: what would become of the town, without touching it. */
export function addForkCommand(program: Command, session: Session): void {
  addTownCommand(
    program,
    'fork',
    'let a copy of the town live on by itself, and report; the town does not change',
    [
      'fork --seed 99 --until +1d',
      'fork town.snapshot.gz --inject 今晚有流星雨 --en "there is a meteor shower tonight"',
    ],
  )
    .argument('[file]', 'a file that "snapshot" wrote; default: the last snapshot of the live town')
    .option('--seed <number>', 'other luck for every resident from here on', parseSeed)
    .option('--inject <text>', 'something that happens right away')
    .option('--en <text>', 'the same in English')
    .option('--until <time>', 'how long: 18:30, day 4 08:00 or +2h', '+1d')
    .option('--keep <file>', 'keep every effect there, one line of JSON each')
    .action(async (file: string | undefined, options: ForkOptions) => {
      const saved =
        file === undefined ? await lastSnapshot(session) : await readSnapshotFile(path.resolve(file))
      const report = await run(session, saved, options)
      if (session.signal.aborted) throw new CliError(EXIT.interrupted, 'interrupted')
      if (options.keep !== undefined) note(`every effect is in ${path.resolve(options.keep)}`)
      answer(options, report, () => renderFork(report))
    })
}

async function run(session: Session, saved: SavedWorld, options: ForkOptions): Promise<ForkReport> {
  const { seed, inject, en, keep } = options
  const from = saved.snapshot.clock
  const until = parseTownTime(options.until, from)
  const progress = createProgress('fork')
  try {
    return await forkWorld(saved, {
      until,
      signal: session.signal,
      onProgress: (now) => progress.show((now - from) / (until - from), formatTownTime(now)),
      ...(seed !== undefined && { seed }),
      ...(keep !== undefined && { keep: path.resolve(keep) }),
      ...(inject !== undefined && {
        inject: { fact: { zh: inject, en: en ?? inject }, place: null, importance: IMPORTANCE },
      }),
    })
  } finally {
    progress.end()
  }
}

async function lastSnapshot(session: Session): Promise<SavedWorld> {
  const operator = await session.operator()
  const { id } = await operator.getWorld()
  const saved = await findLastSnapshot(operator.db, id)
  if (!saved) throw new CliError(EXIT.notFound, 'The town has no snapshot yet: let it live first.')
  note(`from the snapshot of ${formatTownTime(simTime(saved.snapshot.clock))}`)
  return saved
}

function parseSeed(text: string): number {
  const seed = Number(text)
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(seed))
    throw new InvalidArgumentError('must be a whole number')
  return seed
}
