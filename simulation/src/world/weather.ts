import { isFoul, isShutByStorms, weatherAt, WEATHER_PART_MS } from '@ai-community/shared/world/calendar.ts'
import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { PlaceKind, Weather } from '@ai-community/shared/world/vocabulary.ts'
import type { World } from './world.ts'

/** Where rain is no fun; the market has awnings. */
const EXPOSED: readonly PlaceKind[] = ['park', 'garden']

/** The weather at a time, now or later: the town's own forecast is never wrong. */
export function weatherOf(world: World, at: SimTime = world.now): Weather {
  const part = Math.floor(at / WEATHER_PART_MS)
  const { parts, weathers } = world.forecast
  const slot = part & (parts.length - 1)
  if (part !== parts[slot]) {
    parts[slot] = part
    weathers[slot] = weatherAt(world.tables.calendarSeed, at)
  }
  return weathers[slot]!
}

export function isOutdoors(world: World, place: number): boolean {
  return isShutByStorms(world.town.place(place).kind)
}

/** Without shelter in rain, storm or snow. */
export function isWetAt(world: World, place: number, at: SimTime = world.now): boolean {
  return EXPOSED.includes(world.town.place(place).kind) && isFoul(weatherOf(world, at))
}

/** Whether the place lets anyone in: within its hours, and not under the open sky in a storm. */
export function isOpen(world: World, place: number, at: SimTime = world.now): boolean {
  if (!world.town.isOpen(place, at)) return false
  return !isOutdoors(world, place) || weatherOf(world, at) !== 'storm'
}

/** Whether the place is open now and stays so for `minutes`. */
export function isOpenFor(world: World, place: number, minutes: number): boolean {
  return isOpen(world, place) && isOpen(world, place, (world.now + minutes * 60_000) as SimTime)
}
