import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import type { DeltaMessage, ResidentReport, SnapshotMessage, SourceState, WorldPicture } from '../protocol.ts'
import { deltaBetween } from './picture-delta.ts'
import type { WorldSource } from './world-source.ts'

export type FeedMessage =
  { event: 'snapshot'; body: SnapshotMessage } | { event: 'delta'; body: DeltaMessage }
export type FeedListener = (message: FeedMessage) => void

export interface WorldFeedOptions {
  demo: WorldSource
  /** Opens the database's world; rejects while there is none. Absent: demo only. */
  openLive?: () => Promise<WorldSource>
  log: FastifyBaseLogger
  /** Real time between two looks at the source. */
  pollMs: number
  /** A source that has not answered after this long counts as away. */
  deadlineMs: number
}

/**
 * Follows one source and tells its listeners what changed. Starts with the database; if that is away, shows
 * the demo town until the database is back. Once live it never falls back to the demo: it keeps the last
 * picture and says since when the database has been away.
 */
export class WorldFeed {
  #options: WorldFeedOptions
  #live: WorldSource | undefined
  #awaySince: string | null = null
  #picture: WorldPicture | undefined
  #shown: SourceState | undefined
  #listeners = new Set<FeedListener>()
  #reportedReason: string | undefined
  #opening: Promise<void> | undefined

  constructor(options: WorldFeedOptions) {
    this.#options = options
  }

  /** Follows the source until `signal` aborts. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.step()
      await sleep(this.#options.pollMs, undefined, { signal }).catch(() => undefined)
    }
    await this.#live?.close()
    await this.#options.demo.close()
  }

  /** Looks at the source once and tells the listeners. Never rejects: an absent database is a state. */
  async step(): Promise<void> {
    if (!this.#live) {
      this.#opening ??= this.#tryToGoLive().finally(() => (this.#opening = undefined))
      // Only the first picture waits for the database; later a slow one must not hold up the demo.
      if (!this.#picture) await this.#opening
    }
    if (this.#live) await this.#readLive(this.#live)
    else this.#publish(await this.#options.demo.readPicture())
  }

  get source(): SourceState {
    return { kind: this.#live ? 'live' : 'demo', awaySince: this.#awaySince }
  }

  /** The present picture; undefined before the first `step`. */
  snapshot(): SnapshotMessage | undefined {
    return this.#picture && { ...this.#picture, source: this.source }
  }

  findResident(id: string): Promise<ResidentReport | undefined> {
    return this.#withDeadline((this.#live ?? this.#options.demo).findResident(id))
  }

  /** @returns the function that ends the subscription */
  subscribe(listener: FeedListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get listenerCount(): number {
    return this.#listeners.size
  }

  async #tryToGoLive(): Promise<void> {
    if (!this.#options.openLive) return
    try {
      this.#live = await this.#withDeadline(this.#options.openLive())
      this.#options.log.info('showing the live town')
    } catch (reason) {
      this.#reportOnce(reason, 'no live town, showing the demo')
    }
  }

  async #readLive(live: WorldSource): Promise<void> {
    try {
      const picture = await this.#withDeadline(live.readPicture())
      if (this.#awaySince) this.#options.log.info({ awaySince: this.#awaySince }, 'the database is back')
      this.#awaySince = null
      this.#reportedReason = undefined
      this.#publish(picture)
    } catch (reason) {
      this.#awaySince ??= new Date().toISOString()
      this.#reportOnce(reason, 'the database is away, keeping the last picture')
      if (this.#picture) this.#publish(this.#picture)
    }
  }

  #publish(picture: WorldPicture): void {
    const before = this.#picture
    const source = this.source
    const isNewState = JSON.stringify(source) !== JSON.stringify(this.#shown)
    this.#picture = picture
    this.#shown = source
    const message: FeedMessage =
      before?.worldKey === picture.worldKey
        ? { event: 'delta', body: deltaBetween(before, picture, isNewState ? source : undefined) }
        : { event: 'snapshot', body: { ...picture, source } }
    for (const listener of this.#listeners) listener(message)
  }

  /** A database that stays away would fill the log with the same line. */
  #reportOnce(reason: unknown, message: string): void {
    const text = reason instanceof Error ? reason.message : String(reason)
    if (text === this.#reportedReason) return
    this.#reportedReason = text
    this.#options.log.warn({ reason: text }, message)
  }

  async #withDeadline<T>(work: Promise<T>): Promise<T> {
    const { deadlineMs } = this.#options
    const { promise: late, reject } = Promise.withResolvers<never>()
    const timer = setTimeout(() => reject(new Error(`no answer within ${deadlineMs} ms`)), deadlineMs)
    try {
      return await Promise.race([work, late])
    } finally {
      clearTimeout(timer)
    }
  }
}
