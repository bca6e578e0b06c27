import { items } from '../world/content/items.ts'
import { remember, type NewMemory } from '../world/memories.ts'
import { FUN, restore, SOCIAL, stir } from '../world/needs.ts'
import { itemCount, moveItem, moveMoney } from '../world/possessions.ts'
import { changeRelation } from '../world/relations.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'

const LARDER_FULL = 3

/** Eaten out: the meal is bought as it is served. Eaten at home, it is taken from what is there. */
export function payForMeal(world: World, resident: ResidentState): void {
  const { item } = resident.action.intention
  if (itemCount(world, resident, item) > 0) return
  buy(world, resident, item, 'meal')
}

/** What it leaves behind to shop, to give or to trade. */
export function finishTrade(world: World, resident: ResidentState): void {
  if (resident.action.action === 'give') return handOver(world, resident)
  if (resident.action.action === 'trade') return exchange(world, resident)
  const { item } = resident.action.intention
  const bought = item >= 0 ? buy(world, resident, item, 'purchase') : false
  if (bought && items[item]!.kind !== 'grocery')
    remember(world, resident, {
      theme: 'bought',
      importance: 4,
      place: resident.place,
      item,
      amount: items[item]!.priceCents,
      cause: resident.action.key,
    })
  if (world.town.place(resident.place).kind === 'market') fillLarder(world, resident, bought ? item : -1)
  resident.lastShopAt = world.now
  restore(resident, FUN, 4)
}

/** Groceries for the dishes it can cook, as long as the money is there. */
function fillLarder(world: World, resident: ResidentState, alreadyBought: number): void {
  let newest = -1
  for (const dish of world.town.dishesOf(resident.index))
    for (const ingredient of world.town.ingredientsOf(dish))
      if (
        ingredient !== alreadyBought &&
        itemCount(world, resident, ingredient) < LARDER_FULL &&
        items[ingredient]!.soldAt.includes('market') &&
        buy(world, resident, ingredient, 'purchase')
      )
        newest = ingredient
  if (newest >= 0)
    remember(world, resident, {
      theme: 'bought',
      importance: 2,
      place: resident.place,
      item: newest,
      amount: items[newest]!.priceCents,
      cause: resident.action.key,
    })
}

function buy(world: World, resident: ResidentState, item: number, reason: 'meal' | 'purchase'): boolean {
  const price = items[item]!.priceCents
  if (resident.moneyCents < price) return false
  moveMoney(world, price, resident, null, reason)
  moveItem(world, item, 1, null, resident, 'bought')
  return true
}

/** The gift changes hands if the friend is still there. */
function handOver(world: World, resident: ResidentState): void {
  const { partner, item } = resident.action.intention
  const friend = world.resident(partner)
  if (friend.place !== resident.place || friend.presentSlot < 0 || itemCount(world, resident, item) === 0)
    return
  moveItem(world, item, 1, resident, friend, 'given')
  const cause = resident.action.key
  stir(resident, 8)
  stir(friend, 14)
  restore(resident, SOCIAL, 10)
  restore(friend, SOCIAL, 10)
  changeRelation(world, friend, resident.index, { affinity: 0.08, familiarity: 0.02, met: true })
  changeRelation(world, resident, partner, { affinity: 0.03, familiarity: 0.02, met: true })
  remember(world, resident, {
    theme: 'gave',
    importance: 5,
    subject: partner,
    place: resident.place,
    item,
    cause,
  })
  remember(world, friend, {
    theme: 'received',
    importance: 6,
    subject: resident.index,
    place: resident.place,
    item,
    cause,
  })
}

/** Both sides change hands or neither: each still has what it gives, and they are both there. */
function exchange(world: World, resident: ResidentState): void {
  const { partner, item, offer, cents } = resident.action.intention
  const other = world.resident(partner)
  const areTogether = other.place === resident.place && other.presentSlot >= 0
  const canPay = offer < 0 ? resident.moneyCents >= cents : itemCount(world, resident, offer) > 0
  const cause = resident.action.key
  if (!areTogether || !canPay || itemCount(world, other, item) === 0) return
  moveItem(world, item, 1, other, resident, 'traded')
  if (offer >= 0) {
    moveItem(world, offer, 1, resident, other, 'traded')
    rememberDeal(world, resident, partner, { theme: 'traded', item, topic: offer, cause })
    rememberDeal(world, other, resident.index, { theme: 'traded', item: offer, topic: item, cause })
  } else {
    if (cents > 0) moveMoney(world, cents, resident, other, 'trade')
    rememberDeal(world, resident, partner, { theme: 'bought', item, amount: cents, cause })
    rememberDeal(world, other, resident.index, { theme: 'sold', item, amount: cents, cause })
  }
}

/** Of a swap, the topic is the thing that was given. */
function rememberDeal(
  world: World,
  resident: ResidentState,
  partner: number,
  deal: Pick<NewMemory, 'theme' | 'item' | 'topic' | 'amount' | 'cause'>,
): void {
  stir(resident, 5)
  restore(resident, SOCIAL, 6)
  changeRelation(world, resident, partner, { affinity: 0.02, familiarity: 0.02, met: true })
  remember(world, resident, { importance: 5, subject: partner, place: resident.place, ...deal })
}
