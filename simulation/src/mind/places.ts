import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { PlaceKind } from '@ai-community/shared/world/vocabulary.ts'
import { hasRoom } from '../world/presence.ts'
import type { ResidentState } from '../world/resident-state.ts'
import { isOpen, isWetAt } from '../world/weather.ts'
import type { World } from '../world/world.ts'

export function homeOf(world: World, resident: ResidentState): number {
  return world.town.homeOf(resident.index)
}

/** The place of work, or -1. */
export function workplaceOf(world: World, resident: ResidentState): number {
  return world.town.workplaceOf(resident.index)
}

/** Open at `at`, and with room now when it is about now. */
function isFit(world: World, resident: ResidentState, place: number, at: SimTime): boolean {
  if (!isOpen(world, place, at) || isWetAt(world, place, at)) return false
  return at > world.now || place === resident.place
    ? resident.presentSlot >= 0 || at > world.now
    : hasRoom(world, place)
}

/** One of the resident's favourite places that is open, else a park; -1 when all are shut or full. */
export function favouritePlace(world: World, resident: ResidentState, at: SimTime): number {
  const { district, favouritePlaces } = world.sheet(resident.index)
  const count = favouritePlaces.length
  const first = count > 0 ? resident.random.between(0, count - 1) : 0
  for (let i = 0; i < count; i++) {
    const place = world.town.placeIn(district, favouritePlaces[(first + i) % count]!)
    if (isFit(world, resident, place, at)) return place
  }
  return nearestOfKinds(world, resident, ['park', 'cafe', 'bar'], at, false)
}

const SIGHTS: readonly PlaceKind[] = ['park', 'cafe', 'bar', 'market', 'bookshop']

/** A place that is worth a walk in the next district, east or west; -1 when there is none. */
export function placeNextDoor(world: World, resident: ResidentState, at: SimTime): number {
  const { district } = world.sheet(resident.index)
  const other = district + (resident.random.chance(0.5) ? 1 : -1)
  if (other < 0 || other >= world.town.districtCount) return -1
  const kind = SIGHTS[resident.random.between(0, SIGHTS.length - 1)]!
  const [template] = world.town.templatesOfKind(kind)
  if (template === undefined) return -1
  const place = other * world.town.map.places.length + template
  return isFit(world, resident, place, at) ? place : -1
}

/** The nearest open place with room of one of the kinds, or any of them by luck; -1 when there is none. */
export function nearestOfKinds(
  world: World,
  resident: ResidentState,
  kinds: readonly PlaceKind[],
  at: SimTime,
  byLuck: boolean,
): number {
  const base = world.sheet(resident.index).district * world.town.map.places.length
  let best = -1
  let least = Infinity
  for (const kind of kinds)
    for (const template of world.town.templatesOfKind(kind)) {
      const place = base + template
      if (!isFit(world, resident, place, at)) continue
      const cost = byLuck ? resident.random.next() : world.town.route(resident.place, place).durationMs
      if (cost < least) {
        least = cost
        best = place
      }
    }
  return best
}
