import { ConfigError } from '@ai-community/shared/config/config.ts'
import { Command, CommanderError } from 'commander'
import { NoWorldError } from '../live/run-world.ts'
import { TownTimeError } from '../live/town-time.ts'
import { parseSteps } from './arguments.ts'
import { CliError, EXIT, type ExitCode } from './cli-error.ts'
import { runConsole } from './console.ts'
import { addControlCommands, stepOnce } from './control-commands.ts'
import { addExperimentCommand } from './experiment.ts'
import { addHeadlessCommand } from './headless.ts'
import { onInterrupt } from './interrupt.ts'
import { addRunCommand } from './run-command.ts'

/**
 * The simulation's command line; without a command it is the operator's console.
 *
 * @param argv arguments after the program's name
 * @returns the exit code: 0 done, 1 failed, 2 usage, 3 not found, 4 conflict, 130 interrupted
 */
export async function runSimulationCli(argv: readonly string[]): Promise<ExitCode> {
  const program = new Command('sim').description('the town of AI Community').exitOverride()
  program
    .option('--step <n>', 'let the town live n events and end', parseSteps)
    .action(({ step }: { step?: number }) => (step === undefined ? openConsole(program) : stepOnce(step)))
  addRunCommand(program)
  addControlCommands(program)
  addHeadlessCommand(program)
  addExperimentCommand(program)
  for (const command of program.commands) command.exitOverride()
  try {
    await program.parseAsync(argv, { from: 'user' })
    return EXIT.done
  } catch (error) {
    return explain(error)
  }
}

async function openConsole(program: Command): Promise<void> {
  if (!process.stdin.isTTY) {
    program.outputHelp({ error: true })
    throw new CliError(EXIT.usage, '\nThe console needs a terminal; name a command instead.')
  }
  const interrupt = onInterrupt()
  try {
    await runConsole(interrupt.signal)
  } finally {
    interrupt.stopListening()
  }
  if (interrupt.signal.aborted) throw new CliError(EXIT.interrupted, '')
}

function explain(error: unknown): ExitCode {
  // Commander has already said what is wrong.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
  if (error instanceof TownTimeError) return say(EXIT.usage, error.message)
  if (error instanceof CliError) return say(error.exitCode, error.message)
  if (error instanceof NoWorldError) return say(EXIT.notFound, error.message)
  if (error instanceof ConfigError) return say(EXIT.failed, error.message)
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
    return say(EXIT.failed, `${(error as Error).message}; set SIMULATION_METRICS_PORT to a free port`)
  return say(EXIT.failed, error instanceof Error ? (error.stack ?? error.message) : String(error))
}

function say(exitCode: ExitCode, message: string): ExitCode {
  if (message) process.stderr.write(`${message}\n`)
  return exitCode
}
