import { emptyEvent, EventHeap } from '../engine/event-heap.ts'
import { RandomStream } from '../engine/random-stream.ts'
import { residentSheets } from '../world/content/residents.ts'
import { townMap } from '../world/content/town.ts'
import { Town } from '../world/town.ts'

const NEEDS = 5
const LOSS_PER_HOUR = 5
const REFILL = 60
const DISTRICT = 25
const HOUR_MS = 3_600_000
/** How many of those present a newcomer looks at, and how likely it is to talk to one. */
const LOOKS_AT = 6
const TALK_CHANCE = 0.1
const FRIENDS = 8

/**
 * A town reduced to what any simulator of its kind must do: needs that fall, walks through the real town, lists of who is
 * where, and encounters that two remember. No plan, no memory, no words, no items: the limit for a full life.
 */
export class BareKernel {
  events = 0
  encounters = 0
  private now = 0
  private sequence = 0
  private readonly heap: EventHeap
  private readonly event = emptyEvent()
  private readonly random = RandomStream.named(7, 'bare kernel')
  private readonly places: number
  /** Milliseconds on foot between the places of a district, row by row. */
  private readonly walkMs: Float64Array
  private readonly needs: Float64Array
  private readonly settledAt: Float64Array
  private readonly place: Int32Array
  private readonly slot: Int32Array
  private readonly walking: Uint8Array
  /** The last ones each resident met, and how often. */
  private readonly friends: Int32Array
  private readonly meetings: Uint16Array
  private readonly present: number[][]

  constructor(residents: number) {
    const town = new Town(townMap, residentSheets)
    const places = townMap.places.length
    this.places = places
    this.walkMs = new Float64Array(places * places)
    for (let from = 0; from < places; from++)
      for (let to = 0; to < places; to++)
        this.walkMs[from * places + to] = from === to ? 0 : town.route(from, to).durationMs
    this.heap = new EventHeap(residents * 2)
    this.needs = new Float64Array(residents * NEEDS).fill(60)
    this.settledAt = new Float64Array(residents)
    this.place = new Int32Array(residents)
    this.slot = new Int32Array(residents)
    this.walking = new Uint8Array(residents)
    this.friends = new Int32Array(residents * FRIENDS).fill(-1)
    this.meetings = new Uint16Array(residents * FRIENDS)
    const districts = Math.ceil(residents / DISTRICT)
    this.present = Array.from({ length: districts * places }, () => [])
    for (let resident = 0; resident < residents; resident++) {
      this.enter(resident, this.districtStart(resident) + this.random.between(0, places - 1))
      this.endAfter(resident, this.random.between(1, HOUR_MS))
    }
  }

  run(events: number): void {
    for (let i = 0; i < events && this.heap.pop(this.event); i++) {
      this.now = this.event.time
      this.events++
      this.liveOn(this.event.subject)
    }
  }

  private liveOn(resident: number): void {
    this.settle(resident)
    if (this.walking[resident] === 1) {
      this.walking[resident] = 0
      this.enter(resident, this.place[resident]!)
      this.lookAround(resident)
      return this.endAfter(resident, this.random.between(10, 70) * 60_000)
    }
    this.needs[resident * NEEDS + this.lowestNeed(resident)]! += REFILL
    this.walkTo(resident, this.districtStart(resident) + this.random.between(0, this.places - 1))
  }

  private settle(resident: number): void {
    const loss = (LOSS_PER_HOUR * (this.now - this.settledAt[resident]!)) / HOUR_MS
    this.settledAt[resident] = this.now
    const start = resident * NEEDS
    for (let need = start; need < start + NEEDS; need++)
      this.needs[need] = Math.max(0, this.needs[need]! - loss)
  }

  private lowestNeed(resident: number): number {
    const start = resident * NEEDS
    let lowest = 0
    for (let need = 1; need < NEEDS; need++)
      if (this.needs[start + need]! < this.needs[start + lowest]!) lowest = need
    return lowest
  }

  private walkTo(resident: number, place: number): void {
    const from = this.place[resident]! % this.places
    const here = this.present[this.place[resident]!]!
    const last = here.pop()!
    if (last !== resident) {
      here[this.slot[resident]!] = last
      this.slot[last] = this.slot[resident]!
    }
    this.place[resident] = place
    this.walking[resident] = 1
    this.endAfter(resident, Math.max(1_000, this.walkMs[from * this.places + (place % this.places)]!))
  }

  private enter(resident: number, place: number): void {
    const here = this.present[place]!
    this.place[resident] = place
    this.slot[resident] = here.length
    here.push(resident)
  }

  private lookAround(resident: number): void {
    const here = this.present[this.place[resident]!]!
    const start = this.random.between(0, here.length - 1)
    for (let i = 0; i < Math.min(LOOKS_AT, here.length); i++) {
      const other = here[(start + i) % here.length]!
      if (other === resident || !this.random.chance(TALK_CHANCE)) continue
      this.encounters++
      this.getToKnow(resident, other)
      this.getToKnow(other, resident)
      return
    }
  }

  private getToKnow(resident: number, other: number): void {
    const start = resident * FRIENDS
    let slot = start
    while (slot < start + FRIENDS && this.friends[slot] !== other && this.friends[slot] !== -1) slot++
    if (slot === start + FRIENDS) slot = start + this.random.between(0, FRIENDS - 1)
    if (this.friends[slot] !== other) this.meetings[slot] = 0
    this.friends[slot] = other
    this.meetings[slot]!++
  }

  private districtStart(resident: number): number {
    return Math.floor(resident / DISTRICT) * this.places
  }

  private endAfter(resident: number, ms: number): void {
    this.heap.push(Math.round(this.now + ms), 0, this.sequence++, 0, resident, 0)
  }
}
