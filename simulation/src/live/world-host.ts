import { setTimeout as sleep } from 'node:timers/promises'
import type { SimulationCommand } from '@ai-community/shared/contracts/simulation.ts'
import { SIM_HOUR_MS, simTime, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { RealClock } from '../engine/pacing.ts'
import {
  failAbandonedCommands,
  findQueuedCommand,
  updateCommand,
  type QueuedCommand,
} from '../ports/sim-commands.ts'
import { writeAsHolder } from '../ports/world-lease.ts'
import { WARM_UP_END } from '../simulation.ts'
import { LiveWorld, type LiveContext } from './live-world.ts'
import { recoverWorld } from './recovery.ts'
import { formatTownTime } from './town-time.ts'

export type HostStatus = 'running' | 'paused' | 'stopped'

export interface HostOptions {
  /** What the world does first: go on as it was left, or wait for commands. */
  begin: 'as it was left' | 'stopped'
  /** Overrides the world's speed. */
  speed?: number | 'max'
  /** The host returns when everything up to here has happened. */
  until?: SimTime
}

const COMMAND_POLL_MS = 150

/** A command that can't be obeyed now; the operator reads the message. */
class RefusedCommandError extends Error {}

/**
 * Obeys the operators while this process has the lease: one state machine (stopped, running, paused), whichever
 * of console, API or command line a command comes from.
 */
export class WorldHost {
  readonly #ctx: LiveContext
  readonly #options: HostOptions
  readonly #world: LiveWorld
  #status: HostStatus = 'stopped'
  #until: SimTime | undefined
  /** Ends the present stretch of pacing: a command waits, or the process is to stop. */
  #interrupt = new AbortController()
  #waiting: QueuedCommand | undefined
  #polledMs = -Infinity

  private constructor(ctx: LiveContext, options: HostOptions, world: LiveWorld) {
    this.#ctx = ctx
    this.#options = options
    this.#world = world
  }

  /**
   * Recovers the world, or lets a new one live its first day; both may take a while.
   *
   * @throws StateMismatchError, LeaseLostError
   */
  static async open(ctx: LiveContext, options: HostOptions, signal: AbortSignal): Promise<WorldHost> {
    const { db, ids, clock, log, persistence } = ctx
    const lease = () => persistence.lease
    let keptMs = performance.now()
    const keepAlive = async () => {
      if (performance.now() - keptMs < 1_000) return
      await persistence.run(() => writeAsHolder(db, lease(), () => Promise.resolve()))
      keptMs = performance.now()
    }
    const recovered = await persistence.run(() => recoverWorld({ db, ids, clock, log, lease, keepAlive }))
    const world = await persistence.run(() => LiveWorld.open(ctx, recovered, realClock))
    world.setSpeed(options.speed ?? recovered.speed)
    const host = new WorldHost(ctx, options, world)
    await persistence.run(() => failAbandonedCommands(db, lease().worldId, clock.now()))
    const wasPaused = recovered.status === 'paused'
    await host.#become(options.begin === 'stopped' ? 'stopped' : wasPaused ? 'paused' : 'running')
    if (wasPaused && options.begin !== 'stopped')
      log.warn('the town is paused, as the operator left it: `npm run sim -- resume` lets it go on')
    await host.#warmUp(signal)
    return host
  }

  /** Lives until `signal` fires or the time of `until` is reached, and leaves a snapshot behind. */
  async run(signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => this.#interrupt.abort(), { once: true })
    this.#until = this.#options.until
    while (!signal.aborted && !this.#isOver()) {
      if (this.#waiting) await this.#obey(this.#waiting, signal)
      else if (this.#status === 'running') await this.#live(signal)
      else await this.#stand()
    }
    await this.#world.saveSnapshot()
    this.#ctx.log.info({ simTime: this.#world.simulation.now }, 'the world is saved')
  }

  /** The day before the public's first morning, as fast as it goes: it gives the town a history. */
  async #warmUp(signal: AbortSignal): Promise<void> {
    const { simulation } = this.#world
    if (simulation.now >= WARM_UP_END) return
    const startedMs = performance.now()
    this.#ctx.log.info('the town lives its first day, which nobody watches …')
    let sayAt = simulation.now + 6 * SIM_HOUR_MS
    while (simulation.now < WARM_UP_END && !signal.aborted) {
      simulation.runUntil(simTime(Math.min(WARM_UP_END, simulation.now + SIM_HOUR_MS / 2)))
      await this.#world.flush()
      if (simulation.now < sayAt) continue
      this.#ctx.log.info({ clock: formatTownTime(simulation.now) }, 'the first day goes on')
      sayAt += 6 * SIM_HOUR_MS
    }
    if (signal.aborted) return
    await this.#world.saveSnapshot()
    const durationMs = Math.round(performance.now() - startedMs)
    this.#ctx.log.info(
      { durationMs, effects: simulation.lastEffectNo },
      'the first day is over: the town begins',
    )
  }

  #isOver(): boolean {
    return this.#options.until !== undefined && this.#world.simulation.now >= this.#options.until
  }

  async #live(signal: AbortSignal): Promise<void> {
    const { pacer, simulation } = this.#world
    const until = this.#until
    await this.#pace(signal, { until })
    if (until === undefined || simulation.now < until || this.#isOver()) return
    this.#until = undefined
    await this.#become('paused')
    pacer.setSpeed(this.#world.speed)
  }

  /** Lets the world go on until the goal, a command or the signal. */
  async #pace(signal: AbortSignal, goal: { until?: SimTime; steps?: number }): Promise<number> {
    this.#interrupt = new AbortController()
    if (signal.aborted) return 0
    const events = await this.#world.pacer.run({
      speed: goal.steps === undefined ? this.#world.speed : 'max',
      ...(goal.until !== undefined && { until: goal.until }),
      ...(goal.steps !== undefined && { steps: goal.steps }),
      signal: this.#interrupt.signal,
      afterSlice: async () => {
        await this.#world.attend()
        if (goal.steps === undefined) await this.#lookForCommand()
        if (this.#waiting) this.#interrupt.abort()
      },
    })
    await this.#world.flush()
    return events
  }

  async #stand(): Promise<void> {
    await this.#world.idle()
    await this.#lookForCommand()
    if (!this.#waiting) await realClock.wait(COMMAND_POLL_MS, this.#interrupt.signal)
  }

  async #lookForCommand(): Promise<void> {
    if (performance.now() - this.#polledMs < COMMAND_POLL_MS) return
    const { db, persistence } = this.#ctx
    this.#waiting ??= await persistence.run(() => findQueuedCommand(db, persistence.lease.worldId))
    this.#polledMs = performance.now()
  }

  async #obey(queued: QueuedCommand, signal: AbortSignal): Promise<void> {
    const { db, clock, log, persistence } = this.#ctx
    const mark = (state: 'running' | 'done' | 'failed', result: string | null) =>
      persistence.run(() => updateCommand(db, queued.id, state, result, clock.now()))
    this.#waiting = undefined
    await mark('running', null)
    try {
      const result = await this.#execute(queued.command, signal)
      await mark('done', result)
      log.info({ command: queued.command, result }, 'command obeyed')
    } catch (error) {
      if (!(error instanceof RefusedCommandError)) throw error
      await mark('failed', error.message)
      log.info({ command: queued.command, reason: error.message }, 'command refused')
    }
  }

  async #execute(command: SimulationCommand, signal: AbortSignal): Promise<string> {
    if (command.until !== undefined && command.until <= this.#world.simulation.now)
      throw new RefusedCommandError(`it is ${formatTownTime(this.#world.simulation.now)} already`)
    switch (command.command) {
      case 'start':
      case 'resume':
        return this.#start(command)
      case 'stop':
        if (this.#status === 'stopped') throw new RefusedCommandError('the town is stopped already')
        await this.#become('stopped')
        await this.#world.saveSnapshot()
        return `stopped at ${this.#clock()}`
      case 'pause':
        if (this.#status !== 'running')
          throw new RefusedCommandError(`the town is ${this.#status}, not running`)
        await this.#become('paused')
        return `paused at ${this.#clock()}`
      case 'speed':
        await this.#setSpeed(command.speed!)
        return `speed ${command.speed}`
      case 'step':
        return this.#step(command, signal)
    }
  }

  async #start(command: SimulationCommand): Promise<string> {
    if (command.command === 'resume' && this.#status !== 'paused')
      throw new RefusedCommandError(`the town is ${this.#status}, not paused`)
    if (command.command === 'start' && this.#status === 'running' && command.until === undefined)
      throw new RefusedCommandError('the town is running already')
    if (command.speed !== undefined) await this.#setSpeed(command.speed)
    this.#until = command.until === undefined ? undefined : simTime(command.until)
    await this.#become('running')
    const goal = this.#until === undefined ? '' : ` until ${formatTownTime(this.#until)}`
    return `running from ${this.#clock()}${goal}`
  }

  async #step(command: SimulationCommand, signal: AbortSignal): Promise<string> {
    if (this.#status === 'running') throw new RefusedCommandError('the town is running: pause it first')
    const events = await this.#pace(signal, { steps: command.steps ?? 1 })
    if (signal.aborted) throw new RefusedCommandError(`interrupted after ${events} events`)
    return `${events} ${events === 1 ? 'event' : 'events'}, now ${this.#clock()}`
  }

  async #setSpeed(speed: number | 'max'): Promise<void> {
    const { db, persistence } = this.#ctx
    await persistence.run(() =>
      writeAsHolder(db, persistence.lease, (tx) =>
        tx
          .updateTable('worlds')
          .set({ speed: String(speed) })
          .where('id', '=', persistence.lease.worldId)
          .execute(),
      ),
    )
    this.#world.setSpeed(speed)
  }

  async #become(status: HostStatus): Promise<void> {
    const { db, log, metrics, persistence } = this.#ctx
    await persistence.run(() =>
      writeAsHolder(db, persistence.lease, (tx) =>
        tx.updateTable('worlds').set({ status }).where('id', '=', persistence.lease.worldId).execute(),
      ),
    )
    this.#status = status
    metrics.running.set(status === 'running' ? 1 : 0)
    log.info({ status, clock: this.#clock(), speed: this.#world.speed }, 'the town is %s', status)
  }

  #clock(): string {
    return formatTownTime(this.#world.simulation.now)
  }
}

const realClock: RealClock = {
  nowMs: () => performance.now(),
  wait: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
}
