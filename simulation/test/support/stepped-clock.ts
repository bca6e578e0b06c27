import type { RealClock } from '../../src/engine/pacing.ts'

/** Real time that passes only where somebody waits for it. */
export class SteppedClock implements RealClock {
  private ms = 0
  nowMs(): number {
    return this.ms
  }
  wait(ms: number): Promise<void> {
    this.ms += Math.max(1, ms)
    return Promise.resolve()
  }
}
