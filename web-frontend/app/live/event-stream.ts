import { EventSourceParserStream } from 'eventsource-parser/stream'
import type { StreamEvent } from '../api/models.ts'

/** The server says something at least every 15 s; after three times that the connection is taken for dead. */
const SILENCE_MS = 45_000
const FIRST_DELAY_MS = 1_000
const LONGEST_DELAY_MS = 30_000

export interface EventStreamOptions {
  /** Opens the stream after the event with this number, or from now on. @throws ApiError */
  open(lastSeq: number | null, signal: AbortSignal): Promise<Response>
  /** The last number known, whoever told it. */
  lastSeq(): number | null
  onEvent(event: StreamEvent): void
  onConnection(isOpen: boolean): void
}

/**
 * Follows the server's events until the signal ends it. A connection that breaks is opened again, after longer and
 * longer waits or as soon as the network is back, behind the last event that was heard.
 */
export async function followEvents(options: EventStreamOptions, signal: AbortSignal): Promise<void> {
  let delayMs = FIRST_DELAY_MS
  while (!signal.aborted) {
    try {
      await readOnce(options, signal, () => (delayMs = FIRST_DELAY_MS))
    } catch {
      // Refused, away or broken off: all the same here, it is tried again.
    }
    options.onConnection(false)
    await pause(delayMs, signal)
    delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS)
  }
}

async function readOnce(options: EventStreamOptions, signal: AbortSignal, onOpen: () => void): Promise<void> {
  const silence = new AbortController()
  const either = AbortSignal.any([signal, silence.signal])
  const response = await options.open(options.lastSeq(), either)
  onOpen()
  options.onConnection(true)
  let timer = setTimeout(() => silence.abort(), SILENCE_MS)
  const heard = () => {
    clearTimeout(timer)
    timer = setTimeout(() => silence.abort(), SILENCE_MS)
  }
  try {
    const events = response
      .body!.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>)
      .pipeThrough(new EventSourceParserStream({ onComment: heard }))
    for await (const { id, event, data } of iterate(events)) {
      heard()
      if (event)
        options.onEvent({ seq: id ? Number(id) : null, event, data: JSON.parse(data) } as StreamEvent)
    }
  } finally {
    clearTimeout(timer)
  }
}

/** Safari has no asynchronous iteration over streams. */
async function* iterate<Item>(stream: ReadableStream<Item>): AsyncGenerator<Item> {
  const reader = stream.getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
  } finally {
    reader.releaseLock()
  }
}

/** Ends early when the network comes back or the signal ends it. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const end = () => {
      clearTimeout(timer)
      removeEventListener('online', end)
      signal.removeEventListener('abort', end)
      resolve()
    }
    // A little chance, so that not every client comes back at the same moment.
    const timer = setTimeout(end, ms * (0.75 + Math.random() / 2))
    addEventListener('online', end)
    signal.addEventListener('abort', end)
  })
}
