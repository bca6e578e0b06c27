import type { ServerResponse } from 'node:http'
import type { SSEMessage } from '@fastify/sse'
import { GatheredChanges } from '@ai-community/shared/community/events/gathered-changes.ts'
import type { ToldEvent } from '@ai-community/shared/community/events/told-events.ts'
import type { Counters } from '@ai-community/shared/contracts/notifications.ts'
import type { StreamEvent } from '@ai-community/shared/contracts/events.ts'

/** What may wait for one client, in this process; who reads slower is cut off and comes back by `Last-Event-ID`. */
export const MAX_WAITING_BYTES = 256 * 1024
/** A client that takes nothing for so long is gone, even if nobody said so. */
const MAX_STALL_MS = 30_000
/** Beside its data an event costs its three names. */
const EVENT_OVERHEAD_BYTES = 64

interface Waiting {
  message: SSEMessage
  sizeBytes: number
}

/** One open stream: what waits for its client, and how far it has been told. */
export class EventConnection implements AsyncIterable<SSEMessage> {
  readonly userId: string
  readonly sessionId: string
  /** Events up to here have been told; undefined while the client is still catching up. */
  position: number | undefined
  readonly gathered = new GatheredChanges()
  readonly #response: ServerResponse
  readonly #waiting: Waiting[] = []
  #waitingBytes = 0
  #isClosed = false
  #wake: (() => void) | undefined
  #drained: (() => void) | undefined
  #stalledSince: number | undefined
  #counters = ''

  constructor(member: { userId: string; sessionId: string }, response: ServerResponse) {
    this.userId = member.userId
    this.sessionId = member.sessionId
    this.#response = response
    response.once('close', () => this.#close())
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  get waitingBytes(): number {
    return this.#waitingBytes + this.#response.writableLength
  }

  /** Public changes wait to be gathered, but never longer than until the next event with a place of its own. */
  tell(event: ToldEvent): void {
    if (event.told.kind !== 'event') return this.gathered.add(event)
    this.sendGathered()
    this.send(event.told.event)
  }

  sendGathered(): void {
    for (const event of this.gathered.take()) this.send(event)
  }

  /** Says nothing where nothing has changed. */
  sendCounters(counters: Counters, seq: number | null = null): void {
    const text = JSON.stringify(counters)
    if (text === this.#counters) return
    this.#counters = text
    this.send({ seq, event: 'counters', data: counters })
  }

  send({ seq, event, data }: StreamEvent): void {
    if (this.#isClosed) return
    const text = JSON.stringify(data)
    const sizeBytes = Buffer.byteLength(text) + EVENT_OVERHEAD_BYTES
    if (this.waitingBytes + sizeBytes > MAX_WAITING_BYTES) return this.cutOff()
    this.#waiting.push({ message: { ...(seq !== null && { id: `${seq}` }), event, data: text }, sizeBytes })
    this.#waitingBytes += sizeBytes
    this.#wake?.()
  }

  /** Resolves when nothing waits any more, or the stream is over. */
  async untilDrained(): Promise<void> {
    while (this.#waiting.length > 0 && !this.#isClosed)
      await new Promise<void>((resolve) => (this.#drained = resolve))
  }

  /** What @fastify/sse writes, one after the other, each when the client has taken the one before. */
  async *[Symbol.asyncIterator](): AsyncGenerator<SSEMessage> {
    for (;;) {
      const next = this.#waiting.shift()
      if (next) {
        this.#waitingBytes -= next.sizeBytes
        yield next.message
        if (this.#waiting.length === 0) this.#drained?.()
      } else if (this.#isClosed) return
      else await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }

  /** Ends the stream in good order; what the client has not taken is not sent any more. */
  end(): void {
    if (this.#isClosed) return
    this.#close()
    // Who does not read would keep the connection, and with it a process that wants to stop.
    if (this.#response.writableLength > 0) this.#response.destroy()
    else this.#response.end()
  }

  cutOff(): void {
    this.#close()
    this.#response.destroy()
  }

  /** Whether the client has taken nothing for too long; asked now and then. */
  isStalled(now: number): boolean {
    if (this.#response.writableLength === 0) this.#stalledSince = undefined
    else this.#stalledSince ??= now
    return this.#stalledSince !== undefined && now - this.#stalledSince > MAX_STALL_MS
  }

  #close(): void {
    this.#isClosed = true
    this.#waiting.length = 0
    this.#waitingBytes = 0
    this.#wake?.()
    this.#drained?.()
  }
}
