import { items } from '../world/content/items.ts'
import { NOBODY } from '../world/intention.ts'
import { remember, type NewMemory } from '../world/memories.ts'
import { FUN, HUNGER, HYGIENE, restore, stir } from '../world/needs.ts'
import { itemCount, moveItem } from '../world/possessions.ts'
import { lookAround } from '../world/presence.ts'
import { changeRelation, findRelation } from '../world/relations.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'

const HUNGER_STILLED = { food: 58, drink: 14, grocery: 26 } as const
const SHORT_NIGHT_HOURS = 5.5

/** What it leaves behind to sleep, eat, cook, wash, rest or move. */
export function finishBody(world: World, resident: ResidentState): void {
  const minutes = Math.round((resident.action.endAt - resident.action.startAt) / 60_000)
  switch (resident.action.action) {
    case 'sleep':
      return wake(world, resident, minutes / 60)
    case 'eat':
      return finishMeal(world, resident)
    case 'cook':
      return finishCooking(world, resident)
    case 'wash':
      return restore(resident, HYGIENE, 75)
    case 'exercise':
      return finishExercise(world, resident, minutes)
    case 'rest':
      return finishRest(world, resident, minutes)
    default:
      return
  }
}

function recall(world: World, resident: ResidentState, memory: NewMemory): void {
  remember(world, resident, { place: resident.place, cause: resident.action.key, ...memory })
}

function wake(world: World, resident: ResidentState, hours: number): void {
  if (hours < 3) return
  const { neuroticism } = world.sheet(resident.index).traits
  const badly = hours < SHORT_NIGHT_HOURS || resident.random.chance(0.04 + 0.12 * neuroticism)
  stir(resident, badly ? -10 : 6)
  recall(world, resident, {
    theme: badly ? 'slept_badly' : 'slept',
    importance: badly ? 4 : 2,
    amount: hours,
  })
}

function finishMeal(world: World, resident: ResidentState): void {
  const { item } = resident.action.intention
  const { kind } = items[item]!
  if (itemCount(world, resident, item) === 0) return
  moveItem(world, item, 1, resident, null, 'used')
  restore(
    resident,
    HUNGER,
    kind === 'food' || kind === 'drink' ? HUNGER_STILLED[kind] : HUNGER_STILLED.grocery,
  )
  restore(resident, FUN, 4)
  if (resident.action.intention.partner >= 0) return rememberBeingFed(world, resident)
  const companion = companionAtTable(world, resident)
  if (companion !== NOBODY) {
    stir(resident, 6)
    recall(world, resident, { theme: 'ate_with', importance: 4, subject: companion, item })
  } else if (kind !== 'drink') {
    const isBreakfast = Math.floor(world.minute % 1440) < 600
    recall(world, resident, { theme: isBreakfast ? 'breakfast' : 'ate_alone', importance: 2, item })
  }
}

/** Both remember the meal that one cooked for the other, once it is eaten. */
function rememberBeingFed(world: World, guest: ResidentState): void {
  const { item, partner } = guest.action.intention
  const cook = world.resident(partner)
  stir(guest, 8)
  stir(cook, 8)
  changeRelation(world, guest, partner, { affinity: 0.04, familiarity: 0.03, met: true })
  changeRelation(world, cook, guest.index, { affinity: 0.02, familiarity: 0.03, met: true })
  recall(world, guest, { theme: 'was_fed', importance: 5, subject: partner, item })
  const { place, action } = guest
  recall(world, cook, {
    theme: 'cooked_for',
    importance: 5,
    subject: guest.index,
    item,
    place,
    cause: action.key,
  })
}

/** Somebody it knows who eats in the same place right now. */
function companionAtTable(world: World, resident: ResidentState): number {
  const seen = lookAround(world, resident)
  return (
    seen.find(
      (other) =>
        world.resident(other).action.action === 'eat' && findRelation(world, resident, other) !== undefined,
    ) ?? NOBODY
  )
}

function finishCooking(world: World, resident: ResidentState): void {
  const { item } = resident.action.intention
  const recipe = world.town.ingredientsOf(item)
  if (!recipe.every((ingredient) => itemCount(world, resident, ingredient) > 0)) return
  for (const ingredient of recipe) moveItem(world, ingredient, 1, resident, null, 'used')
  moveItem(world, item, 2, null, resident, 'made')
  stir(resident, 4)
  recall(world, resident, { theme: 'cooked', importance: 3, item })
}

function finishExercise(world: World, resident: ResidentState, minutes: number): void {
  if (minutes < 15) return
  stir(resident, 8)
  const strolled = world.town.place(resident.place).kind !== 'gym'
  recall(world, resident, { theme: strolled ? 'walked' : 'exercised', importance: 3, amount: minutes })
}

function finishRest(world: World, resident: ResidentState, minutes: number): void {
  const { kind } = world.town.place(resident.place)
  if (minutes < 15 || kind === 'home') return
  stir(resident, 3)
  const others = world.tables.present[resident.place]!.length - 1
  if (kind === 'park' && resident.random.chance(0.6))
    recall(world, resident, { theme: 'park_visit', importance: 3 })
  else if (resident.random.chance(0.5))
    recall(world, resident, { theme: 'place_seen', importance: 2, amount: others })
}
