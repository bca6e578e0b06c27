import type { PlaceKind } from '@ai-community/shared/world/vocabulary.ts'
import { items } from '../world/content/items.ts'
import { intend, NOTHING, type Intention } from '../world/intention.ts'
import { itemCount } from '../world/possessions.ts'
import type { PlanBlock } from '../world/plan-table.ts'
import type { ResidentState } from '../world/resident-state.ts'
import { isOpen } from '../world/weather.ts'
import type { World } from '../world/world.ts'
import { homeOf, nearestOfKinds } from './places.ts'

/** Where and what to eat. */

const MINUTE = 60

/** Dishes that each kind of place sells. */
const menus = new Map<PlaceKind, readonly number[]>()
items.forEach((item, index) => {
  if (item.kind !== 'food') return
  for (const kind of item.soldAt) menus.set(kind, [...(menus.get(kind) ?? []), index])
})

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

const SHORTEST_MEAL_MINUTES = 18
export const LONGEST_MEAL_MINUTES = 35

export function mealSeconds(self: ResidentState): number {
  return self.random.between(SHORTEST_MEAL_MINUTES, LONGEST_MEAL_MINUTES) * MINUTE
}

/** At home from what is there, cooking first when need be; else wherever something is sold. */
export function eat(world: World, self: ResidentState, block: PlanBlock | undefined): Intention | null {
  const home = homeOf(world, self)
  const seconds = mealSeconds(self)
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
  const planned = block?.kind === 'meal' && isOpen(world, block.place) ? block.place : -1
  for (const place of [self.presentSlot >= 0 && sells(world, self.place) ? self.place : -1, planned, -2]) {
    const chosen = place === -2 ? nearestOfKinds(world, self, EATERIES, now, false) : place
    if (chosen < 0) continue
    const item = dishAt(world, self, chosen)
    if (item >= 0) return intend('eat', chosen, seconds, { item })
  }
  return null
}

function sells(world: World, place: number): boolean {
  return EATERIES.includes(world.town.place(place).kind) && isOpen(world, place)
}

/** Something to eat that the place sells and the resident can pay; a favourite dish when there is one. */
export function dishAt(world: World, self: ResidentState, place: number): number {
  const kind = world.town.place(place).kind
  const { favouriteFoods } = world.sheet(self.index)
  const menu = (menus.get(kind) ?? []).filter((item) => items[item]!.priceCents <= self.moneyCents)
  if (menu.length === 0) return NOTHING
  const favourites = menu.filter((item) => favouriteFoods.includes(items[item]!.key))
  const list = favourites.length > 0 && self.random.chance(0.5) ? favourites : menu
  return list[self.random.between(0, list.length - 1)]!
}
