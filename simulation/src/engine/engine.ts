import { simTime, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import { EventHeap, emptyEvent, type QueuedEvent } from './event-heap.ts'

/** Handles an event of one kind; `event` is reused, so keep its fields, not the object. */
export type EventHandler = (event: Readonly<QueuedEvent>) => void

export interface EngineCallbacks {
  /** The clock moved; called before the events of the new time. */
  onTimeAdvance?: (from: SimTime, to: SimTime) => void
}

export interface EngineState {
  now: SimTime
  /** Events popped since the world began. */
  eventCount: number
  /** Next number for events that have none of their own. */
  nextSequence: number
  pending: QueuedEvent[]
}

/**
 * A clock and a queue of events: pops the next one, moves the clock, calls its handler.
 * Knows no people and no real time; pacing is a wrapper around `step`.
 */
export class Engine {
  private readonly heap: EventHeap
  private readonly current = emptyEvent()
  private clock: SimTime
  private popped: number
  private scheduled: number
  private readonly handlers: readonly EventHandler[]
  private readonly callbacks: EngineCallbacks

  /** `handlers[kind]` handles the events of that kind. */
  constructor(handlers: readonly EventHandler[], callbacks: EngineCallbacks = {}, state?: EngineState) {
    this.handlers = handlers
    this.callbacks = callbacks
    this.clock = state?.now ?? simTime(0)
    this.popped = state?.eventCount ?? 0
    this.scheduled = state?.nextSequence ?? 0
    this.heap = new EventHeap(Math.max(64, (state?.pending.length ?? 0) * 2))
    for (const event of state?.pending ?? [])
      this.heap.push(event.time, event.priority, event.sequence, event.kind, event.subject, event.argument)
  }

  get now(): SimTime {
    return this.clock
  }

  get eventCount(): number {
    return this.popped
  }

  /** Time of the next event; Infinity when nothing is queued. */
  get nextTime(): number {
    return this.heap.nextTime
  }

  /** The next number for events that have none of their own. */
  get nextSequence(): number {
    return this.scheduled
  }

  get pendingCount(): number {
    return this.heap.size
  }

  /** Queues an event in the order of scheduling. @throws RangeError for a time before the clock. */
  schedule(time: number, priority: number, kind: number, subject: number, argument = 0): void {
    this.scheduleNumbered(time, priority, this.scheduled++, kind, subject, argument)
  }

  /**
   * Queues an event whose place among its equals does not depend on when it was queued: recorded inputs use it,
   * since a re-run knows them earlier than the first run did. The priority must be of their own.
   */
  scheduleNumbered(
    time: number,
    priority: number,
    sequence: number,
    kind: number,
    subject: number,
    argument: number,
  ): void {
    if (!(time >= this.clock) || !Number.isSafeInteger(time))
      throw new RangeError(
        `event of kind ${kind} for subject ${subject} at ${time} lies before the clock ${this.clock}`,
      )
    this.heap.push(time, priority, sequence, kind, subject, argument)
  }

  /**
   * Pops the next event and handles it; false when the queue is empty.
   *
   * @throws Error for an event of a kind without a handler, and whatever the handler throws: nothing is swallowed.
   */
  step(): boolean {
    const event = this.current
    if (!this.heap.pop(event)) return false
    if (event.time > this.clock) this.advanceClock(event.time as SimTime)
    this.popped++
    const handler = this.handlers[event.kind]
    if (!handler)
      throw new Error(
        `nobody handles event of kind ${event.kind} for subject ${event.subject} at ${event.time}`,
      )
    handler(event)
    return true
  }

  /** Handles every event up to and including `time` and leaves the clock there; returns how many there were. */
  runUntil(time: SimTime): number {
    const before = this.popped
    while (this.heap.nextTime <= time) this.step()
    if (time > this.clock) this.advanceClock(time)
    return this.popped - before
  }

  state(): EngineState {
    return {
      now: this.clock,
      eventCount: this.popped,
      nextSequence: this.scheduled,
      pending: this.heap.entries(),
    }
  }

  /** Visits all events that wait, in no order; `event` is reused, so keep its fields, not the object. */
  eachPending(visit: (event: Readonly<QueuedEvent>) => void): void {
    this.heap.forEach(visit)
  }

  private advanceClock(to: SimTime): void {
    const from = this.clock
    this.clock = to
    this.callbacks.onTimeAdvance?.(from, to)
  }
}
