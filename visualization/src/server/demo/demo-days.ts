import type { MapPlace, TownMap } from '@ai-community/shared/world/town-map.ts'
import type { ActionKind, BilingualText, PlaceKind } from '@ai-community/shared/world/vocabulary.ts'
import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import { SIM_DAY_MS, SIM_MINUTE_MS, simTime } from '@ai-community/shared/world/sim-time.ts'
import { pathLengthTiles } from '@ai-community/shared/world/walk.ts'
import type { Walk } from '@ai-community/shared/world/walk.ts'
import { PASTIMES, SLEEPING, WORKING } from './demo-cast.ts'
import type { DemoPerson } from './demo-cast.ts'
import { DemoPaths } from './demo-paths.ts'

/** A stay of a demo resident in a place, with the walk that brings it there. */
export interface Stay {
  place: MapPlace
  walk: Walk | null
  action: ActionKind
  text: BilingualText
  /** Simulated milliseconds; the walk is part of the stay. */
  startAt: SimTime
  endAt: SimTime
}

const WALK_MS_PER_TILE = 14_000
const LEISURE_KINDS: readonly PlaceKind[] = [
  'cafe',
  'park',
  'market',
  'library',
  'noodle_shop',
  'garden',
  'bookshop',
  'bakery',
  'station',
]
const EVENING_KINDS: readonly PlaceKind[] = ['bar', 'hall', 'park', 'gym', 'noodle_shop']

/** The days of the demo's residents: pure functions of person and day, so that no state has to be kept. */
export class DemoDays {
  #paths: DemoPaths
  #places: Map<string, MapPlace>
  #byKind: Map<PlaceKind, MapPlace[]>
  #days = new Map<string, Stay[]>()

  constructor(map: TownMap) {
    this.#paths = new DemoPaths(map)
    this.#places = new Map(map.places.map((place) => [place.key, place]))
    this.#byKind = Map.groupBy(map.places, (place) => place.kind)
  }

  /** The stays of one person on one day (0 is the first), from midnight to midnight without a gap. */
  dayOf(person: DemoPerson, day: number): Stay[] {
    const key = `${person.username}:${day}`
    const known = this.#days.get(key)
    if (known) return known
    const stays = this.#plan(person, day)
    this.#days.set(key, stays)
    this.#days.delete(`${person.username}:${day - 2}`)
    return stays
  }

  stayAt(person: DemoPerson, time: number): Stay {
    const stays = this.dayOf(person, Math.floor(time / SIM_DAY_MS))
    return stays.findLast((stay) => stay.startAt <= time) ?? stays[0]!
  }

  #plan(person: DemoPerson, day: number): Stay[] {
    const random = randomOf(`${person.username}/${day}`)
    const home = this.#places.get(person.homeKey)!
    const work = this.#places.get(person.workKey)!
    const stays: Stay[] = []
    const midnight = day * SIM_DAY_MS
    let minute = 0
    const stay = (place: MapPlace, minutes: number, action: ActionKind, text: BilingualText): void => {
      const startAt = simTime(midnight + Math.round(minute) * SIM_MINUTE_MS)
      minute = Math.min(minute + minutes, 1440)
      const endAt = simTime(midnight + Math.round(minute) * SIM_MINUTE_MS)
      const from = stays.at(-1)?.place ?? home
      stays.push({ place, walk: this.#walk(from, place, startAt), action, text, startAt, endAt })
    }
    const pastime = (kinds: readonly PlaceKind[], minutes: number): void => {
      const kind = kinds[Math.floor(random() * kinds.length)]!
      const choice = this.#byKind.get(kind) ?? [home]
      const place = choice[Math.floor(random() * choice.length)]!
      const { action, text } = PASTIMES[place.kind] ?? PASTIMES.home!
      stay(place, minutes, action, text)
    }

    stay(home, 345 + random() * 50, 'sleep', SLEEPING)
    stay(home, 15 + random() * 30, 'rest', PASTIMES.home!.text)
    while (minute < 1240) {
      const isWorkTime = (minute > 500 && minute < 690) || (minute > 820 && minute < 990)
      if (isWorkTime && random() < 0.7) stay(work, 45 + random() * 50, 'work', WORKING)
      else pastime(minute > 1080 ? EVENING_KINDS : LEISURE_KINDS, 22 + random() * 38)
    }
    stay(home, 20 + random() * 60, 'rest', PASTIMES.home!.text)
    stay(home, 1440, 'sleep', SLEEPING)
    return stays
  }

  #walk(from: MapPlace, to: MapPlace, startAt: SimTime): Walk | null {
    if (from === to) return null
    const path = this.#paths.between(from.door, to.door)
    return { path, startAt, endAt: simTime(startAt + Math.round(pathLengthTiles(path) * WALK_MS_PER_TILE)) }
  }
}

/** mulberry32 over a hash of the seed text: random numbers in [0, 1), the same for the same text. */
export function randomOf(seed: string): () => number {
  let state = 0x811c9dc5
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
