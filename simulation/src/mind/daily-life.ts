import { canBeAddressed, meet } from '../actions/encounter.ts'
import { finish, start } from '../actions/run-action.ts'
import { publishAnswer } from '../actions/online.ts'
import { engagementSlot, miss, rowOfKey } from '../world/gatherings.ts'
import { NO_ROW } from '../world/gathering-store.ts'
import { NO_KEY } from '../world/keys.ts'
import { hasRoom } from '../world/presence.ts'
import { intend, type Intention } from '../world/intention.ts'
import { isPerson } from '../world/people.ts'
import { isAsleep, type ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'
import { currentBlock, giveUp } from '../world/plan.ts'
import { isOpen } from '../world/weather.ts'
import { secondsToSpare } from './attending.ts'
import { homeOf } from './places.ts'
import { shareMeal } from './sharing.ts'
import type { Mind } from './mind.ts'
import type { ActionKind } from '@ai-community/shared/world/vocabulary.ts'

/** After these a resident looks up and may start to talk to somebody. */
const LOOKS_UP_AFTER: ReadonlySet<ActionKind> = new Set([
  'walk',
  'work',
  'eat',
  'rest',
  'exercise',
  'shop',
  'study',
  'use',
  'attend',
  'host',
])

/** The present action is over: its effects, what it makes the resident think, and what it does next. */
export function liveOn(world: World, mind: Mind, self: ResidentState): void {
  const percept = { world, self }
  const { action, intention } = self.action
  finish(world, self)
  if (action === 'walk') return goOnInside(world, mind, self, intention)
  if (action === 'sleep') awaken(world, mind, self)
  if (action === 'browse') self.agenda.push(...mind.readFeed(percept))
  if (action === 'reflect') mind.reflect(percept)
  if (action === 'cook') shareMeal(world, self, intention.item)
  if (LOOKS_UP_AFTER.has(action) && strikeUpTalk(world, mind, self)) return
  next(world, mind, self)
}

/** Does the next thing of the agenda, or what the mind decides. */
export function next(world: World, mind: Mind, self: ResidentState): void {
  const planned = self.agenda.length > 0 ? self.agenda.shift() : undefined
  // What a list had room for it keeps when it is empty.
  if (planned && self.agenda.length === 0) self.agenda = []
  if (planned?.action === 'talk' && talkTo(world, mind, self, planned.partner)) return
  const intention = planned && isPossible(world, self, planned) ? planned : mind.decide({ world, self })
  start(world, self, inTime(world, self, intention))
}

/** Whatever else is done ends in time to set out for the next engagement; only a night's sleep does not. */
function inTime(world: World, self: ResidentState, intention: Intention): Intention {
  if (intention.action === 'sleep' || intention.action === 'attend' || intention.action === 'host')
    return intention
  if (intention.cause !== NO_KEY && engagementSlot(world, self, intention.cause) >= 0) return intention
  const spare = secondsToSpare(world, self)
  return spare >= intention.seconds ? intention : { ...intention, seconds: Math.max(60, Math.round(spare)) }
}

/** Arrived: those there first, then what it came for, if there is still room and the place is open. */
function goOnInside(world: World, mind: Mind, self: ResidentState, intention: Intention): void {
  if (self.presentSlot < 0) {
    self.agenda.length = 0
    putUpWithCrowd(world, self, intention)
    return start(world, self, turnedAway(world, mind, self))
  }
  if (intention.action !== 'sleep' && strikeUpTalk(world, mind, self)) {
    self.agenda.unshift(intention)
    return
  }
  const instead = isPossible(world, self, intention) ? intention : mind.decide({ world, self })
  start(world, self, inTime(world, self, instead))
}

/** There was no room: what the resident came for is given up. */
function putUpWithCrowd(world: World, self: ResidentState, intention: Intention): void {
  const row = rowOfKey(world, self, intention.cause)
  if (row !== NO_ROW) miss(world, self, row, 'full')
  const block = currentBlock(world, self)
  if (block?.place === self.place) giveUp(world, self, block, 'full')
}

function turnedAway(world: World, mind: Mind, self: ResidentState): Intention {
  const instead = mind.decide({ world, self })
  if (instead.place !== self.place) return instead
  return { ...instead, action: 'rest', place: homeOf(world, self), speech: null, item: -1 }
}

function strikeUpTalk(world: World, mind: Mind, self: ResidentState): boolean {
  const percept = { world, self }
  const others = mind.approach(percept)
  if (others.length === 0) return false
  meet(world, [self.index, ...others], mind.converse(percept, others))
  return true
}

/** A talk with one particular resident, when it is here and can be drawn into one. */
function talkTo(world: World, mind: Mind, self: ResidentState, partner: number): boolean {
  const other = world.resident(partner)
  const areTogether = self.presentSlot >= 0 && other.place === self.place && partner !== self.index
  if (!areTogether || !canBeAddressed(world, other)) return false
  meet(world, [self.index, partner], mind.converse({ world, self }, [partner]))
  return true
}

function isPossible(world: World, self: ResidentState, intention: Intention): boolean {
  if (self.presentSlot < 0 && intention.place === self.place) return false
  if (intention.action === 'talk') return false
  if (intention.place === self.place || intention.action === 'work') return true
  return isOpen(world, intention.place) && hasRoom(world, intention.place)
}

function awaken(world: World, mind: Mind, self: ResidentState): void {
  self.agenda.length = 0
  if (world.minute >= self.wakeMinute - 60 || world.minute < self.bedMinute - 240)
    mind.planDay({ world, self })
  answerWaiting(world, mind, self)
}

/** Answers what people wrote, unless the resident sleeps: then it does so on waking. */
export function answerWaiting(world: World, mind: Mind, self: ResidentState): void {
  if (isAsleep(self) && self.action.endAt > world.now) return
  const waiting = self.inbox.filter((entry) => isPerson(entry.from))
  if (waiting.length === 0) return
  self.inbox = self.inbox.filter((entry) => !isPerson(entry.from))
  world.touch(self)
  for (const entry of waiting) {
    const speech = mind.answer({ world, self }, entry)
    if (speech) publishAnswer(world, self, speech, entry)
  }
}

/** The first thing a resident does in a new world: sleep on, or begin the day in the middle of the night. */
export function settleIn(world: World, mind: Mind, self: ResidentState): void {
  const { sleep } = world.sheet(self.index)
  const asleep = [0, 1_440].some((minute) => minute >= sleep.startMinute && minute < sleep.endMinute)
  if (!asleep) {
    mind.planDay({ world, self })
    return next(world, mind, self)
  }
  const offset = sleep.endMinute > 1_440 ? 1_440 : 0
  self.bedMinute = sleep.startMinute - offset
  self.wakeMinute = sleep.endMinute - offset + self.random.between(-15, 15)
  start(world, self, intend('sleep', self.place, Math.max(5, self.wakeMinute) * 60))
}
