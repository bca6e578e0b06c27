import type { SimulationCommand } from '@ai-community/shared/contracts/simulation.ts'
import { createLogger } from '@ai-community/shared/observability/logger.ts'
import { getCommand, submitCommand } from '@ai-community/shared/town/commands.ts'
import { vi } from 'vitest'
import { runWorld, type RunWorldOptions } from '../../src/live/run-world.ts'
import type { TownDatabase } from './town-database.ts'

export interface HostedTown {
  /** Obeyed or refused, with what the operator reads. */
  command(command: SimulationCommand): Promise<{ state: string; result: string | null }>
  stop(): Promise<void>
}

/** The world in this process, until `stop`. */
export async function hostTown(
  town: TownDatabase,
  options: Partial<Pick<RunWorldOptions, 'begin' | 'speed' | 'until'>> = {},
): Promise<HostedTown> {
  const controller = new AbortController()
  const { promise: hosting, resolve: onHosting } = Promise.withResolvers<void>()
  const ended = runWorld({
    begin: 'as it was left',
    ...options,
    database: { url: town.url, poolSize: 4, timeoutMs: 5_000 },
    internalServer: null,
    log: createLogger('simulation', 'warn'),
    signal: controller.signal,
    onHosting,
  })
  await Promise.race([hosting, ended])
  return {
    async command(command) {
      const { id } = await submitCommand(town.ctx, command, null)
      return vi.waitFor(
        async () => {
          const status = await getCommand(town.db, id)
          if (status.state !== 'done' && status.state !== 'failed')
            throw new Error(`${command.command} hangs`)
          return status
        },
        { interval: 20, timeout: 15_000 },
      )
    },
    async stop() {
      controller.abort()
      await ended
    },
  }
}
