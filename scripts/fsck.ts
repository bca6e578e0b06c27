import { checkCommunity } from '@ai-community/shared/community/fsck/fsck.ts'
import type { Db } from '@ai-community/shared/database/connection.ts'
import { Command, CommanderError, InvalidArgumentError } from 'commander'

const EXIT = { agrees: 0, contradicts: 1, notChecked: 2 } as const

export interface FsckTools {
  /** Connects when the arguments have been understood. */
  connect: () => Db
  write: (text: string) => void
  writeError: (text: string) => void
}

/**
 * `npm run db:fsck`: prints what is not as the rows say, a line each.
 *
 * @param argv arguments after the program's name
 * @returns the exit code: 0 all agrees or has been set right, 1 contradictions are left, 2 could not be checked
 */
export async function runFsck(argv: readonly string[], tools: FsckTools): Promise<number> {
  const program = new Command('db:fsck')
    .description('compare each counter with the rows it counts')
    .option('--repair', 'set right what is wrong')
    .option('--batch <rows>', 'rows a batch', parseRows)
    .exitOverride()
    .configureOutput({ writeOut: tools.write, writeErr: tools.writeError })
  try {
    const { repair = false, batch } = program.parse(argv, { from: 'user' }).opts<{
      repair?: boolean
      batch?: number
    }>()
    return await check(tools, { repair, ...(batch !== undefined && { rowsABatch: batch }) })
  } catch (error) {
    // Commander has already said what is wrong.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.agrees : EXIT.notChecked
    tools.writeError(`${(error as Error).message}\n`)
    return EXIT.notChecked
  }
}

async function check(tools: FsckTools, options: { repair: boolean; rowsABatch?: number }): Promise<number> {
  const db = tools.connect()
  let found = 0
  try {
    for await (const { check, id, stored, actual } of checkCommunity(db, options)) {
      found++
      tools.write(`${check} ${id}: ${stored} stored, ${actual} counted\n`)
    }
  } finally {
    await db.destroy()
  }
  if (found === 0) tools.write('All counters agree with their rows.\n')
  else tools.write(`${found} ${options.repair ? 'set right' : 'wrong; --repair sets them right'}.\n`)
  return found === 0 || options.repair ? EXIT.agrees : EXIT.contradicts
}

function parseRows(text: string): number {
  const rows = Number(text)
  if (!/^\d{1,6}$/.test(text) || rows < 1) throw new InvalidArgumentError('must be a number from 1 to 999999')
  return rows
}
