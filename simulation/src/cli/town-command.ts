import type { Command } from 'commander'

const SHELL_PREFIX = 'npm run sim -- '

/**
 * Adds a command that works alike in the shell and in the console, with `--json` and an example or more in its help.
 *
 * @param usage its name and arguments
 */
export function addTownCommand(
  program: Command,
  usage: string,
  description: string,
  examples: readonly string[],
): Command {
  const prefix = rootOf(program).name() === '' ? '' : SHELL_PREFIX
  const lines = examples.map((example) => `  ${prefix}${example}`)
  return program
    .command(usage)
    .description(description)
    .option('--json', 'print one line of JSON')
    .addHelpText('after', `\n${lines.length > 1 ? 'Examples' : 'Example'}:\n${lines.join('\n')}`)
}

/** The console's own program has no name. */
function rootOf(command: Command): Command {
  return command.parent === null ? command : rootOf(command.parent)
}
