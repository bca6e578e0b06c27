import type { VizResident } from '../../protocol.ts'

interface Waiting {
  /** Shown time from which the state holds, simulated milliseconds. */
  fromTime: number
  resident: VizResident
}

/** States of residents that the server already knows and the shown time has not reached yet. */
export class StateQueue {
  #waiting = new Map<string, Waiting[]>()

  /** Adds the state that follows on `current` (or on the last one waiting). */
  push(current: VizResident, next: VizResident): void {
    const queue = this.#waiting.get(next.id) ?? []
    const before = queue.at(-1)?.resident ?? current
    queue.push({ fromTime: startOf(before, next), resident: next })
    this.#waiting.set(next.id, queue)
  }

  /** The latest state that holds at `simTime`, if one has begun since the last call. */
  take(residentId: string, simTime: number): VizResident | undefined {
    const queue = this.#waiting.get(residentId)
    if (!queue) return undefined
    let taken: VizResident | undefined
    while (queue[0] && queue[0].fromTime <= simTime) taken = queue.shift()!.resident
    if (queue.length === 0) this.#waiting.delete(residentId)
    return taken
  }

  forget(residentId: string): void {
    this.#waiting.delete(residentId)
  }
}

/** A walk begins when it begins; a rest after a walk, when that is over; the rest holds at once. */
function startOf(before: VizResident, next: VizResident): number {
  if (next.walk) return next.walk.startAt
  return before.walk?.endAt ?? 0
}
