import type { AddressInfo } from 'node:net'
import { createParser } from 'eventsource-parser'
import type { StreamEvent, StreamEventName } from '@ai-community/shared/contracts/events.ts'
import type { App } from '../src/context.ts'

export interface ReceivedEvent {
  id: string | undefined
  event: string
  data: unknown
}

type DataOf<Name extends StreamEventName> = Extract<StreamEvent, { event: Name }>['data']

/** Listens on a free port; returns the address. */
export async function listen(app: App): Promise<string> {
  await app.listen({ host: '127.0.0.1', port: 0 })
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
}

/** A client of the stream as a browser is one: fetch, a parser, and the last id it saw. */
export class EventClient {
  readonly received: ReceivedEvent[] = []
  readonly response: Response
  lastId: string | undefined
  /** Resolves when the server ends the stream or the connection breaks. */
  readonly ended: Promise<void>
  readonly #abort: AbortController
  readonly #waiting = new Set<() => void>()
  #read = 0

  private constructor(response: Response, abort: AbortController) {
    this.response = response
    this.#abort = abort
    this.ended = this.#follow()
  }

  static async open(url: string, token: string, lastEventId?: string): Promise<EventClient> {
    const abort = new AbortController()
    const headers = {
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    }
    return new EventClient(await fetch(`${url}/api/events`, { headers, signal: abort.signal }), abort)
  }

  /** The next event of that name that was not returned before; what comes in between is passed over. */
  async next<Name extends StreamEventName>(
    name: Name,
    wanted: (data: DataOf<Name>) => boolean = () => true,
  ): Promise<ReceivedEvent & { data: DataOf<Name> }> {
    for (;;) {
      for (; this.#read < this.received.length; this.#read++) {
        const event = this.received[this.#read] as ReceivedEvent & { data: DataOf<Name> }
        if (event.event !== name || !wanted(event.data)) continue
        this.#read++
        return event
      }
      await new Promise<void>((resolve) => this.#waiting.add(resolve))
    }
  }

  names(): string[] {
    return this.received.map(({ event }) => event)
  }

  /** Breaks the connection, as a lost network does. */
  async cut(): Promise<void> {
    this.#abort.abort()
    await this.ended
  }

  async #follow(): Promise<void> {
    const parser = createParser({
      onId: (id) => (this.lastId = id),
      onEvent: ({ id, event, data }) => {
        if (id !== undefined) this.lastId = id
        this.received.push({ id, event: event!, data: JSON.parse(data) })
        for (const wake of this.#waiting) wake()
        this.#waiting.clear()
      },
    })
    try {
      for await (const text of this.response.body!.pipeThrough(new TextDecoderStream())) parser.feed(text)
    } catch (error) {
      // A connection that broke ends the stream as well.
      if (!(error instanceof Error)) throw error
    }
  }
}
