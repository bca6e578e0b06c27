import { setTimeout as sleep } from 'node:timers/promises'
import type { SimulationCommand } from '@ai-community/shared/contracts/simulation.ts'
import { simTime, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { RealClock } from '../engine/pacing.ts'
import {
  failAbandonedCommands,
  findQueuedCommand,
  updateCommand,
  updateProgress,
  type QueuedCommand,
} from '../ports/sim-commands.ts'
import { writeAsHolder } from '../ports/world-lease.ts'
import { LiveWorld, type LiveContext } from './live-world.ts'
import { recoverWorld } from './recovery.ts'
import { RefusedCommandError } from './refused-command.ts'
import { SideCommands } from './side-commands.ts'
import { formatTownTime } from './town-time.ts'
import { warmUp } from './warm-up.ts'
import { Watchdog } from './watchdog.ts'
import { WorldRecord, type HostStatus } from './world-record.ts'

export interface HostOptions {
  /** What the world does first: go on as it was left, or wait for commands. */
  begin: 'as it was left' | 'stopped'
  /** Overrides the world's speed. */
  speed?: number | 'max'
  /** The host returns when everything up to here has happened. */
  until?: SimTime
}

const COMMAND_POLL_MS = 150

const PROGRESS_EVERY_MS = 500

/**
 * Obeys the operators while this process has the lease: one state machine (stopped, running, paused), whichever
 * of console, API or command line a command comes from.
 */
export class WorldHost {
  readonly #ctx: LiveContext
  readonly #options: HostOptions
  readonly #world: LiveWorld
  readonly #record: WorldRecord
  readonly #side: SideCommands
  readonly #watchdog: Watchdog
  #status: HostStatus = 'stopped'
  #until: SimTime | undefined
  /** Ends the present stretch of pacing: a command waits, or the process is to stop. */
  #interrupt = new AbortController()
  #waiting: QueuedCommand | undefined
  #polledMs = -Infinity
  /** The last steps were ended by a command that wants the town to stand still. */
  #endedSteps = false

  private constructor(
    ctx: LiveContext,
    options: HostOptions,
    parts: { world: LiveWorld; record: WorldRecord; side: SideCommands },
  ) {
    this.#ctx = ctx
    this.#options = options
    this.#world = parts.world
    this.#record = parts.record
    this.#side = parts.side
    const { simulation, directory } = parts.world
    const usernames = new Map([...directory.residentKeysByUsername].map(([username, key]) => [key, username]))
    this.#watchdog = new Watchdog(simulation, ctx.log, (key) => usernames.get(key) ?? key)
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
    const record = new WorldRecord(ctx)
    const side = await SideCommands.open(ctx, record, world)
    const host = new WorldHost(ctx, options, { world, record, side })
    await persistence.run(() => failAbandonedCommands(db, lease().worldId, clock.now()))
    const staysPaused = recovered.status === 'paused' && options.begin !== 'stopped'
    if (staysPaused) await host.#become('paused', recovered.reason)
    else await host.#become(options.begin === 'stopped' ? 'stopped' : 'running')
    if (staysPaused)
      log.warn('the town is paused, as the operator left it: `npm run sim -- resume` lets it go on')
    await warmUp(world, log, signal)
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

  #isOver(): boolean {
    return this.#options.until !== undefined && this.#world.simulation.now >= this.#options.until
  }

  async #live(signal: AbortSignal): Promise<void> {
    const { pacer, simulation } = this.#world
    const until = this.#until
    await this.#pace(signal, { until })
    const hit = await this.#takeHit()
    const isReached = until !== undefined && simulation.now >= until && !this.#isOver()
    if (hit === undefined && !isReached) return
    if (isReached) this.#until = undefined
    await this.#become('paused', hit ?? 'the time is reached')
    pacer.setSpeed(this.#world.speed)
  }

  /** Lets the world go on until the goal, a breakpoint, a command or the signal. */
  async #pace(
    signal: AbortSignal,
    goal: { until?: SimTime | undefined; steps?: QueuedSteps },
  ): Promise<number> {
    this.#interrupt = new AbortController()
    if (signal.aborted) return 0
    const before = this.#world.simulation.eventCount
    let toldMs = performance.now()
    const events = await this.#world.pacer.run({
      speed: goal.steps === undefined ? this.#world.speed : 'max',
      ...(goal.until !== undefined && { until: goal.until }),
      ...(goal.steps !== undefined && { steps: goal.steps.count }),
      signal: this.#interrupt.signal,
      shouldStop: this.#side.breakpoints.isHit,
      afterSlice: async () => {
        await this.#world.attend()
        await this.#watch()
        await this.#lookForCommand()
        if (this.#waiting && (goal.steps === undefined || endsSteps(this.#waiting))) this.#interrupt.abort()
        if (goal.steps === undefined || performance.now() - toldMs < PROGRESS_EVERY_MS) return
        await this.#tellProgress(goal.steps, this.#world.simulation.eventCount - before)
        toldMs = performance.now()
      },
    })
    await this.#world.flush()
    return events
  }

  async #tellProgress({ id, count }: QueuedSteps, done: number): Promise<void> {
    const { db, persistence } = this.#ctx
    await persistence.run(() => updateProgress(db, id, Math.min(1, done / count)))
  }

  /** What a breakpoint waited for, where one ended the run. */
  async #takeHit(): Promise<string | undefined> {
    const hit = this.#side.breakpoints.takeHit()
    if (!hit) return undefined
    await this.#side.noteHit(hit)
    this.#ctx.log.info(
      { breakpoint: hit.breakpointId, clock: this.#clock() },
      'a breakpoint is met: %s',
      hit.text,
    )
    return `breakpoint: ${hit.text}`
  }

  async #watch(): Promise<void> {
    const nowMs = performance.now()
    if (!this.#watchdog.isDue(nowMs)) return
    const { stuck, isNews } = this.#watchdog.look(nowMs)
    this.#ctx.metrics.stuck.set(stuck.length)
    if (isNews) await this.#record.setStuck(stuck)
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
      const result = await this.#execute(queued, signal)
      await mark('done', result)
      log.info({ command: queued.command, result }, 'command obeyed')
    } catch (error) {
      if (!(error instanceof RefusedCommandError)) throw error
      await mark('failed', error.message)
      log.info({ command: queued.command, reason: error.message }, 'command refused')
    }
  }

  async #execute({ id, command }: QueuedCommand, signal: AbortSignal): Promise<string> {
    if (command.until !== undefined && command.until <= this.#world.simulation.now)
      throw new RefusedCommandError(`it is ${formatTownTime(this.#world.simulation.now)} already`)
    switch (command.command) {
      case 'start':
      case 'resume':
        return this.#start(command)
      case 'stop':
        return this.#stop()
      case 'pause':
        return this.#pause()
      case 'speed':
        await this.#setSpeed(command.speed!)
        return `speed ${command.speed}`
      case 'step':
        return this.#step({ id, count: command.steps ?? 1 }, signal)
      case 'snapshot':
        await this.#world.saveSnapshot()
        return `saved at ${this.#clock()}`
      case 'break':
        return this.#side.break(command)
      case 'clear':
        return this.#side.clear(command)
      case 'interview':
        return this.#side.interview(command)
    }
  }

  async #stop(): Promise<string> {
    if (this.#status === 'stopped' && !this.#endedSteps)
      throw new RefusedCommandError('the town is stopped already')
    this.#endedSteps = false
    await this.#become('stopped')
    await this.#world.saveSnapshot()
    return `stopped at ${this.#clock()}`
  }

  async #pause(): Promise<string> {
    if (this.#status !== 'running' && !this.#endedSteps)
      throw new RefusedCommandError(`the town is ${this.#status}, not running`)
    this.#endedSteps = false
    if (this.#status === 'running') await this.#become('paused')
    return `paused at ${this.#clock()}`
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

  async #step(steps: QueuedSteps, signal: AbortSignal): Promise<string> {
    if (this.#status === 'running') throw new RefusedCommandError('the town is running: pause it first')
    const events = await this.#pace(signal, { steps })
    if (signal.aborted) throw new RefusedCommandError(`interrupted after ${events} events`)
    const hit = await this.#takeHit()
    this.#endedSteps = events < steps.count && this.#waiting !== undefined
    if (hit !== undefined) await this.#become(this.#status, hit)
    const done = `${events} ${events === 1 ? 'event' : 'events'}, now ${this.#clock()}`
    return hit === undefined ? done : `${done}; ${hit}`
  }

  async #setSpeed(speed: number | 'max'): Promise<void> {
    await this.#record.setSpeed(speed)
    this.#world.setSpeed(speed)
  }

  /** @param reason why the town stands still, where it was no command. */
  async #become(status: HostStatus, reason: string | null = null): Promise<void> {
    const { log, metrics } = this.#ctx
    await this.#record.setStatus(status, reason)
    this.#status = status
    metrics.running.set(status === 'running' ? 1 : 0)
    log.info({ status, reason, clock: this.#clock(), speed: this.#world.speed }, 'the town is %s', status)
  }

  #clock(): string {
    return formatTownTime(this.#world.simulation.now)
  }
}

interface QueuedSteps {
  /** Of the command. */
  id: string
  count: number
}

/** Whoever wants the town to stand still does not wait for a million steps. */
function endsSteps({ command }: QueuedCommand): boolean {
  return command.command === 'pause' || command.command === 'stop'
}

const realClock: RealClock = {
  nowMs: () => performance.now(),
  wait: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
}
