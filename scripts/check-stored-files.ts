import { checkFiles, type FsckContext } from '@ai-community/shared/community/files/fsck.service.ts'
import { Command, CommanderError } from 'commander'

const EXIT = { agrees: 0, contradicts: 1, notChecked: 2 } as const

export interface FilesFsckTools {
  /** Connects when the arguments have been understood. */
  connect: () => Promise<FsckContext>
  write: (text: string) => void
  writeError: (text: string) => void
}

/**
 * `npm run files:fsck`: prints where the rows of files and the storage do not agree, a line each.
 *
 * @param argv arguments after the program's name
 * @returns the exit code: 0 all agrees or has been set right, 1 contradictions are left, 2 could not be checked
 */
export async function runFilesFsck(argv: readonly string[], tools: FilesFsckTools): Promise<number> {
  const program = new Command('files:fsck')
    .description('compare the rows of files with what is stored')
    .option('--repair', 'set right what can be; lost bytes only a backup brings back')
    .exitOverride()
    .configureOutput({ writeOut: tools.write, writeErr: tools.writeError })
  try {
    const { repair = false } = program.parse(argv, { from: 'user' }).opts<{ repair?: boolean }>()
    return await check(tools, repair)
  } catch (error) {
    // Commander has already said what is wrong.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.agrees : EXIT.notChecked
    tools.writeError(`${(error as Error).message}\n`)
    return EXIT.notChecked
  }
}

async function check(tools: FilesFsckTools, repairs: boolean): Promise<number> {
  const ctx = await tools.connect()
  try {
    const problems = await checkFiles(ctx)
    let left = 0
    for (const { what, repair } of problems) {
      const mended = repairs && repair !== undefined
      if (mended) await repair()
      else left++
      tools.write(`${what}${mended ? ': set right' : ''}\n`)
    }
    if (problems.length === 0) tools.write('All files agree with what is stored.\n')
    else tools.write(`${problems.length} wrong, ${problems.length - left} set right.\n`)
    return left === 0 ? EXIT.agrees : EXIT.contradicts
  } finally {
    await ctx.db.destroy()
  }
}
