const WINDOW_MS = 5_000

/** Frames a second, script time a frame, and the town's events a second, smoothed for reading. */
export class FrameMeter {
  framesPerSecond = 0
  scriptMs = 0
  eventsPerSecond = 0
  #lastFrameMs = 0
  #counts: { atMs: number; count: number }[] = []

  /** @param nowMs when the frame began; @param scriptMs how long our script took for it */
  frame(nowMs: number, scriptMs: number): void {
    const elapsedMs = nowMs - this.#lastFrameMs
    this.#lastFrameMs = nowMs
    if (elapsedMs > 0) this.framesPerSecond += (1_000 / elapsedMs - this.framesPerSecond) * 0.06
    this.scriptMs += (scriptMs - this.scriptMs) * 0.06
  }

  /** @param count the town's events so far */
  events(nowMs: number, count: number): void {
    this.#counts.push({ atMs: nowMs, count })
    while (this.#counts.length > 2 && nowMs - this.#counts[0]!.atMs > WINDOW_MS) this.#counts.shift()
    const first = this.#counts[0]!
    const elapsedS = (nowMs - first.atMs) / 1_000
    this.eventsPerSecond = elapsedS > 0 ? Math.max(0, count - first.count) / elapsedS : 0
  }

  forgetEvents(): void {
    this.#counts = []
    this.eventsPerSecond = 0
  }
}
