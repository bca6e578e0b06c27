import type { CommandStatus, SimulationCommand } from '@ai-community/shared/contracts/simulation.ts'
import { createLogger, type Logger } from '@ai-community/shared/observability/logger.ts'
import type { WorldState } from '@ai-community/shared/town/world.ts'
import { CliError, EXIT } from './cli-error.ts'
import { isHolderDead } from './holder.ts'
import { hostWorld, type LocalHost } from './local-host.ts'
import { Operator } from './operator.ts'
import { note } from './output.ts'
import { spokenLog } from './spoken-log.ts'

export interface SendOptions {
  /** This process may take the world for the command when nobody has it; it gives it free at the end. */
  mayHost?: boolean
  onProgress?: (share: number) => void
}

/**
 * What the commands work with: a connection that is opened when it is needed first, and the world where this process
 * has to run it. One command of the shell has one of its own, the console has one for all.
 */
export class Session {
  /** In the console every command may make this process the town's. */
  readonly isConsole: boolean
  readonly #log: Logger
  readonly #getSignal: () => AbortSignal
  #operator: Promise<Operator> | undefined
  #host: LocalHost | undefined

  constructor(getSignal: () => AbortSignal, options: { isConsole?: boolean; log?: Logger } = {}) {
    this.#getSignal = getSignal
    this.isConsole = options.isConsole ?? false
    this.#log = options.log ?? createLogger('simulation', 'info', spokenLog())
  }

  /** Fires at the first Ctrl-C or SIGTERM; who asks for it has to end then. */
  get signal(): AbortSignal {
    return this.#getSignal()
  }

  operator(): Promise<Operator> {
    return (this.#operator ??= Operator.connect())
  }

  /** The world in this process, once it has taken it. */
  get host(): LocalHost | undefined {
    return this.#host
  }

  /** @throws NoWorldError before the seed has run. */
  async getWorld(): Promise<WorldState> {
    return (await this.operator()).getWorld()
  }

  /**
   * Has a command obeyed by whoever holds the world.
   *
   * @throws CliError `conflict` when nobody holds it or it is refused.
   */
  async send(command: SimulationCommand, options: SendOptions = {}): Promise<CommandStatus> {
    const operator = await this.operator()
    await this.requireHost(options.mayHost ?? this.isConsole)
    const obeyed = operator.command(command, this.signal, options.onProgress)
    return this.#host ? Promise.race([obeyed, failWith(this.#host.ended)]) : obeyed
  }

  /** Makes sure that somebody obeys: another process, or this one where it may. */
  async requireHost(mayHost: boolean): Promise<void> {
    if (this.#host) return
    const world = await this.getWorld()
    const isDead = isHolderDead(world)
    if (world.host !== null && !isDead) return
    if (!mayHost)
      throw new CliError(
        EXIT.conflict,
        isDead
          ? `${world.host} had the world and died; nobody obeys now.`
          : 'No process has the world: start it with `npm start` or `npm run sim -- run`.',
      )
    if (isDead)
      note(
        `${world.host} had the world and died: waiting ${(world.leaseMs / 1_000).toFixed(1)} s until its lease ends`,
      )
    this.#host = await hostWorld(this.#log, this.signal)
    // From now on each command has an answer; the log would only say it twice.
    this.#log.level = 'warn'
  }

  async close(): Promise<void> {
    try {
      if (this.#host) {
        await this.#host.stop()
        note('the world is saved')
      }
    } finally {
      const operator = await this.#operator?.catch(() => undefined)
      await operator?.close()
    }
  }
}

/** A host that ends before the command is obeyed failed, or was interrupted. */
async function failWith(ended: Promise<void>): Promise<never> {
  await ended
  throw new CliError(EXIT.interrupted, 'interrupted')
}
