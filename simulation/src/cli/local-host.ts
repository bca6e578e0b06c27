import type { Logger } from '@ai-community/shared/observability/logger.ts'
import { runWorld } from '../live/run-world.ts'
import { databaseOptions } from './operator.ts'

const POOL_SIZE = 5

/** The world in this very process, stopped until a command starts it. */
export interface LocalHost {
  /** Rejects when the world could not be hosted or the host failed. */
  ended: Promise<void>
  /** Finishes the batch, saves the world and gives it free. */
  stop(): Promise<void>
}

/** Takes the world and resolves once it waits for commands. @throws what `runWorld` throws. */
export async function hostWorld(log: Logger, signal: AbortSignal): Promise<LocalHost> {
  const controller = new AbortController()
  const stop = () => controller.abort()
  signal.addEventListener('abort', stop, { once: true })
  const { promise: hosting, resolve: onHosting } = Promise.withResolvers<void>()
  const ended = runWorld({
    database: databaseOptions(POOL_SIZE),
    internalServer: null,
    log,
    signal: controller.signal,
    begin: 'stopped',
    onHosting,
  })
  await Promise.race([hosting, ended])
  return {
    ended,
    async stop() {
      stop()
      await ended
    },
  }
}
