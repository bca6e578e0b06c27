import { setTimeout as delay } from 'node:timers/promises'
import { listLostSessions, readMissedEvents } from '@ai-community/shared/community/events/events.service.ts'
import { loadHiddenPeople, type HiddenPeople } from '@ai-community/shared/community/events/hidden-people.ts'
import { isFor, tellEvents, type ToldEvent } from '@ai-community/shared/community/events/told-events.ts'
import { getCounters } from '@ai-community/shared/community/notifications/notification-lists.service.ts'
import type { Db } from '@ai-community/shared/database/connection.ts'
import { audienceIds, type PublishedEvent } from '@ai-community/shared/database/outbox.ts'
import { getLastSeq, listEventsAfter } from '@ai-community/shared/database/outbox-publisher.ts'
import type { EventConnection } from './event-connection.ts'
import { StreamRegister } from './stream-register.ts'

const POLL_MS = 100
const ROWS_AT_ONCE = 1_000
/** Read at once for one client that catches up: a page of it lies in memory. */
const MISSED_AT_ONCE = 100
const COUNTERS_EVERY_MS = 500
const GATHERED_EVERY_MS = 1_000
const SESSIONS_EVERY_MS = 500
const RETRY_MS = 1_000

/** Changes of who sees whom. */
const RELATION_EVENTS = new Set(['user.blocked', 'user.unblocked', 'user.muted', 'user.unmuted'])
/** What changes a number beside the bell or the letter, for all in its audience. */
const COUNTED_EVENTS = new Set([
  'message.created',
  'message.read',
  'notification.created',
  'notification.withdrawn',
  'notifications.read',
])

export interface EventHubOptions {
  db: Db
  clock: { now(): Date }
  report: (error: unknown) => void
}

/**
 * Follows the outbox once for all streams of this process, as long as there are any, and tells each member what
 * is for them.
 */
export class EventHub {
  readonly streams = new StreamRegister()
  readonly #options: EventHubOptions
  readonly #hidden = new Map<string, HiddenPeople>()
  readonly #staleRelations = new Set<string>()
  readonly #staleCounters = new Set<string>()
  /** The last number told to all; undefined until somebody listens. */
  #position: number | undefined
  #follower: Promise<void> | undefined
  readonly #stopping = new AbortController()

  constructor(options: EventHubOptions) {
    this.#options = options
  }

  /**
   * Brings a client up to date from the number it saw last and then keeps it so, until its stream is over.
   *
   * @param lastSeq `undefined` for a client that comes for the first time, NaN for one with a number of no sense.
   */
  async join(connection: EventConnection, lastSeq: number | undefined): Promise<void> {
    const { db } = this.#options
    this.streams.add(connection)
    this.#follower ??= this.#follow()
    const { userId } = connection
    const hidden = (await loadHiddenPeople(db, [userId])).get(userId)!
    const counters = await getCounters(db, userId)
    let position = lastSeq ?? (await getLastSeq(db))
    if (lastSeq !== undefined) position = await this.#catchUp(connection, position)
    else connection.sendCounters(counters, position)
    // What the others were told in the meantime; then nothing is awaited until the connection is among them.
    while (!connection.isClosed && position < (this.#position ?? 0))
      position = await this.#catchUp(connection, position)
    connection.position = position
    this.#position ??= position
    if (!this.#hidden.has(userId)) this.#hidden.set(userId, hidden)
    connection.sendCounters(counters)
    this.#staleRelations.add(userId)
    this.#staleCounters.add(userId)
  }

  /** Tells a client what it missed, no faster than it reads; returns how far that went. */
  async #catchUp(connection: EventConnection, from: number): Promise<number> {
    const { db } = this.#options
    let position = from
    for (;;) {
      const missed = Number.isSafeInteger(position)
        ? await readMissedEvents(db, connection.userId, position, MISSED_AT_ONCE)
        : 'reset'
      if (missed === 'reset') {
        const seq = await getLastSeq(db)
        connection.send({ seq, event: 'reset', data: {} })
        return seq
      }
      for (const event of missed.told) {
        connection.tell(event)
        await connection.untilDrained()
      }
      connection.sendGathered()
      position = missed.seq
      if (!missed.hasMore || connection.isClosed) return position
    }
  }

  /** Ends all streams: their clients come back, to another process. */
  async close(): Promise<void> {
    this.#stopping.abort()
    for (const connection of this.streams.all()) {
      this.streams.remove(connection)
      connection.end()
    }
    await this.#follower
  }

  async #follow(): Promise<void> {
    const jobs = [
      { everyMs: SESSIONS_EVERY_MS, run: () => this.#endLostStreams(), ranAt: 0 },
      { everyMs: COUNTERS_EVERY_MS, run: () => this.#sendCounters(), ranAt: 0 },
      { everyMs: GATHERED_EVERY_MS, run: () => this.#sendGathered(), ranAt: 0 },
    ]
    while (this.streams.size > 0 && !this.#stopping.signal.aborted) {
      let pauseMs = POLL_MS
      try {
        if (await this.#tellNew()) pauseMs = 0
        for (const job of jobs) {
          if (performance.now() - job.ranAt < job.everyMs) continue
          job.ranAt = performance.now()
          await job.run()
        }
      } catch (error) {
        this.#options.report(error)
        pauseMs = RETRY_MS
      }
      await delay(pauseMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined)
    }
    this.#follower = undefined
    this.#position = undefined
    this.#hidden.clear()
  }

  /** Whether there may be more at once. */
  async #tellNew(): Promise<boolean> {
    const { db } = this.#options
    if (this.#position === undefined) return false
    const rows = await listEventsAfter(db, this.#position, ROWS_AT_ONCE)
    for (const row of rows) this.#noteEffects(row)
    // Before any of the rows is told: who has blocked somebody hears nothing of them in the same breath.
    await this.#refreshRelations()
    if (rows.length === 0) return false
    const told = await tellEvents(db, rows, (userId) => this.streams.has(userId))
    for (const connection of this.streams.all()) this.#tellOne(connection, told)
    this.#position = rows.at(-1)!.seq
    return rows.length === ROWS_AT_ONCE
  }

  #tellOne(connection: EventConnection, told: readonly ToldEvent[]): void {
    const { userId, position } = connection
    const hidden = this.#hidden.get(userId)
    // Catching up by itself still.
    if (position === undefined || !hidden) return
    for (const event of told) if (event.seq > position && isFor(event, userId, hidden)) connection.tell(event)
  }

  #noteEffects({ type, audience, payload }: PublishedEvent): void {
    if (COUNTED_EVENTS.has(type)) this.#markCounters(audienceIds(audience) ?? [])
    if (!RELATION_EVENTS.has(type)) return
    const { actorId, userId } = payload as { actorId: string; userId: string }
    for (const id of [actorId, userId]) if (this.streams.has(id)) this.#staleRelations.add(id)
    this.#markCounters([actorId, userId])
  }

  #markCounters(userIds: readonly string[]): void {
    for (const userId of userIds) if (this.streams.has(userId)) this.#staleCounters.add(userId)
  }

  async #refreshRelations(): Promise<void> {
    const userIds = [...this.#staleRelations]
    if (userIds.length === 0) return
    this.#staleRelations.clear()
    try {
      for (const [userId, hidden] of await loadHiddenPeople(this.#options.db, userIds))
        if (this.streams.has(userId)) this.#hidden.set(userId, hidden)
    } catch (error) {
      for (const userId of userIds) this.#staleRelations.add(userId)
      throw error
    }
    for (const userId of this.#hidden.keys()) if (!this.streams.has(userId)) this.#hidden.delete(userId)
  }

  async #sendCounters(): Promise<void> {
    for (const userId of [...this.#staleCounters]) {
      this.#staleCounters.delete(userId)
      const counters = await getCounters(this.#options.db, userId)
      for (const connection of this.streams.of(userId)) connection.sendCounters(counters)
    }
  }

  async #sendGathered(): Promise<void> {
    const now = performance.now()
    for (const connection of this.streams.all()) {
      connection.sendGathered()
      if (connection.isStalled(now)) connection.cutOff()
    }
  }

  /** A logout, a ban or an end of the session anywhere ends its streams here. */
  async #endLostStreams(): Promise<void> {
    const sessionIds = [...new Set(this.streams.all().map(({ sessionId }) => sessionId))]
    const lost = await listLostSessions(this.#options, sessionIds)
    for (const connection of this.streams.all()) if (lost.has(connection.sessionId)) connection.end()
  }
}
