import { GATHERINGS } from '../world/content/gatherings.ts'
import { momentAt } from '../world/content/moments.ts'
import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { BilingualText, GatheringKind, PlaceKind } from '@ai-community/shared/world/vocabulary.ts'
import { NO_ROW } from '../world/gathering-store.ts'
import { obstacleAt } from '../world/gatherings.ts'
import type { Actor } from '../world/intention.ts'
import type { KeyNumber } from '../world/keys.ts'
import { promisePerson } from '../world/plans-made.ts'
import type { ResidentState } from '../world/resident-state.ts'
import { isOpen } from '../world/weather.ts'
import type { World } from '../world/world.ts'
import { nearestOfKinds } from './places.ts'

const DAY = 1440
const HOURS_AHEAD = 36
const LEAST_NOTICE_MINUTES = 60
const LENGTH_MINUTES = 60

/** What one does together at a kind of place; anything else is a coffee. */
const KIND_AT: Partial<Record<PlaceKind, GatheringKind>> = {
  park: 'stroll',
  garden: 'stroll',
  noodle_shop: 'meal',
  bakery: 'meal',
  bar: 'meal',
  library: 'study',
  bookshop: 'study',
  gym: 'sport',
}

/** What was promised, for the words. */
export interface Appointment {
  what: BilingualText
  /** Null when there is no time for it. */
  moment: BilingualText | null
  place: number
}

/**
 * A person asks the resident to meet: it promises to be there at the next hour at which it is free and the place open.
 *
 * @param place where the person said, or -1
 */
export function promiseToMeet(
  world: World,
  self: ResidentState,
  person: Actor,
  place: number,
  cause: KeyNumber,
): Appointment | null {
  const where = place >= 0 ? place : nearestOfKinds(world, self, ['cafe', 'park'], world.now, false)
  if (where < 0) return null
  const gathering = KIND_AT[world.town.place(where).kind] ?? 'coffee'
  const what = GATHERINGS[gathering].undertaking
  const start = freeHour(world, self, where)
  if (start === null) return { what, moment: null, place: where }
  const endMinute = start + LENGTH_MINUTES
  const row = promisePerson(
    world,
    self,
    person,
    { gathering, place: where, startMinute: start, endMinute },
    cause,
  )
  return { what, moment: row === NO_ROW ? null : momentAt(world.minute, start), place: where }
}

function freeHour(world: World, self: ResidentState, place: number): number | null {
  const first = Math.ceil((world.minute + LEAST_NOTICE_MINUTES) / 60) * 60
  for (let start = first; start < first + HOURS_AHEAD * 60; start += 60) {
    const hour = (start % DAY) / 60
    if (hour < 9 || hour > 20) continue
    const opens = isOpen(world, place, (start * 60_000) as SimTime)
    if (opens && obstacleAt(world, self, start, start + LENGTH_MINUTES) === null) return start
  }
  return null
}
