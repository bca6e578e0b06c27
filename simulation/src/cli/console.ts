import { createInterface, type Interface } from 'node:readline/promises'
import type { SimulationCommand } from '@ai-community/shared/contracts/simulation.ts'
import { simTime } from '@ai-community/shared/world/sim-time.ts'
import { createLogger } from '@ai-community/shared/observability/logger.ts'
import { InvalidArgumentError } from 'commander'
import { parseTownTime, TownTimeError } from '../live/town-time.ts'
import { parseSpeed, parseSteps } from './arguments.ts'
import { CliError } from './cli-error.ts'
import { hostWorld, type LocalHost } from './local-host.ts'
import { Operator } from './operator.ts'
import { progressStream } from './progress.ts'
import { renderTable } from './table.ts'
import { renderResidents, renderStatus } from './views.ts'

const HELP: readonly (readonly [usage: string, meaning: string])[] = [
  ['start', 'let the town live'],
  ['stop', 'stop the town and save it'],
  ['pause', 'let the town stand still'],
  ['resume', 'let the paused town go on'],
  ['step [n]', 'let the town that stands still live n events'],
  ['until <time>', 'let it live until 18:30, 3 08:00 (day 3), +90m, +2h or +1d'],
  ['speed <x>', 'simulated seconds per real second, 0.1 to 10000, or max'],
  ['status', 'how the town is'],
  ['residents', 'who is where and does what'],
  ['help', 'this list'],
  ['quit', 'leave; a town that this console runs is saved first'],
]
const WORDS = HELP.map(([usage]) => usage.split(' ', 1)[0]!)

/**
 * The operator's console: runs the world in this process, or talks to the one that has it. Commands go by the
 * database either way, so that what is typed here and what the API is told obey one order.
 */
export async function runConsole(signal: AbortSignal): Promise<void> {
  const operator = await Operator.connect()
  const lines = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: 'sim> ',
    completer: complete,
    removeHistoryDuplicates: true,
  })
  const onAbort = () => lines.close()
  signal.addEventListener('abort', onAbort, { once: true })
  let host: LocalHost | undefined
  try {
    host = await openWorld(operator, lines, signal)
    lines.prompt()
    for await (const line of lines) {
      if (line.trim() === 'quit' || line.trim() === 'exit') break
      await obey(operator, line, signal)
      lines.prompt()
    }
  } finally {
    signal.removeEventListener('abort', onAbort)
    lines.close()
    await host?.stop()
    await operator.close()
  }
}

async function openWorld(
  operator: Operator,
  lines: Interface,
  signal: AbortSignal,
): Promise<LocalHost | undefined> {
  const world = await operator.getWorld()
  if (world.host !== null) {
    print(`${world.host} runs the town; this console talks to it. "help" lists the commands.`)
    return undefined
  }
  let isOpen = true
  lines.once('close', () => (isOpen = false))
  const log = createLogger(
    'simulation',
    'info',
    progressStream((line) => {
      process.stderr.write(`\r${line}\n`)
      if (isOpen) lines.prompt(true)
    }),
  )
  const host = await hostWorld(log, signal)
  // From now on each command gets its answer; the log would only say it twice.
  log.level = 'warn'
  print('The town is in this console and stands still: "start" lets it live, "help" lists the commands.')
  // A world that was lost or broke ends the console too; its message comes from the rejected promise.
  host.ended.then(
    () => lines.close(),
    () => lines.close(),
  )
  return host
}

async function obey(operator: Operator, line: string, signal: AbortSignal): Promise<void> {
  const [word, ...rest] = line.trim().split(/\s+/)
  if (!word) return
  try {
    print(await answer(operator, word, rest.join(' '), signal))
  } catch (error) {
    if (!(
      error instanceof CliError ||
      error instanceof TownTimeError ||
      error instanceof InvalidArgumentError
    ))
      throw error
    print(error.message)
  }
}

async function answer(operator: Operator, word: string, rest: string, signal: AbortSignal): Promise<string> {
  const send = (command: SimulationCommand) => operator.command(command, signal)
  switch (word) {
    case 'start':
    case 'stop':
    case 'pause':
    case 'resume':
      return send({ command: word })
    case 'step':
      return send({ command: 'step', steps: rest === '' ? 1 : parseSteps(rest) })
    case 'until': {
      const world = await operator.getWorld()
      const command = world.status === 'paused' ? 'resume' : 'start'
      return send({ command, until: parseTownTime(rest, simTime(world.simTime)) })
    }
    case 'speed':
      return send({ command: 'speed', speed: parseSpeed(rest) })
    case 'status':
      return renderStatus(await operator.getWorld())
    case 'residents':
      return renderResidents(await operator.listResidents())
    case 'help':
      return renderTable([{ title: 'command' }, { title: 'what it does' }], HELP)
    default:
      return `There is no command "${word}"; "help" lists them.`
  }
}

function complete(line: string): [string[], string] {
  const found = WORDS.filter((word) => word.startsWith(line))
  return [found.length > 0 ? found : WORDS, line]
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
