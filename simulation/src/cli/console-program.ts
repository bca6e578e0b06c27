import { Command } from 'commander'
import parseArguments from 'string-argv'
import { explain } from './explain.ts'
import type { ExitCode } from './cli-error.ts'
import type { Session } from './session.ts'
import { addTownCommands } from './town-commands.ts'

/** The console's commands, which are the shell's; built anew for each line, since Commander keeps what it has parsed. */
export function createConsoleProgram(session: Session): Command {
  const program = new Command('').exitOverride().helpOption(false).usage('<command>')
  program.configureHelp({ subcommandTerm: (command) => `${command.name()} ${command.usage()}`.trimEnd() })
  addTownCommands(program, session)
  program.command('quit').alias('exit').description('leave; a town that this console runs is saved first')
  return program
}

/** Runs one line and says what went wrong, if anything; returns what a command of the shell would end with. */
export async function obey(session: Session, line: string): Promise<ExitCode> {
  try {
    await createConsoleProgram(session).parseAsync(parseArguments(line), { from: 'user' })
    return 0
  } catch (error) {
    return explain(error)
  }
}

export function isQuit(line: string): boolean {
  return line.trim() === 'quit' || line.trim() === 'exit'
}
