import { simTime, type SimTime } from '@ai-community/shared/world/sim-time.ts'

/** What a pacer drives: the engine, or the simulation around it. */
export interface Steppable {
  readonly now: SimTime
  readonly nextTime: number
  step(): boolean
  runUntil(time: SimTime): number
}

/** Real time, handed in: the core itself must not read it. */
export interface RealClock {
  /** Monotonic real milliseconds. */
  nowMs(): number
  /** Resolves after about `ms`, at once when `signal` fires. Must let the process's other work run. */
  wait(ms: number, signal: AbortSignal): Promise<void>
}

/** Simulated seconds a real second, or as fast as it goes. */
export type PacingSpeed = number | 'max'

export interface PacedRun {
  speed: PacingSpeed
  /** Stops after so many events. */
  steps?: number
  /** Stops when everything up to this time has happened. */
  until?: SimTime
  signal: AbortSignal
  /** Asked after each event: true ends the run there, and the clock stays at that event. */
  shouldStop?: () => boolean
  /** Called after each slice of work, at most `SLICE_MS` of real time apart while there is work: flush, take inputs. */
  afterSlice?: (now: SimTime) => Promise<void> | void
}

const SLICE_MS = 20
const EVENTS_BETWEEN_LOOKS = 64
const never = () => false

/**
 * Paces a simulation against real time; may be paused, resumed and given another speed while it runs.
 * The simulated clock follows `anchor + real time passed * speed`; being late only makes it hurry, never skip.
 */
export class Pacer {
  private readonly target: Steppable
  private readonly clock: RealClock
  private speed: PacingSpeed = 1
  private anchorSim: SimTime
  private anchorRealMs: number

  constructor(target: Steppable, clock: RealClock) {
    this.target = target
    this.clock = clock
    this.anchorSim = target.now
    this.anchorRealMs = clock.nowMs()
  }

  /** Takes effect at once; simulated time goes on from where it is. */
  setSpeed(speed: PacingSpeed): void {
    if (speed !== 'max' && !(speed > 0)) throw new RangeError(`not a speed: ${speed}`)
    this.speed = speed
    this.anchorSim = this.target.now
    this.anchorRealMs = this.clock.nowMs()
  }

  /** Goes on from here at the pace of the present run, instead of hurrying after the time that has passed. */
  forgiveLag(): void {
    this.setSpeed(this.speed)
  }

  /** Where the simulated clock should be now; the run's end at speed `max`. */
  dueTime(): number {
    if (this.speed === 'max') return Infinity
    const passedMs = this.clock.nowMs() - this.anchorRealMs
    return Math.floor(this.anchorSim + passedMs * this.speed)
  }

  /** Real seconds by which the simulated clock is behind; 0 when in time. */
  lagSeconds(): number {
    if (this.speed === 'max') return 0
    return Math.max(0, this.dueTime() - Math.max(this.target.now, 0)) / 1000 / this.speed
  }

  /** Runs until `steps`, `until` or `signal` end it, or nothing is left; returns the number of events. */
  async run(run: PacedRun): Promise<number> {
    this.setSpeed(run.speed)
    const limit = run.steps ?? Infinity
    const end = run.until ?? Infinity
    let done = 0
    const shouldStop = run.shouldStop ?? never
    while (!run.signal.aborted && done < limit) {
      done += this.slice(Math.min(this.dueTime(), end), limit - done, shouldStop)
      await run.afterSlice?.(this.target.now)
      if (shouldStop()) break
      if (this.target.now >= end || (this.target.nextTime === Infinity && end === Infinity)) break
      if (done < limit) await this.clock.wait(this.pauseMs(end), run.signal)
    }
    return done
  }

  /** Handles what is due, for at most one slice of real time; moves the clock to `due` when all of it is done. */
  private slice(due: number, limit: number, shouldStop: () => boolean): number {
    const startedMs = this.clock.nowMs()
    let done = 0
    while (done < limit && this.target.nextTime <= due) {
      this.target.step()
      done++
      if (shouldStop()) return done
      if (done % EVENTS_BETWEEN_LOOKS === 0 && this.clock.nowMs() - startedMs >= SLICE_MS) return done
    }
    if (done < limit && due < Infinity && due > this.target.now) this.target.runUntil(simTime(due))
    return done
  }

  private pauseMs(end: number): number {
    if (this.speed === 'max') return 0
    const next = Math.min(this.target.nextTime, end)
    const untilNextMs = (next - this.dueTime()) / this.speed
    return Math.min(SLICE_MS, Math.max(0, untilNextMs))
  }
}
