// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { StreamEvent } from '../api/models.ts'
import { followEvents } from './event-stream.ts'

/** A stream whose server is the test. */
class Line {
  readonly response: Response
  #controller!: ReadableStreamDefaultController<Uint8Array>

  constructor(signal: AbortSignal) {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => void (this.#controller = controller),
    })
    signal.addEventListener('abort', () => this.#controller.error(signal.reason))
    this.response = new Response(body)
  }

  say(text: string): void {
    this.#controller.enqueue(new TextEncoder().encode(text))
  }

  breakOff(): void {
    this.#controller.error(new TypeError('network'))
  }
}

function follow(refusals = 0) {
  const lines: Line[] = []
  const askedFrom: (number | null)[] = []
  const events: StreamEvent[] = []
  const connections: boolean[] = []
  const end = new AbortController()
  let lastSeq: number | null = null
  const done = followEvents(
    {
      open: (seq, signal) => {
        askedFrom.push(seq)
        if (askedFrom.length <= refusals) return Promise.reject(new Error('refused'))
        lines.push(new Line(signal))
        return Promise.resolve(lines.at(-1)!.response)
      },
      lastSeq: () => lastSeq,
      onEvent: (event) => {
        events.push(event)
        lastSeq = event.seq ?? lastSeq
      },
      onConnection: (isOpen) => connections.push(isOpen),
    },
    end.signal,
  )
  return { lines, askedFrom, events, connections, end, done }
}

beforeEach(() => {
  vi.useFakeTimers()
  // Waits carry a little chance.
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('a followed stream', () => {
  it('hands on each event with its number, however the bytes are cut', async () => {
    const scene = follow()
    await vi.waitFor(() => expect(scene.lines).toHaveLength(1))
    scene.lines[0]!.say('id: 7\nevent: coun')
    scene.lines[0]!.say('ters\ndata: {"messages":1,"notifications":2}\n\n')
    await vi.waitFor(() =>
      expect(scene.events).toEqual([{ seq: 7, event: 'counters', data: { messages: 1, notifications: 2 } }]),
    )
    scene.end.abort()
    await scene.done
  })

  it('is opened again behind the last event when it breaks', async () => {
    const scene = follow()
    await vi.waitFor(() => expect(scene.lines).toHaveLength(1))
    scene.lines[0]!.say('id: 7\nevent: reset\ndata: {}\n\n')
    await vi.waitFor(() => expect(scene.events).toHaveLength(1))
    scene.lines[0]!.breakOff()
    await vi.waitFor(() => expect(scene.connections).toEqual([true, false]))
    await vi.advanceTimersByTimeAsync(2_000)
    expect(scene.askedFrom).toEqual([null, 7])
    scene.end.abort()
    await scene.done
  })

  it('waits longer after each refusal, and not at all once the network is back', async () => {
    const scene = follow(4)
    await vi.advanceTimersByTimeAsync(60)
    expect(scene.askedFrom).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1_300)
    expect(scene.askedFrom).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(1_300)
    expect(scene.askedFrom, 'the second wait is twice as long').toHaveLength(2)
    dispatchEvent(new Event('online'))
    await vi.advanceTimersByTimeAsync(0)
    expect(scene.askedFrom).toHaveLength(3)
    scene.end.abort()
    await scene.done
  })

  it('takes a line without a word for dead, but not one with heartbeats', async () => {
    const scene = follow()
    await vi.waitFor(() => expect(scene.lines).toHaveLength(1))
    for (let beat = 0; beat < 4; beat++) {
      await vi.advanceTimersByTimeAsync(20_000)
      scene.lines[0]!.say(':\n\n')
    }
    await vi.advanceTimersByTimeAsync(20_000)
    expect(scene.connections).toEqual([true])
    await vi.advanceTimersByTimeAsync(46_000)
    expect(scene.connections.slice(0, 2)).toEqual([true, false])
    scene.end.abort()
    await scene.done
  })
})
