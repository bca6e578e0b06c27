import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import { HUNGER } from '../world/needs.ts'
import { LAST_MINUTES, miss, nextEngagement } from '../world/gatherings.ts'
import { NO_ROW } from '../world/gathering-store.ts'
import { intend, type Intention } from '../world/intention.ts'
import type { ResidentState } from '../world/resident-state.ts'
import { isOpen, isWetAt } from '../world/weather.ts'
import type { World } from '../world/world.ts'
import { dishAt } from './meals.ts'

const MINUTE = 60
/** How long before the time a resident sets out, on top of the way. */
const SPARE_MINUTES = 5
/** Nobody looks further ahead than this for when to set out. */
const SOON_MINUTES = 180

/** What the resident does for an engagement that is due: sets out in time, stays to the end. Null when none is. */
export function keepEngagement(world: World, self: ResidentState): Intention | null {
  const row = nextEngagement(world, self)
  if (row === NO_ROW || world.minute < departure(world, self, row)) return null
  const { gatherings } = world.tables
  const place = gatherings.placeOf(row)
  const opensAt = Math.max(world.minute, gatherings.startOf(row)) * 60_000
  if (!isOpen(world, place, opensAt as SimTime)) {
    miss(world, self, row, isWetAt(world, place) ? 'weather' : 'shut')
    return null
  }
  const block = self.findPart((part) => part.gathering === gatherings.keyOf(row))
  if (block?.state === 'planned') block.state = 'active'
  return takePart(world, self, row)
}

/** Simulated seconds until the resident has to set out for its next engagement; Infinity when none is near. */
export function secondsToSpare(world: World, self: ResidentState): number {
  const row = nextEngagement(world, self)
  if (row === NO_ROW || world.tables.gatherings.startOf(row) - world.minute > SOON_MINUTES) return Infinity
  return (departure(world, self, row) - world.minute) * MINUTE
}

function departure(world: World, self: ResidentState, row: number): number {
  const { gatherings } = world.tables
  const place = gatherings.placeOf(row)
  const start = gatherings.startOf(row)
  if (start - world.minute > SOON_MINUTES) return start - SPARE_MINUTES
  const way = place === self.place ? 0 : world.town.route(self.place, place).durationMs / 60_000
  return start - way - SPARE_MINUTES
}

/** What is done there: a meal is eaten, a walk walked; else one is simply there, in parts with looks around between. */
function takePart(world: World, self: ResidentState, row: number): Intention {
  const { gatherings } = world.tables
  const place = gatherings.placeOf(row)
  const cause = gatherings.keyOf(row)
  const left = gatherings.endOf(row) - Math.max(world.minute, gatherings.startOf(row))
  const part = Math.max(LAST_MINUTES, Math.min(left, self.random.between(24, 40)))
  const early = Math.max(0, gatherings.startOf(row) - world.minute)
  const seconds = (part + early) * MINUTE
  const kind = gatherings.kindOf(row)
  if (gatherings.hostOf(row) === self.index && kind === 'party')
    return intend('host', place, seconds, { cause })
  if (kind === 'exam') return intend('attend', place, (left + early) * MINUTE, { cause })
  if (kind === 'meal' || kind === 'coffee') {
    const item = self.needs[HUNGER]! < 80 ? dishAt(world, self, place) : -1
    if (item >= 0) return intend('eat', place, seconds, { item, cause })
  }
  if (kind === 'sport' || kind === 'stroll') return intend('exercise', place, seconds, { cause })
  return intend('attend', place, seconds, { cause })
}
