import { items } from './content/items.ts'
import type { ItemChanged, MoneyChanged } from './effects.ts'
import { NOBODY } from './intention.ts'
import type { ResidentState } from './resident-state.ts'
import type { World } from './world.ts'

export function itemCount(world: World, resident: ResidentState, item: number): number {
  return world.tables.inventory[resident.index * items.length + item]!
}

/**
 * Moves `count` pieces; a null side is the world outside the residents' hands (made, bought, used up).
 * Either both sides change or none.
 *
 * @throws RangeError when the giver has fewer, or the receiver would have more than 65,535.
 */
export function moveItem(
  world: World,
  item: number,
  count: number,
  from: ResidentState | null,
  to: ResidentState | null,
  reason: ItemChanged['reason'],
): void {
  const { inventory } = world.tables
  const fromSlot = from ? from.index * items.length + item : -1
  const toSlot = to ? to.index * items.length + item : -1
  if (from && inventory[fromSlot]! < count)
    throw new RangeError(`${world.sheet(from.index).key} has fewer than ${count} of ${items[item]!.key}`)
  if (to && inventory[toSlot]! + count > 0xffff) throw new RangeError(`too many of ${items[item]!.key}`)
  if (from) inventory[fromSlot]! -= count
  if (to) inventory[toSlot]! += count
  if (from) world.touch(from)
  if (to) world.touch(to)
  world.effects.itemChanged(
    world.newKey(),
    item,
    count,
    from ? from.index : NOBODY,
    to ? to.index : NOBODY,
    from ? inventory[fromSlot]! : 0,
    to ? inventory[toSlot]! : 0,
    reason,
  )
}

/**
 * Moves money between two residents, or a resident and the town (null); the sum of all stays the same.
 *
 * @throws RangeError when a resident would owe money.
 */
export function moveMoney(
  world: World,
  cents: number,
  from: ResidentState | null,
  to: ResidentState | null,
  reason: MoneyChanged['reason'],
): void {
  if (from && from.moneyCents < cents)
    throw new RangeError(`${world.sheet(from.index).key} cannot pay ${cents} cents`)
  if (from) from.moneyCents -= cents
  else world.tables.treasuryCents -= cents
  if (to) to.moneyCents += cents
  else world.tables.treasuryCents += cents
  if (from) world.touch(from)
  if (to) world.touch(to)
  world.effects.moneyChanged(
    world.newKey(),
    from ? from.index : NOBODY,
    to ? to.index : NOBODY,
    cents,
    from ? from.moneyCents : 0,
    to ? to.moneyCents : 0,
    reason,
  )
}
