import type { GiveUpReason } from '@ai-community/shared/world/vocabulary.ts'
import { items } from '../world/content/items.ts'
import { engagementSlot } from '../world/gatherings.ts'
import type { Intention } from '../world/intention.ts'
import { itemCount } from '../world/possessions.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'

/**
 * Why an action cannot begin here and now, whoever wants it; null when it can. The texts of posts, comments and
 * messages have limits of their own (`online.ts`). Asked for every action that begins, so it makes nothing.
 */
export function obstacleTo(world: World, self: ResidentState, intention: Intention): GiveUpReason | null {
  switch (intention.action) {
    case 'sleep':
      return intention.place === world.town.homeOf(self.index) ? null : 'far'
    case 'work':
      if (intention.partner >= 0) return obstacleToHelping(world, self, intention)
      return intention.place === world.town.workplaceOf(self.index) ? null : 'far'
    case 'eat':
      return obstacleToMeal(world, self, intention)
    case 'cook':
    case 'use':
      return hasAll(world, self, intention.item) ? null : 'no_money'
    case 'give':
      return itemCount(world, self, intention.item) > 0
        ? obstacleToMeeting(world, self, intention)
        : 'no_money'
    case 'trade':
      return canPay(world, self, intention) ? obstacleToMeeting(world, self, intention) : 'no_money'
    case 'attend':
    case 'host':
      return engagementSlot(world, self, intention.cause) >= 0 ? null : 'called_off'
    default:
      return null
  }
}

/** From what the resident has, or what the place sells and it can pay. */
function obstacleToMeal(world: World, self: ResidentState, { item, place }: Intention): GiveUpReason | null {
  if (item < 0) return 'hungry'
  if (itemCount(world, self, item) > 0) return null
  const { soldAt, priceCents } = items[item]!
  if (!soldAt.includes(world.town.place(place).kind)) return 'shut'
  return self.moneyCents >= priceCents ? null : 'no_money'
}

function hasAll(world: World, self: ResidentState, item: number): boolean {
  if (item < 0) return false
  for (const part of world.town.ingredientsOf(item)) if (itemCount(world, self, part) === 0) return false
  return true
}

function canPay(world: World, self: ResidentState, { offer, cents }: Intention): boolean {
  return offer >= 0 ? itemCount(world, self, offer) > 0 : self.moneyCents >= cents
}

/** The one who is helped has to be at its own work here. */
function obstacleToHelping(world: World, self: ResidentState, { partner }: Intention): GiveUpReason | null {
  if (partner === self.index) return 'busy'
  const other = world.resident(partner)
  if (other.presentSlot < 0 || other.place !== self.place) return 'far'
  return isAtWork(world, other) ? null : 'busy'
}

/** At its own work, not at another's. */
export function isAtWork(world: World, resident: ResidentState): boolean {
  const { action, intention } = resident.action
  return (
    action === 'work' && intention.partner < 0 && resident.place === world.town.workplaceOf(resident.index)
  )
}

/** The other has to be on the spot, and to have what is wanted of it. */
function obstacleToMeeting(world: World, self: ResidentState, intention: Intention): GiveUpReason | null {
  if (intention.partner < 0 || intention.partner === self.index) return 'busy'
  const other = world.resident(intention.partner)
  if (other.presentSlot < 0 || other.place !== self.place) return 'far'
  return intention.action === 'give' || itemCount(world, other, intention.item) > 0 ? null : 'busy'
}
