import type { PlaceKind } from '@ai-community/shared/world/vocabulary.ts'
import { INTEREST_KEYS, type InterestKey } from '../world/content/interests.ts'
import { books } from '../world/content/books.ts'
import { items } from '../world/content/items.ts'
import { intend, NOTHING, type Intention } from '../world/intention.ts'
import { HYGIENE } from '../world/needs.ts'
import { itemCount } from '../world/possessions.ts'
import { lookAround } from '../world/presence.ts'
import { affinityTo } from '../world/relations.ts'
import type { PlanBlock, ResidentState } from '../world/resident-state.ts'
import { itemIndex } from '../world/town.ts'
import type { World } from '../world/world.ts'
import { homeOf, nearestOfKinds, workplaceOf } from './places.ts'
import { schedulePost } from './planning.ts'
import { composePost } from './telling.ts'

/** What each choice means in detail: where, how long, with what. Null when it cannot be done here and now. */

const MINUTE = 60

export function wash(world: World, self: ResidentState): Intention | null {
  if (self.needs[HYGIENE]! > 85) return null
  return intend('wash', homeOf(world, self), self.random.between(14, 24) * MINUTE)
}

export function reflect(self: ResidentState): Intention | null {
  return self.presentSlot < 0 ? null : intend('reflect', self.place, self.random.between(6, 14) * MINUTE)
}

export function sleep(world: World, self: ResidentState): Intention {
  const night = world.minute >= self.bedMinute - 120
  const minutes = night ? Math.max(200, self.wakeMinute - world.minute) : 90
  return intend('sleep', homeOf(world, self), minutes * MINUTE)
}

export function rest(world: World, self: ResidentState): Intention {
  const seconds = self.random.between(20, 50) * MINUTE
  if (self.presentSlot >= 0 && world.town.isOpenFor(self.place, world.now, 50))
    return intend('rest', self.place, seconds)
  return intend('rest', homeOf(world, self), seconds)
}

export function goHome(world: World, self: ResidentState): Intention {
  return intend('rest', homeOf(world, self), self.random.between(15, 35) * MINUTE)
}

export function browse(self: ResidentState): Intention | null {
  return self.presentSlot < 0 ? null : intend('browse', self.place, self.random.between(6, 14) * MINUTE)
}

export function post(world: World, self: ResidentState): Intention | null {
  if (self.presentSlot < 0) return null
  const speech = composePost(world, self)
  schedulePost(world, self, speech ? self.postsLeft - 1 : self.postsLeft)
  if (!speech) return null
  const cause = speech.memory
  return intend('post', self.place, self.random.between(90, 260), { speech, cause })
}

/** A small present for a friend who is here, now and then. */
export function give(world: World, self: ResidentState): Intention | null {
  if (!self.random.chance(0.12) || self.presentSlot < 0) return null
  const friend = lookAround(world, self).find((other) => {
    const { action } = world.resident(other).action
    return action !== 'sleep' && action !== 'walk' && affinityTo(world, self, other) > 0.35
  })
  if (friend === undefined) return null
  const item = items.findIndex(({ kind }, index) => GIFTS.has(kind) && itemCount(world, self, index) > 0)
  return item < 0 ? null : intend('give', self.place, 90, { partner: friend, item })
}

const GIFTS: ReadonlySet<string> = new Set(['craft', 'flower', 'book'])

export function refine(world: World, self: ResidentState, block: PlanBlock): Intention | null {
  const intention = refineBlock(world, self, block)
  if (intention) block.state = 'active'
  return intention
}

function refineBlock(world: World, self: ResidentState, block: PlanBlock): Intention | null {
  const left = block.endMinute - world.minute
  if (left < 5) return null
  const open = block.kind === 'work' || world.town.isOpenFor(block.place, world.now, 20)
  const place = open ? block.place : homeOf(world, self)
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
    default:
      return intend(
        'rest',
        block.kind === 'home' ? homeOf(world, self) : place,
        Math.min(left, self.random.between(20, 60)) * MINUTE,
      )
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

function shop(world: World, self: ResidentState, block: PlanBlock): Intention | null {
  const { place } = block
  if (!world.town.isOpen(place, world.now)) return null
  const kind = world.town.place(place).kind
  const wanted = items.flatMap(({ soldAt, kind: sort, priceCents }, index) =>
    soldAt.includes(kind) && WANTED.has(sort) && priceCents * 4 < self.moneyCents ? [index] : [],
  )
  const item = wanted.length > 0 ? wanted[self.random.between(0, wanted.length - 1)]! : NOTHING
  block.endMinute = Math.min(block.endMinute, world.minute + 45)
  return intend('shop', place, self.random.between(12, 30) * MINUTE, { item })
}

const WANTED: ReadonlySet<string> = new Set(['grocery', 'flower', 'book', 'craft', 'tool', 'food'])

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
  if (kind === 'park' && self.random.chance(0.4)) return intend('exercise', place, minutes * MINUTE)
  return intend('rest', place, minutes * MINUTE)
}

const EATERIES: readonly PlaceKind[] = [
  'noodle_shop',
  'cafe',
  'bakery',
  'bar',
  'market',
  'school',
  'station',
  'office',
  'hall',
]

/** At home from what is there, cooking first when need be; else wherever something is sold. */
export function eat(world: World, self: ResidentState, block: PlanBlock | undefined): Intention | null {
  const home = homeOf(world, self)
  const seconds = self.random.between(18, 35) * MINUTE
  const here = self.place
  if (here !== home && block?.place !== home) {
    const out = eatOut(world, self, block, seconds)
    if (out) return out
  }
  const ready = readyFood(world, self)
  if (ready >= 0)
    return intend('eat', here === home || self.presentSlot < 0 ? home : here, seconds, { item: ready })
  const dish = world.town
    .dishesOf(self.index)
    .find((item) => world.town.ingredientsOf(item).every((part) => itemCount(world, self, part) > 0))
  if (dish !== undefined) {
    self.agenda.push(intend('eat', home, seconds, { item: dish }))
    return intend('cook', home, self.random.between(20, 40) * MINUTE, { item: dish })
  }
  return eatOut(world, self, block, seconds)
}

function readyFood(world: World, self: ResidentState): number {
  return items.findIndex(({ kind }, index) => kind === 'food' && itemCount(world, self, index) > 0)
}

function eatOut(
  world: World,
  self: ResidentState,
  block: PlanBlock | undefined,
  seconds: number,
): Intention | null {
  const { now } = world
  const planned = block?.kind === 'meal' && world.town.isOpen(block.place, now) ? block.place : -1
  for (const place of [self.presentSlot >= 0 && sells(world, self.place) ? self.place : -1, planned, -2]) {
    const chosen = place === -2 ? nearestOfKinds(world, self, EATERIES, now, false) : place
    if (chosen < 0) continue
    const item = dishAt(world, self, chosen)
    if (item >= 0) return intend('eat', chosen, seconds, { item })
  }
  return null
}

function sells(world: World, place: number): boolean {
  return EATERIES.includes(world.town.place(place).kind) && world.town.isOpen(place, world.now)
}

/** Something to eat that the place sells and the resident can pay; a favourite dish when there is one. */
function dishAt(world: World, self: ResidentState, place: number): number {
  const kind = world.town.place(place).kind
  const { favouriteFoods } = world.sheet(self.index)
  const menu = items.flatMap((item, index) =>
    item.kind === 'food' && item.soldAt.includes(kind) && item.priceCents <= self.moneyCents ? [index] : [],
  )
  if (menu.length === 0) return NOTHING
  const favourites = menu.filter((item) => favouriteFoods.includes(items[item]!.key))
  const list = favourites.length > 0 && self.random.chance(0.5) ? favourites : menu
  return list[self.random.between(0, list.length - 1)]!
}
