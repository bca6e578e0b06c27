import { loadConfig } from '@ai-community/shared/config/config.ts'
import { createLogger } from '@ai-community/shared/observability/logger.ts'
import { simTime, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import { InvalidArgumentError, type Command } from 'commander'
import { runWorld } from '../live/run-world.ts'
import { parseTownTime } from '../live/town-time.ts'
import { parseSpeed } from './arguments.ts'
import { onInterrupt } from './interrupt.ts'
import { databaseOptions } from './operator.ts'

/** Adds `run`: the world as a service, which stops at SIGTERM with everything saved. */
export function addRunCommand(program: Command): void {
  program
    .command('run')
    .description('run the town until SIGTERM or Ctrl-C; stands by while another process has it')
    .option(
      '--speed <x>',
      'simulated seconds per real second, or max; default: as the world has it',
      parseSpeed,
    )
    .option('--until <time>', 'end when it is that late in the town, e.g. "day 3 08:00"', parseDayAndTime)
    .action(async (options: { speed?: number | 'max'; until?: SimTime }) => {
      const config = loadConfig()
      const interrupt = onInterrupt()
      try {
        await runWorld({
          ...options,
          database: databaseOptions(config.DATABASE_POOL_SIZE),
          internalServer: { host: config.METRICS_HOST, port: config.SIMULATION_METRICS_PORT },
          log: createLogger('simulation', config.LOG_LEVEL),
          signal: interrupt.signal,
          begin: 'as it was left',
        })
      } finally {
        interrupt.stopListening()
      }
    })
}

/** Nothing relative: the town's clock is not known before the world is there. */
function parseDayAndTime(text: string): SimTime {
  if (!/^(?:day\s+)?\d+,?\s/i.test(text))
    throw new InvalidArgumentError('must be a day and a time such as "day 3 08:00"')
  try {
    return parseTownTime(text, simTime(0))
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message)
  }
}
