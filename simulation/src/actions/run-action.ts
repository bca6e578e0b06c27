import { SIM_SECOND_MS, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import { EVENT_ACTION_END } from '../world/events.ts'
import { turnUp } from '../world/gatherings.ts'
import { NO_KEY } from '../world/keys.ts'
import { intend, type Intention } from '../world/intention.ts'
import { settleNeeds } from '../world/needs.ts'
import { enter, hasRoom, leave } from '../world/presence.ts'
import type { ResidentState } from '../world/resident-state.ts'
import { remember } from '../world/memories.ts'
import type { World } from '../world/world.ts'
import { finishAttending } from './attend.ts'
import { finishBody } from './body.ts'
import { finishOnline, mayWrite } from './online.ts'
import { readNotice } from '../world/town-events.ts'
import { obstacleTo } from './preconditions.ts'
import { finishPhoto } from './photo.ts'
import { finishTrade, payForMeal } from './trade.ts'
import { finishWork } from './work.ts'

/** Starts what the resident means to do: on the spot, or by walking there first. */
export function start(world: World, resident: ResidentState, intention: Intention): void {
  settleNeeds(resident, world.sheet(resident.index), world.now)
  if (intention.place !== resident.place) return startWalk(world, resident, intention)
  if (resident.presentSlot < 0) enter(world, resident, intention.place)
  if (obstacleTo(world, resident, intention) !== null || !mayWrite(world, resident, intention))
    return begin(world, resident, { ...intention, action: 'rest', speech: null }, null)
  begin(world, resident, intention, null)
  if (intention.cause !== NO_KEY) turnUp(world, resident, intention.cause)
  if (intention.action === 'eat') payForMeal(world, resident)
}

/**
 * Ends the present action now and lets its effects happen, in proportion to the time when it was cut short.
 * Afterwards the resident does nothing until the next `start`.
 */
export function finish(world: World, resident: ResidentState): void {
  settleNeeds(resident, world.sheet(resident.index), world.now)
  world.touch(resident)
  const { action } = resident
  if (world.now < action.endAt) {
    action.endAt = world.now
    world.effects.actionCut(action.key, resident.index)
  }
  switch (action.action) {
    case 'walk':
      return arrive(world, resident)
    case 'work':
    case 'study':
    case 'use':
      return finishWork(world, resident)
    case 'shop':
    case 'give':
    case 'trade':
      return finishTrade(world, resident)
    case 'attend':
    case 'host':
      return finishAttending(world, resident, minutesOf(resident))
    case 'photo':
      return finishPhoto(world, resident)
    case 'post':
    case 'comment':
    case 'like':
    case 'follow':
    case 'message':
      return finishOnline(world, resident)
    default:
      return finishBody(world, resident)
  }
}

/** Whole minutes that the present action has lasted. */
export function minutesOf(resident: ResidentState): number {
  return Math.round((resident.action.endAt - resident.action.startAt) / 60_000)
}

/** Starts a talk on the spot that ends at the same time for all who take part. */
export function startTalk(
  world: World,
  resident: ResidentState,
  partner: number,
  seconds: number,
  cause: number,
): void {
  begin(world, resident, intend('talk', resident.place, seconds, { partner, cause }), null)
}

function startWalk(world: World, resident: ResidentState, intention: Intention): void {
  const from = resident.place
  if (resident.presentSlot >= 0) leave(world, resident)
  resident.place = intention.place
  begin(world, resident, intention, from)
}

/** `from` is where a walk begins, null for anything done on the spot. */
function begin(world: World, resident: ResidentState, intention: Intention, from: number | null): void {
  const route = from === null ? null : world.town.route(from, intention.place)
  const key = world.newKey()
  const lengthMs = route ? Math.max(SIM_SECOND_MS, route.durationMs) : intention.seconds * SIM_SECOND_MS
  const endAt = (world.now + lengthMs) as SimTime
  const action = route ? 'walk' : intention.action
  resident.action = {
    key,
    action,
    place: intention.place,
    from: from ?? intention.place,
    startAt: world.now,
    endAt,
    intention,
  }
  world.touch(resident)
  world.schedule(endAt, EVENT_ACTION_END, resident.index, key)
  world.effects.actionStarted(key, resident.index, resident.action)
  world.onActionStart?.(resident)
}

function arrive(world: World, resident: ResidentState): void {
  if (hasRoom(world, resident.place)) {
    enter(world, resident, resident.place)
    return readNotice(world, resident)
  }
  remember(world, resident, {
    theme: 'place_full',
    importance: 2,
    place: resident.place,
    cause: resident.action.key,
  })
}
