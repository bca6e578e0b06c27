import type { ClockSample } from '../../protocol.ts'

/**
 * The town shows a little of its past: the server learns of a walk when its batch is committed, so without
 * this delay each walk would start with a jump.
 */
export const PLAYOUT_DELAY_MS = 1_200

/** Real time in which a difference to the server's clock is made good, by running faster or slower. */
const CATCH_UP_MS = 1_500
/** A difference as large as this many real milliseconds of town time is not chased but jumped, forwards only. */
const JUMP_MS = 8_000
const FASTEST = 4

/**
 * A smooth copy of the server's town clock. It runs between samples, follows them by running faster or
 * slower, and never goes back: ahead of the server it waits.
 */
export class TownClock {
  #shown = 0
  #shownAtMs = 0
  #sample: ClockSample | undefined
  #sampleAtMs = 0
  #measuredSpeed = 0

  /** Starts afresh at a sample: another world, or the first look. `nowMs` is a monotonic real clock. */
  reset(sample: ClockSample, nowMs: number): void {
    this.#sample = undefined
    this.#measuredSpeed = typeof sample.speed === 'number' ? sample.speed : 0
    this.#accept(sample, nowMs)
    this.#shown = Math.max(0, this.#target(nowMs))
    this.#shownAtMs = nowMs
  }

  /** Takes in the server's latest sample. */
  follow(sample: ClockSample, nowMs: number): void {
    if (!this.#sample) return this.reset(sample, nowMs)
    this.advance(nowMs)
    this.#accept(sample, nowMs)
  }

  /** Moves the shown time on to `nowMs` and returns it, in simulated milliseconds. */
  advance(nowMs: number): number {
    const elapsedMs = Math.max(0, nowMs - this.#shownAtMs)
    this.#shownAtMs = nowMs
    const target = this.#target(nowMs)
    const speed = Math.max(this.speed, 1)
    if (target - this.#shown > speed * JUMP_MS) {
      this.#shown = target
    } else {
      const pace = this.isRunning ? this.speed : 0
      const behind = target - (this.#shown + pace * elapsedMs)
      const step = pace * elapsedMs + behind * (1 - Math.exp(-elapsedMs / CATCH_UP_MS))
      this.#shown += Math.min(Math.max(step, 0), FASTEST * speed * elapsedMs)
    }
    return this.#shown
  }

  get simTime(): number {
    return this.#shown
  }

  /** Simulated milliseconds per real millisecond; at `max` as measured between samples. */
  get speed(): number {
    return typeof this.#sample?.speed === 'number' ? this.#sample.speed : this.#measuredSpeed
  }

  get isRunning(): boolean {
    return this.#sample?.status === 'running'
  }

  #accept(sample: ClockSample, nowMs: number): void {
    const elapsedMs = nowMs - this.#sampleAtMs
    if (this.#sample && elapsedMs > 0) {
      const latest = Math.max(0, sample.simTime - this.#sample.simTime) / elapsedMs
      this.#measuredSpeed += (latest - this.#measuredSpeed) * 0.5
    }
    this.#sample = sample
    this.#sampleAtMs = nowMs
  }

  #target(nowMs: number): number {
    if (!this.#sample) return this.#shown
    if (!this.isRunning) return this.#sample.simTime
    return this.#sample.simTime + this.speed * (nowMs - this.#sampleAtMs - PLAYOUT_DELAY_MS)
  }
}
