import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareEvents, emptyEvent, EventHeap, type QueuedEvent } from './event-heap.ts'

const anyEvent = fc.record({
  time: fc.integer({ min: 0, max: 20 }),
  priority: fc.integer({ min: 0, max: 3 }),
  kind: fc.integer({ min: 0, max: 255 }),
  subject: fc.integer({ min: -5, max: 5 }),
  argument: fc.integer({ min: 0, max: 2 ** 52 }),
})

function numbered(events: readonly Omit<QueuedEvent, 'sequence'>[]): QueuedEvent[] {
  return events.map((event, sequence) => ({ ...event, sequence }))
}

function push(heap: EventHeap, event: QueuedEvent): void {
  heap.push(event.time, event.priority, event.sequence, event.kind, event.subject, event.argument)
}

function popAll(heap: EventHeap): QueuedEvent[] {
  const popped: QueuedEvent[] = []
  for (let event = emptyEvent(); heap.pop(event); event = emptyEvent()) popped.push(event)
  return popped
}

describe('the event heap', () => {
  it('gives events back whole, by time, then priority, then sequence', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 200 }), (drawn) => {
        const events = numbered(drawn)
        const heap = new EventHeap(1)
        for (const event of events) push(heap, event)
        expect(popAll(heap)).toEqual([...events].sort(compareEvents))
      }),
    )
  })

  it('keeps the order when pushes and pops alternate', () => {
    fc.assert(
      fc.property(fc.array(fc.option(anyEvent, { nil: null }), { maxLength: 200 }), (turns) => {
        const heap = new EventHeap(2)
        let waiting: QueuedEvent[] = []
        turns.forEach((turn, sequence) => {
          if (turn) {
            push(heap, { ...turn, sequence })
            waiting = [...waiting, { ...turn, sequence }].sort(compareEvents)
          } else {
            const event = emptyEvent()
            expect(heap.pop(event)).toBe(waiting.length > 0)
            const expected = waiting.shift()
            if (expected) expect(event).toEqual(expected)
          }
          expect(heap.size).toBe(waiting.length)
          expect(heap.nextTime).toBe(waiting[0]?.time ?? Infinity)
        })
      }),
    )
  })

  it('lists its events in the order in which they will be popped', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 100 }), (drawn) => {
        const heap = new EventHeap(4)
        for (const event of numbered(drawn)) push(heap, event)
        const entries = heap.entries()
        expect(entries).toEqual(popAll(heap))
      }),
    )
  })
})
