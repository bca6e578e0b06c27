import { intend } from '../world/intention.ts'
import { itemCount, moveItem } from '../world/possessions.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'
import { finish, start } from './run-action.ts'

/** The second portion of what was cooked goes to somebody in the house, who comes to the table for it at once. */
export function serve(
  world: World,
  cook: ResidentState,
  guest: ResidentState,
  dish: number,
  seconds: number,
): void {
  if (itemCount(world, cook, dish) < 2 || guest.place !== cook.place || guest.presentSlot < 0) return
  finish(world, guest)
  moveItem(world, dish, 1, cook, guest, 'given')
  start(world, guest, intend('eat', cook.place, seconds, { item: dish, partner: cook.index }))
}
