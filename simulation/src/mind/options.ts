import { items } from '../world/content/items.ts'
import { intend, NOTHING, type Intention } from '../world/intention.ts'
import { isAtWork } from '../actions/preconditions.ts'
import { ENERGY, HYGIENE } from '../world/needs.ts'
import { itemCount } from '../world/possessions.ts'
import { lookAround } from '../world/presence.ts'
import { affinityTo } from '../world/relations.ts'
import type { ResidentState } from '../world/resident-state.ts'
import { isOpenFor } from '../world/weather.ts'
import type { World } from '../world/world.ts'
import { homeOf } from './places.ts'
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
  if (self.presentSlot >= 0 && isOpenFor(world, self.place, 50)) return intend('rest', self.place, seconds)
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

const KEEPSAKES: ReadonlySet<string> = new Set(['craft', 'flower', 'book'])
const keepsakes = items.flatMap(({ kind }, index) => (KEEPSAKES.has(kind) ? [index] : []))

/** A small present for a friend who is here, now and then. */
export function give(world: World, self: ResidentState): Intention | null {
  if (!self.random.chance(0.12) || self.presentSlot < 0) return null
  const friend = someoneHere(world, self, 0.35)
  if (friend === undefined) return null
  const item = keepsakes.find((index) => itemCount(world, self, index) > 0)
  return item === undefined ? null : intend('give', self.place, 90, { partner: friend, item })
}

/** Nobody gives a table for a flower. */
function areOfAWorth(one: number, other: number): boolean {
  const [less, more] = [items[one]!.priceCents, items[other]!.priceCents].sort((a, b) => a - b) as [
    number,
    number,
  ]
  return less * 2 >= more
}

/** An exchange with somebody here: a thing of theirs for a thing that they have not, or for money. */
export function trade(world: World, self: ResidentState): Intention | null {
  if (!self.random.chance(0.06) || self.presentSlot < 0) return null
  const partner = someoneHere(world, self, -0.05)
  if (partner === undefined) return null
  const other = world.resident(partner)
  const item = keepsakes.find(
    (index) => itemCount(world, other, index) > 0 && itemCount(world, self, index) === 0,
  )
  if (item === undefined) return null
  const own = keepsakes.find(
    (index) =>
      areOfAWorth(index, item) && itemCount(world, self, index) > 0 && itemCount(world, other, index) === 0,
  )
  const price = Math.round(items[item]!.priceCents * (0.7 + 0.4 * self.random.next()))
  if (own === undefined && price * 3 > self.moneyCents) return null
  return intend('trade', self.place, 150, {
    partner,
    item,
    offer: own ?? NOTHING,
    cents: own === undefined ? price : 0,
  })
}

const TIRING_BELOW = 88
const HAND_MINUTES = 15

/** A hand lent to somebody liked who is at work here and has got tired, when the resident has time and strength. */
export function helpOut(world: World, self: ResidentState): Intention | null {
  if (!self.random.chance(0.3) || self.presentSlot < 0 || world.town.isPupil(self.index)) return null
  if (self.needs[ENERGY]! < 45) return null
  const partner = lookAround(world, self).find((other) => isInNeed(world, self, world.resident(other)))
  if (partner === undefined) return null
  return intend('work', self.place, self.random.between(HAND_MINUTES, 40) * MINUTE, { partner })
}

function isInNeed(world: World, self: ResidentState, other: ResidentState): boolean {
  return (
    isAtWork(world, other) &&
    other.action.endAt - world.now > HAND_MINUTES * 60_000 &&
    other.needs[ENERGY]! < TIRING_BELOW &&
    affinityTo(world, self, other.index) > 0.15
  )
}

/** Somebody near who is up and on the spot, and is liked at least so much. */
function someoneHere(world: World, self: ResidentState, affinity: number): number | undefined {
  return lookAround(world, self).find((other) => {
    const { action } = world.resident(other).action
    return action !== 'sleep' && action !== 'walk' && affinityTo(world, self, other) > affinity
  })
}
