import type { SimulationCommand } from '@ai-community/shared/contracts/simulation.ts'
import { createLogger } from '@ai-community/shared/observability/logger.ts'
import { simTime } from '@ai-community/shared/world/sim-time.ts'
import type { Command } from 'commander'
import { parseTownTime } from '../live/town-time.ts'
import { parseSpeed, parseSteps } from './arguments.ts'
import { CliError, EXIT } from './cli-error.ts'
import { onInterrupt } from './interrupt.ts'
import { hostWorld } from './local-host.ts'
import { Operator } from './operator.ts'
import { progressStream } from './progress.ts'
import { renderResidents, renderStatus } from './views.ts'

interface JsonOption {
  json?: boolean
}

/** Adds the commands that look at the town or tell the process that has it what to do. */
export function addControlCommands(program: Command): void {
  program
    .command('status')
    .description('how the town is')
    .option('--json', 'as one JSON object')
    .action(({ json }: JsonOption) =>
      withOperator(async (operator) => {
        const world = await operator.getWorld()
        print(json ? JSON.stringify(world) : renderStatus(world))
      }),
    )
  program
    .command('residents')
    .description('who is where and does what')
    .option('--json', 'as one JSON array')
    .action(({ json }: JsonOption) =>
      withOperator(async (operator) => {
        await operator.getWorld()
        const residents = await operator.listResidents()
        print(json ? JSON.stringify(residents) : renderResidents(residents))
      }),
    )
  for (const command of ['start', 'resume'] as const)
    program
      .command(command)
      .description(command === 'start' ? 'let the town live' : 'let the paused town go on')
      .option('--until <time>', 'pause when it is so late: 18:30, "3 08:00", +2h')
      .option('--speed <x>', 'simulated seconds per real second, or max', parseSpeed)
      .action(({ until, speed }: { until?: string; speed?: number | 'max' }) =>
        withOperator(async (operator, signal) => {
          const world = await operator.getWorld()
          const goal = until === undefined ? {} : { until: parseTownTime(until, simTime(world.simTime)) }
          await send(operator, { command, ...goal, ...(speed !== undefined && { speed }) }, signal)
        }),
      )
  for (const command of ['stop', 'pause'] as const)
    program
      .command(command)
      .description(command === 'stop' ? 'stop the town and save it' : 'let the town stand still')
      .action(() => withOperator((operator, signal) => send(operator, { command }, signal)))
  program
    .command('speed')
    .description('change the pace')
    .argument('<x>', 'simulated seconds per real second, or max', parseSpeed)
    .action((speed: number | 'max') =>
      withOperator((operator, signal) => send(operator, { command: 'speed', speed }, signal)),
    )
  program
    .command('step')
    .description('let a town that stands still live so many events')
    .argument('[n]', 'number of events', parseSteps, 1)
    .action((steps: number) => stepOnce(steps))
}

/** Steps the world: in the process that has it, or in this one when nobody has. */
export function stepOnce(steps: number): Promise<void> {
  return withOperator(async (operator, signal) => {
    const command = { command: 'step' as const, steps }
    if ((await operator.getWorld()).host !== null) return send(operator, command, signal)
    const host = await hostWorld(createLogger('simulation', 'info', progressStream()), signal)
    try {
      print(await Promise.race([operator.command(command, signal), failWith(host.ended)]))
    } finally {
      await host.stop()
    }
  })
}

/** A host that ends before the command is obeyed failed, or was interrupted. */
async function failWith(ended: Promise<void>): Promise<never> {
  await ended
  throw new CliError(EXIT.interrupted, 'interrupted')
}

async function send(operator: Operator, command: SimulationCommand, signal: AbortSignal): Promise<void> {
  if ((await operator.getWorld()).host === null)
    throw new CliError(
      EXIT.conflict,
      'No process has the world: start it with `npm start` or `npm run sim -- run`.',
    )
  print(await operator.command(command, signal))
}

async function withOperator(work: (operator: Operator, signal: AbortSignal) => Promise<void>): Promise<void> {
  const interrupt = onInterrupt()
  const operator = await Operator.connect()
  try {
    await work(operator, interrupt.signal)
  } finally {
    await operator.close()
    interrupt.stopListening()
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
