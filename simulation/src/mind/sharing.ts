import { canBeAddressed } from '../actions/encounter.ts'
import { serve } from '../actions/serving.ts'
import { HUNGER } from '../world/needs.ts'
import { lookAround } from '../world/presence.ts'
import { affinityTo } from '../world/relations.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'
import { secondsToSpare } from './attending.ts'
import { LONGEST_MEAL_MINUTES, mealSeconds } from './meals.ts'

const PECKISH_BELOW = 90
const LIKED_ABOVE = 0

/** What was cooked is two portions: the second goes to somebody in the house who could eat, if there is one to like. */
export function shareMeal(world: World, cook: ResidentState, dish: number): void {
  if (cook.presentSlot < 0 || dish < 0) return
  const guest = lookAround(world, cook).find((other) => wouldSitDown(world, cook, world.resident(other)))
  if (guest !== undefined) serve(world, cook, world.resident(guest), dish, mealSeconds(cook))
}

function wouldSitDown(world: World, cook: ResidentState, other: ResidentState): boolean {
  return (
    canBeAddressed(world, other) &&
    other.needs[HUNGER]! < PECKISH_BELOW &&
    affinityTo(world, cook, other.index) > LIKED_ABOVE &&
    secondsToSpare(world, other) > LONGEST_MEAL_MINUTES * 60
  )
}
