import fs from 'node:fs'
import { Command } from 'commander'
import { parseSteps } from './arguments.ts'
import { CliError, EXIT, type ExitCode } from './cli-error.ts'
import { step } from './commands/step.ts'
import { runConsole, runScript } from './console.ts'
import { addExperimentCommand } from './experiment.ts'
import { explain } from './explain.ts'
import { addHeadlessCommand } from './headless.ts'
import { onInterrupt, type Interrupt } from './interrupt.ts'
import { addRunCommand } from './run-command.ts'
import { Session } from './session.ts'
import { addTownCommands } from './town-commands.ts'

const STANDARD_INPUT = 0
const EXAMPLES = `
Examples:
  npm run sim                                 the console: type "help" there
  npm run sim -- --step 100                   live a hundred events and end
  npm run sim -- run                          the town as a service
  npm run sim -- status --json                one command, for a script
  echo "inspect chen_xiaoyu" | npm run sim    commands from a file or a pipe

Exit codes: 0 done, 1 failed, 2 usage, 3 not found, 4 conflict, 5 budget spent, 130 interrupted`

/**
 * The simulation's command line; without a command it is the operator's console.
 *
 * @param argv arguments after the program's name
 * @returns the exit code: 0 done, 1 failed, 2 usage, 3 not found, 4 conflict, 5 budget spent, 130 interrupted
 */
export async function runSimulationCli(argv: readonly string[]): Promise<ExitCode> {
  let interrupt: Interrupt | undefined
  // Heard only by who asks: a command that never does is ended by Ctrl-C at once, as any program.
  const session = new Session(() => (interrupt ??= onInterrupt()).signal)
  try {
    await createProgram(session).parseAsync(argv, { from: 'user' })
    return EXIT.done
  } catch (error) {
    return explain(error)
  } finally {
    await session.close()
    interrupt?.stopListening()
  }
}

function createProgram(session: Session): Command {
  // An option of a command is its own: --json is one of nearly all.
  const program = new Command('sim').enablePositionalOptions().exitOverride()
  program.description('the town of AI Community')
  program
    .option('--step <n>', 'let the town live n events and end', parseSteps)
    .option('--json', 'with --step: print one line of JSON')
    .addHelpText('after', EXAMPLES)
    .action((options: { step?: number; json?: boolean }) =>
      options.step === undefined ? openConsole(program, session) : step(session, options.step, options),
    )
  addRunCommand(program)
  addTownCommands(program, session)
  addHeadlessCommand(program)
  addExperimentCommand(program)
  for (const command of program.commands) command.exitOverride()
  return program
}

/** A terminal gets the console; a file or a pipe is read as commands. */
async function openConsole(program: Command, session: Session): Promise<void> {
  if (process.stdin.isTTY) return runConsole(session.signal)
  if (isReadable(STANDARD_INPUT)) return runScript(session.signal)
  program.outputHelp({ error: true })
  throw new CliError(EXIT.usage, '\nThe console needs a terminal, a file or a pipe; or name a command.')
}

function isReadable(descriptor: number): boolean {
  const stats = fs.fstatSync(descriptor)
  return stats.isFIFO() || stats.isFile() || stats.isSocket()
}
