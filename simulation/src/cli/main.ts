import { Command, CommanderError } from 'commander'
import { addHeadlessCommand } from './headless.ts'

const DONE = 0
const FAILED = 1
const USAGE = 2

/**
 * The simulation's command line.
 *
 * @param argv arguments after the program's name
 * @returns the exit code: 0 done, 1 failed, 2 usage
 */
export async function runSimulationCli(argv: readonly string[]): Promise<number> {
  const program = new Command('sim').description('the town of AI Community').exitOverride()
  addHeadlessCommand(program)
  for (const command of program.commands) command.exitOverride()
  try {
    await program.parseAsync(argv, { from: 'user' })
    return DONE
  } catch (error) {
    // Commander has already said what is wrong.
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : USAGE
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    return FAILED
  }
}
