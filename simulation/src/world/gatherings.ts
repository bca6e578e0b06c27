import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import {
  GIVE_UP_REASONS,
  type BilingualText,
  type EngagementState,
  type GatheringKind,
  type GiveUpReason,
} from '@ai-community/shared/world/vocabulary.ts'
import type { Gathering } from './effect-vocabulary.ts'
import { EVENT_ENGAGEMENT_OVER, EVENT_GATHERING_OVER } from './events.ts'
import { reasonOf } from './excuses.ts'
import { NO_ROW } from './gathering-store.ts'
import { NOBODY, type Actor } from './intention.ts'
import { NO_KEY, type KeyNumber } from './keys.ts'
import { remember } from './memories.ts'
import { restore, SOCIAL, stir } from './needs.ts'
import { isPerson } from './people.ts'
import { planBlock, putIntoPlan } from './plan.ts'
import { changeRelation } from './relations.ts'
import type { ResidentState } from './resident-state.ts'
import { isWetAt } from './weather.ts'
import type { World } from './world.ts'

const MINUTE_MS = 60_000
/** Later than this before its end, nobody sets out any more. */
export const LAST_MINUTES = 6

export interface GatheringDraft {
  kind: GatheringKind
  place: number
  /** Minutes since day 1, 00:00. */
  startMinute: number
  endMinute: number
  host: Actor
  /** Those on the list beside the host; not yet asked. */
  guests: readonly Actor[]
  /** The fact by which others hear of it. */
  fact?: number
  isOpen?: boolean
  /** Its key; a new one when it is not given. */
  key?: KeyNumber
}

/** Enters a gathering into the town's book; NO_ROW when the book is full or it would be over already. */
export function openGathering(world: World, draft: GatheringDraft): number {
  const { gatherings } = world.tables
  if (draft.endMinute <= world.minute) return NO_ROW
  const key = draft.key ?? world.newKey()
  const { kind, place, startMinute, endMinute, host } = draft
  const isOpen = draft.isOpen ?? false
  const row = gatherings.open({
    key,
    kind,
    place,
    startMinute,
    endMinute,
    host,
    fact: draft.fact ?? -1,
    isOpen,
  })
  if (row === NO_ROW) return NO_ROW
  for (const guest of draft.guests) gatherings.addGuest(row, guest)
  // A second after the last guest's own end, so that every guest's state is settled.
  world.schedule(endMinute * MINUTE_MS + 1_000, EVENT_GATHERING_OVER, row, key)
  return row
}

/** The gathering of a row, as effects have it. */
export function gatheringOf(world: World, row: number): Gathering {
  const { gatherings } = world.tables
  return {
    kind: gatherings.kindOf(row),
    place: gatherings.placeOf(row),
    startAt: (gatherings.startOf(row) * MINUTE_MS) as SimTime,
    endAt: (gatherings.endOf(row) * MINUTE_MS) as SimTime,
    host: gatherings.hostOf(row),
  }
}

/** Tells readers of the town's calendar. */
export function announce(world: World, row: number, text: BilingualText, importance: number): void {
  const { gatherings } = world.tables
  const invited: number[] = []
  for (let position = 0; position < gatherings.guestCount(row); position++) {
    const guest = gatherings.guestAt(row, position)
    if (guest >= 0 && guest !== gatherings.hostOf(row)) invited.push(guest)
  }
  world.effects.eventAnnounced(gatherings.keyOf(row), gatheringOf(world, row), invited, text, importance)
}

/** Slot of the resident's engagement with a key, or -1. */
export function engagementSlot(world: World, resident: ResidentState, key: KeyNumber): number {
  return world.tables.engagements.find(resident.index, key)
}

/** Row of the gathering that this engagement is to, or NO_ROW when it is over. */
export function rowOfKey(world: World, resident: ResidentState, key: KeyNumber): number {
  // Empty slots and free rows bear it, too.
  if (key === NO_KEY) return NO_ROW
  const { engagements, gatherings } = world.tables
  const slot = engagements.find(resident.index, key)
  if (slot < 0) return NO_ROW
  const row = engagements.rowAt(resident.index, slot)
  return gatherings.keyOf(row) === key ? row : NO_ROW
}

/** How the resident stands to a gathering from now on; false when it has too much on already. */
export function engage(
  world: World,
  resident: ResidentState,
  row: number,
  state: EngagementState,
  reason: GiveUpReason | null = null,
): boolean {
  const { gatherings, engagements } = world.tables
  const key = gatherings.keyOf(row)
  const slot = slotFor(world, resident, key)
  if (slot < 0) return false
  const isNew = engagements.keyAt(resident.index, slot) !== key
  engagements.set(resident.index, slot, key, row, state)
  const position = gatherings.findGuest(row, resident.index)
  if (position >= 0) gatherings.setState(row, position, state, reason)
  if (state === 'came') gatherings.countArrival(row)
  if (state === 'accepted') {
    if (isNew) world.schedule(gatherings.endOf(row) * MINUTE_MS, EVENT_ENGAGEMENT_OVER, resident.index, key)
    enterIntoDay(world, resident, row)
  }
  world.touch(resident)
  world.effects.engagementChanged(key, resident.index, gatheringOf(world, row), state, reason)
  return true
}

/** Its own slot, else a free one; what is over or was declined makes room. */
function slotFor(world: World, resident: ResidentState, key: KeyNumber): number {
  const { gatherings, engagements } = world.tables
  const own = engagements.find(resident.index, key)
  if (own >= 0) return own
  for (let slot = 0; slot < engagements.slots; slot++) {
    const other = engagements.keyAt(resident.index, slot)
    if (other === 0) return slot
    const isOver = gatherings.keyOf(engagements.rowAt(resident.index, slot)) !== other
    const state = engagements.stateAt(resident.index, slot)
    if (isOver || state === 'declined' || state === 'missed') return slot
  }
  return -1
}

/** An engagement of the day whose plan is made already becomes a part of it. */
function enterIntoDay(world: World, resident: ResidentState, row: number): void {
  const { gatherings } = world.tables
  const start = gatherings.startOf(row)
  if (start >= resident.bedMinute || resident.planCount === 0) return
  putIntoPlan(world, resident, engagementBlock(world, row))
}

/** The engagement as a part of a plan. */
export function engagementBlock(world: World, row: number) {
  const { gatherings } = world.tables
  const kind = gatherings.isOpenToAll(row) || gatherings.kindOf(row) === 'party' ? 'event' : 'appointment'
  return planBlock(
    kind,
    gatherings.startOf(row),
    gatherings.endOf(row),
    gatherings.placeOf(row),
    gatherings.keyOf(row),
  )
}

/** Row of the next engagement that the resident means to keep and that is not over, or NO_ROW. */
export function nextEngagement(world: World, resident: ResidentState): number {
  const { gatherings, engagements } = world.tables
  let next = NO_ROW
  let start = Infinity
  for (let slot = 0; slot < engagements.slots; slot++) {
    const key = engagements.keyAt(resident.index, slot)
    if (key === 0) continue
    const state = engagements.stateAt(resident.index, slot)
    if (state !== 'accepted' && state !== 'came') continue
    const row = engagements.rowAt(resident.index, slot)
    if (gatherings.keyOf(row) !== key || gatherings.endOf(row) - LAST_MINUTES <= world.minute) continue
    if (gatherings.startOf(row) < start) {
      start = gatherings.startOf(row)
      next = row
    }
  }
  return next
}

/** What stands between the resident and the time from `from` to `to`, in minutes; null when it is free. */
export function obstacleAt(
  world: World,
  resident: ResidentState,
  from: number,
  to: number,
): GiveUpReason | null {
  const { gatherings, engagements } = world.tables
  const sheet = world.sheet(resident.index)
  for (let slot = 0; slot < engagements.slots; slot++) {
    const key = engagements.keyAt(resident.index, slot)
    if (key === 0 || engagements.stateAt(resident.index, slot) !== 'accepted') continue
    const row = engagements.rowAt(resident.index, slot)
    if (gatherings.keyOf(row) !== key) continue
    if (from < gatherings.endOf(row) + 20 && to + 20 > gatherings.startOf(row)) return 'engaged'
  }
  const { sleep, shift } = sheet
  for (let day = Math.floor(from / 1440) - 1; day * 1440 < to; day++) {
    const midnight = day * 1440
    if (from < midnight + sleep.endMinute + 45 && to > midnight + sleep.startMinute - 30) return 'asleep'
    if (!shift || !shift.days.includes(((day % 7) + 7) % 7)) continue
    if (from < midnight + shift.endMinute + 10 && to > midnight + shift.startMinute - 10) return 'shift'
  }
  return null
}

/** The resident is there: it kept its word. */
export function turnUp(world: World, resident: ResidentState, key: KeyNumber): void {
  const slot = engagementSlot(world, resident, key)
  if (slot < 0 || world.tables.engagements.stateAt(resident.index, slot) !== 'accepted') return
  const row = rowOfKey(world, resident, key)
  if (row !== NO_ROW) engage(world, resident, row, 'came')
}

/** The resident will not be there after all. */
export function miss(world: World, resident: ResidentState, row: number, reason: GiveUpReason): void {
  const { gatherings } = world.tables
  engage(world, resident, row, 'missed', reason)
  const isEvent = gatherings.isOpenToAll(row) || gatherings.kindOf(row) === 'party'
  stir(resident, -4)
  remember(world, resident, {
    theme: isEvent ? 'missed_event' : 'missed_appointment',
    importance: 4,
    subject: companionOf(world, row, resident.index),
    place: gatherings.placeOf(row),
    topic: gatherings.kindIndexOf(row),
    amount: GIVE_UP_REASONS.indexOf(reason),
    cause: gatherings.keyOf(row),
  })
}

/** At the end: who promised and is not there has missed it. */
export function engagementOver(world: World, resident: ResidentState, key: KeyNumber): void {
  const slot = engagementSlot(world, resident, key)
  if (slot < 0 || world.tables.engagements.stateAt(resident.index, slot) !== 'accepted') return
  const row = rowOfKey(world, resident, key)
  if (row === NO_ROW) return
  const isWet = isWetAt(world, world.tables.gatherings.placeOf(row))
  const block = resident.findPart((part) => part.gathering === key)
  miss(world, resident, row, block?.reason ?? (isWet ? 'weather' : reasonOf(resident)))
}

/** The one that a guest comes for: the host, else the first other on the list; nobody for the town's own. */
export function companionOf(world: World, row: number, resident: number): Actor {
  const { gatherings } = world.tables
  const host = gatherings.hostOf(row)
  if (host !== resident && host !== NOBODY) return host
  for (let position = 0; position < gatherings.guestCount(row); position++)
    if (gatherings.guestAt(row, position) !== resident) return gatherings.guestAt(row, position)
  return NOBODY
}

const MOST_NEW_TIES = 4

/** Everybody's part in it is settled: what remains of it in those who came, and the row is free again. */
export function gatheringOver(world: World, row: number, key: KeyNumber): void {
  const { gatherings } = world.tables
  if (gatherings.keyOf(row) !== key) return
  const came: number[] = []
  for (let position = 0; position < gatherings.guestCount(row); position++)
    if (gatherings.stateAt(row, position) === 'came') came.push(gatherings.guestAt(row, position))
  for (const guest of came) lookBack(world, world.resident(guest), row, came)
  const { notices } = world.tables
  const place = gatherings.placeOf(row)
  if (notices[place] === row + 1) notices[place] = 0
  gatherings.close(row)
}

function lookBack(world: World, resident: ResidentState, row: number, came: readonly number[]): void {
  const { gatherings } = world.tables
  const others = came.filter((other) => other !== resident.index).slice(0, MOST_NEW_TIES)
  for (const other of others)
    changeRelation(world, resident, other, { affinity: 0.03, familiarity: 0.03, met: true })
  if (gatherings.hostOf(row) === resident.index && gatherings.kindOf(row) === 'party')
    return rememberHosting(world, resident, row)
  const companion = companionOf(world, row, resident.index)
  // Nobody had said that they would come along.
  if (companion === NOBODY) return stir(resident, -2)
  const isAlone = others.length === 0 && !isPerson(companion)
  stir(resident, isAlone ? -10 : 8)
  if (!isAlone) restore(resident, SOCIAL, 10)
  const isParty = gatherings.kindOf(row) === 'party'
  if (isAlone && companion >= 0)
    changeRelation(world, resident, companion, { affinity: -0.06, familiarity: 0, met: false })
  remember(world, resident, {
    theme: isParty ? 'attended' : isAlone ? 'stood_up' : 'kept_appointment',
    importance: isAlone ? 6 : 5,
    subject: others.includes(companion) || isAlone ? companion : (others[0] ?? companion),
    place: gatherings.placeOf(row),
    topic: gatherings.kindIndexOf(row),
    amount: gatherings.endOf(row) - gatherings.startOf(row),
    cause: gatherings.keyOf(row),
  })
}

function rememberHosting(world: World, host: ResidentState, row: number): void {
  const { gatherings } = world.tables
  const guests = gatherings.cameCount(row) - 1
  stir(host, guests > 0 ? 16 : -14)
  restore(host, SOCIAL, Math.min(30, 8 * guests))
  remember(world, host, {
    theme: 'hosted',
    importance: 7,
    subject: companionOf(world, row, host.index),
    place: gatherings.placeOf(row),
    topic: gatherings.kindIndexOf(row),
    amount: guests,
    cause: gatherings.keyOf(row),
  })
}
