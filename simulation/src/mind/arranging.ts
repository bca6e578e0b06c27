import { isFoul } from '@ai-community/shared/world/calendar.ts'
import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { BilingualText, GatheringKind, GiveUpReason } from '@ai-community/shared/world/vocabulary.ts'
import { GATHERINGS, REASON_CLAUSES } from '../world/content/gatherings.ts'
import { momentAt } from '../world/content/moments.ts'
import { refusalOf, whim } from '../world/considering.ts'
import { NO_ROW } from '../world/gathering-store.ts'
import { obstacleAt } from '../world/gatherings.ts'
import type { KeyNumber } from '../world/keys.ts'
import { arrange, settlePlans, type AppointmentProposed, type PlansMade } from '../world/plans-made.ts'
import { findRelation } from '../world/relations.ts'
import type { ResidentState } from '../world/resident-state.ts'
import { isOpen, weatherOf } from '../world/weather.ts'
import type { World } from '../world/world.ts'
import { nearestOfKinds } from './places.ts'

/** Hours at which people like to meet, and how far ahead they think. */
const HOURS = [10, 11, 12, 14, 15, 16, 17, 18, 19, 20]
const HOURS_AHEAD = 40
const LEAST_NOTICE_MINUTES = 75
/** With more than this on, nobody arranges more. */
const MOST_ON = 3

/** What residents who talk agree to do together: an invitation that a host has to give, else an appointment. */
export function makePlans(world: World, members: readonly ResidentState[]): PlansMade | null {
  return inviteIfHost(world, members) ?? proposeIfInclined(world, members)
}

/** What is proposed, for the words: 一起吃顿饭 / have a meal together, and when. */
export function wordsOf(
  world: World,
  plans: PlansMade,
): {
  what: BilingualText
  event: BilingualText
  moment: BilingualText
  place: number
  reason?: BilingualText
} {
  const { gatherings } = world.tables
  const isAppointment = plans.kind === 'appointment'
  const { name, undertaking } = GATHERINGS[isAppointment ? plans.gathering : gatherings.kindOf(plans.row)]
  const start = isAppointment ? plans.startMinute : gatherings.startOf(plans.row)
  return {
    what: undertaking,
    event: name,
    moment: momentAt(world.minute, start),
    place: isAppointment ? plans.place : gatherings.placeOf(plans.row),
    reason: plans.refusal === null ? undefined : REASON_CLAUSES[plans.refusal],
  }
}

/**
 * Two residents agree by message to meet.
 *
 * @param cause key of the message in which they do
 * @returns row of the appointment, or NO_ROW when they find no time or do not want to
 */
export function proposeAppointment(
  world: World,
  from: ResidentState,
  to: ResidentState,
  cause: KeyNumber,
): number {
  const plans = propose(world, [from, to])
  if (!plans) return NO_ROW
  if (plans.refusal === null) return arrange(world, plans, cause)
  settlePlans(world, plans, cause)
  return NO_ROW
}

function proposeIfInclined(world: World, members: readonly ResidentState[]): PlansMade | null {
  const [self, partner] = members as [ResidentState, ResidentState]
  const relation = findRelation(world, self, partner.index)
  if (!relation || relation.affinity < 0.05) return null
  const { extraversion } = world.sheet(self.index).traits
  const wish = 0.08 + 0.22 * relation.affinity + 0.12 * extraversion
  return self.random.chance(wish) ? propose(world, members) : null
}

function propose(world: World, members: readonly ResidentState[]): AppointmentProposed | null {
  const [self, partner] = members as [ResidentState, ResidentState]
  if (members.some((member) => onFor(world, member) >= MOST_ON) || haveOneAlready(world, self, partner))
    return null
  const kind = drawKind(world, members)
  const slot = findSlot(world, members, kind)
  if (!slot) return null
  return {
    kind: 'appointment',
    gathering: kind,
    ...slot,
    members: members.map((member) => member.index),
    refusal: slot.obstacle ?? whim(world, partner, self.index),
  }
}

/** How many engagements the resident still means to keep. */
export function onFor(world: World, resident: ResidentState): number {
  const { gatherings, engagements } = world.tables
  let count = 0
  for (let slot = 0; slot < engagements.slots; slot++) {
    const key = engagements.keyAt(resident.index, slot)
    if (key !== 0 && gatherings.keyOf(engagements.rowAt(resident.index, slot)) === key) count++
  }
  return count
}

function haveOneAlready(world: World, self: ResidentState, partner: ResidentState): boolean {
  const { gatherings, engagements } = world.tables
  for (let slot = 0; slot < engagements.slots; slot++) {
    const key = engagements.keyAt(self.index, slot)
    const row = engagements.rowAt(self.index, slot)
    if (key !== 0 && gatherings.keyOf(row) === key && gatherings.findGuest(row, partner.index) >= 0)
      return true
  }
  return false
}

const APPOINTMENT_KINDS: readonly GatheringKind[] = ['meal', 'coffee', 'stroll', 'study', 'games', 'sport']

/** What they would do together: rather what those who are there care for. */
export function drawKind(world: World, members: readonly ResidentState[]): GatheringKind {
  const [self] = members as [ResidentState]
  let best: GatheringKind = 'meal'
  let most = 0
  for (const kind of APPOINTMENT_KINDS) {
    const { interests } = GATHERINGS[kind]
    let liking = kind === 'meal' ? 1.3 : 1
    for (const { index } of members)
      if (interests.some((key) => world.sheet(index).interests.includes(key))) liking += 0.8
    const worth = liking * self.random.next()
    if (worth > most) {
      most = worth
      best = kind
    }
  }
  return best
}

export interface Slot {
  place: number
  startMinute: number
  endMinute: number
  /** Why the others cannot at any time that suits the one who asks. */
  obstacle: GiveUpReason | null
}

/** A time that suits all, looked for from a random hour on; else one that suits the asker, with what is in the way. */
export function findSlot(world: World, members: readonly ResidentState[], kind: GatheringKind): Slot | null {
  const [self, ...others] = members as [ResidentState, ...ResidentState[]]
  const { minutes, outdoors } = GATHERINGS[kind]
  const first = self.random.between(0, HOURS.length - 1)
  const today = world.dayIndex * 1440
  let refused: Slot | null = null
  for (let i = 0; i < 2 * HOURS.length; i++) {
    const startMinute = today + (i >= HOURS.length ? 1440 : 0) + HOURS[(first + i) % HOURS.length]! * 60
    const wait = startMinute - world.minute
    if (wait < LEAST_NOTICE_MINUTES || wait > HOURS_AHEAD * 60) continue
    const endMinute = startMinute + minutes
    if (obstacleAt(world, self, startMinute, endMinute)) continue
    const at = (startMinute * 60_000) as SimTime
    if (outdoors && isFoul(weatherOf(world, at))) continue
    const place = placeFor(world, self, kind, at, endMinute)
    if (place < 0) continue
    const obstacle = obstacleOf(world, others, startMinute, endMinute)
    if (obstacle === null) return { place, startMinute, endMinute, obstacle }
    refused ??= { place, startMinute, endMinute, obstacle }
  }
  return refused
}

function obstacleOf(
  world: World,
  others: readonly ResidentState[],
  from: number,
  to: number,
): GiveUpReason | null {
  for (const other of others) {
    const obstacle = obstacleAt(world, other, from, to)
    if (obstacle) return obstacle
  }
  return null
}

/** A place for it that is open all the while; now and then not the nearest. */
function placeFor(
  world: World,
  self: ResidentState,
  kind: GatheringKind,
  at: SimTime,
  endMinute: number,
): number {
  const place = nearestOfKinds(world, self, GATHERINGS[kind].places, at, self.random.chance(0.4))
  return place >= 0 && isOpen(world, place, ((endMinute - 1) * 60_000) as SimTime) ? place : -1
}

function inviteIfHost(world: World, members: readonly ResidentState[]): PlansMade | null {
  for (const host of members) {
    const row = partyOf(world, host)
    if (row === NO_ROW) continue
    const guest = members.find((member) => member !== host && isToBeAsked(world, row, member))
    if (guest) return invitation(world, row, host, guest)
  }
  return null
}

/** Row of the party to which the resident has still to ask somebody, or NO_ROW. */
export function partyOf(world: World, host: ResidentState): number {
  const { gatherings, engagements } = world.tables
  for (let slot = 0; slot < engagements.slots; slot++) {
    const key = engagements.keyAt(host.index, slot)
    const row = engagements.rowAt(host.index, slot)
    if (key === 0 || gatherings.keyOf(row) !== key || gatherings.hostOf(row) !== host.index) continue
    if (gatherings.kindOf(row) === 'party' && gatherings.startOf(row) > world.minute) return row
  }
  return NO_ROW
}

/**
 * A host asks a guest by message.
 *
 * @param cause key of the message
 * @returns whether there was a party to ask to; what the guest says to it is kept with the invitation
 */
export function inviteByMessage(
  world: World,
  host: ResidentState,
  guest: ResidentState,
  cause: KeyNumber,
): boolean {
  const row = partyOf(world, host)
  if (row === NO_ROW || !isToBeAsked(world, row, guest)) return false
  settlePlans(world, invitation(world, row, host, guest), cause)
  return true
}

/** Whether the resident is on the list and was not asked yet. */
export function isToBeAsked(world: World, row: number, guest: ResidentState): boolean {
  const { gatherings } = world.tables
  const position = gatherings.findGuest(row, guest.index)
  return position >= 0 && gatherings.stateAt(row, position) === null
}

/** What the guest says to it: whatever stands in the way, else by how much it likes the host. */
function invitation(world: World, row: number, host: ResidentState, guest: ResidentState): PlansMade {
  const refusal = refusalOf(world, guest, row)
  return { kind: 'invitation', row, host: host.index, guest: guest.index, refusal }
}
