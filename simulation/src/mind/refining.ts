import { isFoul } from '@ai-community/shared/world/calendar.ts'
import { WEATHERS, type PlaceKind } from '@ai-community/shared/world/vocabulary.ts'
import { books } from '../world/content/books.ts'
import { INTEREST_KEYS, type InterestKey } from '../world/content/interests.ts'
import { items } from '../world/content/items.ts'
import { intend, NOTHING, type Intention } from '../world/intention.ts'
import { remember } from '../world/memories.ts'
import { giveUp } from '../world/plan.ts'
import type { PlanBlock } from '../world/plan-table.ts'
import type { ResidentState } from '../world/resident-state.ts'
import { itemIndex } from '../world/town.ts'
import { isOpenFor, isOutdoors, isWetAt, weatherOf } from '../world/weather.ts'
import type { World } from '../world/world.ts'
import { favouritePlace, workplaceOf } from './places.ts'

/** What a part of the plan comes to when it starts. */

const MINUTE = 60

/** The next thing to do for the block; null when there is none left, or the block was given up. */
export function refine(world: World, self: ResidentState, block: PlanBlock): Intention | null {
  if (spoilt(world, self, block)) return elsewhere(world, self)
  const intention = refineBlock(world, self, block)
  if (intention) block.state = 'active'
  return intention
}

const GOES_OUT: ReadonlySet<PlanBlock['kind']> = new Set(['leisure', 'exercise', 'errand', 'study'])

/** Gives up a block whose place is shut or wet. */
function spoilt(world: World, self: ResidentState, block: PlanBlock): boolean {
  if (!GOES_OUT.has(block.kind) || block.state !== 'planned') return false
  const isWet = isWetAt(world, block.place)
  if (!isWet && isOpenFor(world, block.place, 20)) return false
  const byWeather = isWet || (isOutdoors(world, block.place) && isFoul(weatherOf(world)))
  giveUp(world, self, block, byWeather ? 'weather' : 'shut')
  if (byWeather)
    remember(world, self, {
      theme: 'rained_off',
      importance: 3,
      place: block.place,
      topic: WEATHERS.indexOf(weatherOf(world)),
      cause: self.action.key,
    })
  return true
}

/** Somewhere dry instead, for a while. */
function elsewhere(world: World, self: ResidentState): Intention | null {
  const place = favouritePlace(world, self, world.now)
  return place < 0 ? null : intend('rest', place, self.random.between(20, 45) * MINUTE)
}

function refineBlock(world: World, self: ResidentState, block: PlanBlock): Intention | null {
  const left = block.endMinute - world.minute
  const { place } = block
  if (left < 5) return null
  switch (block.kind) {
    case 'work':
      return intend('work', workplaceOf(world, self), Math.min(left, self.random.between(35, 85)) * MINUTE)
    case 'exercise':
      return intend('exercise', place, Math.min(left, self.random.between(30, 70)) * MINUTE)
    case 'study':
      return study(world, self, place, Math.min(left, self.random.between(35, 80)))
    case 'errand':
      return shop(world, self, block)
    case 'leisure':
      return leisure(world, self, place, Math.min(left, self.random.between(25, 70)))
    case 'home':
    case 'meal':
      return intend('rest', place, Math.min(left, self.random.between(20, 60)) * MINUTE)
    case 'appointment':
    case 'event':
      // Kept when it is due (attending.ts); what is left of one that was missed is free.
      return null
  }
}

function study(world: World, self: ResidentState, place: number, minutes: number): Intention {
  const { interests } = world.sheet(self.index)
  const kind = world.town.place(place).kind
  const key: InterestKey = interests[self.random.between(0, interests.length - 1)] ?? 'reading'
  const reads = kind === 'library' || kind === 'bookshop' || self.random.chance(0.4)
  const liked = books.flatMap((book, index) => (interests.includes(book.topic) ? [index] : []))
  const shelf = liked.length > 0 ? liked : books.map((_, index) => index)
  const book = reads ? shelf[self.random.between(0, shelf.length - 1)]! : NOTHING
  return intend('study', place, minutes * MINUTE, {
    topic: reads ? NOTHING : INTEREST_KEYS.indexOf(key),
    book,
  })
}

const WANTED: ReadonlySet<string> = new Set(['grocery', 'flower', 'book', 'craft', 'tool', 'food'])
/** What there is to buy at each kind of place. */
const wares = new Map<PlaceKind, readonly number[]>()
items.forEach((item, index) => {
  if (!WANTED.has(item.kind)) return
  for (const kind of item.soldAt) wares.set(kind, [...(wares.get(kind) ?? []), index])
})

function shop(world: World, self: ResidentState, block: PlanBlock): Intention {
  const { place } = block
  const affordable = (wares.get(world.town.place(place).kind) ?? []).filter(
    (item) => items[item]!.priceCents * 4 < self.moneyCents,
  )
  const item = affordable.length > 0 ? affordable[self.random.between(0, affordable.length - 1)]! : NOTHING
  block.endMinute = Math.min(block.endMinute, world.minute + 45)
  return intend('shop', place, self.random.between(12, 30) * MINUTE, { item })
}

/** How likely a free hour at such a place ends with a picture of it. */
function picturesAt(world: World, self: ResidentState, kind: PlaceKind): number {
  const loves = world.sheet(self.index).interests.includes('photography')
  return (loves ? 0.3 : 0.05) * (kind === 'park' || kind === 'garden' || kind === 'market' ? 2 : 1)
}

/** A free hour: making something where that can be done, else taking it easy or moving about. */
function leisure(world: World, self: ResidentState, place: number, minutes: number): Intention {
  const kind = world.town.place(place).kind
  const makeable = world
    .sheet(self.index)
    .makes.map(itemIndex)
    .filter((item) => items[item]!.kind !== 'food' && items[item]!.madeAt.includes(kind))
  if (makeable.length > 0 && self.random.chance(0.55)) {
    const item = makeable[self.random.between(0, makeable.length - 1)]!
    return intend('use', place, Math.max(45, minutes) * MINUTE, { item })
  }
  if (self.random.chance(picturesAt(world, self, kind)))
    self.agenda.push(intend('photo', place, self.random.between(60, 180)))
  if (kind === 'park' && self.random.chance(0.4)) return intend('exercise', place, minutes * MINUTE)
  return intend('rest', place, minutes * MINUTE)
}
