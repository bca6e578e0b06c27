import {
  GATHERING_KINDS,
  type GatheringKind,
  type GiveUpReason,
} from '@ai-community/shared/world/vocabulary.ts'
import { gatheringAt } from './content/gatherings.ts'
import { engage, openGathering } from './gatherings.ts'
import { NO_ROW } from './gathering-store.ts'
import { NO_KEY, type KeyNumber } from './keys.ts'
import { knowsFact, learnFact, remember } from './memories.ts'
import type { Actor } from './intention.ts'
import { stir } from './needs.ts'
import { isPerson } from './people.ts'
import type { ResidentState } from './resident-state.ts'
import type { World } from './world.ts'

/** What residents agreed on, or did not, in a talk or by message. */
export type PlansMade = AppointmentProposed | InvitationGiven

export interface AppointmentProposed {
  kind: 'appointment'
  gathering: GatheringKind
  place: number
  /** Minutes since day 1, 00:00. */
  startMinute: number
  endMinute: number
  /** The one who proposed it first. */
  members: readonly number[]
  /** Why the others would not; null when they agreed. */
  refusal: GiveUpReason | null
}

export interface InvitationGiven {
  kind: 'invitation'
  row: number
  host: number
  guest: number
  refusal: GiveUpReason | null
}

/** Makes real what was agreed on; `cause` is the talk or message in which it was. */
export function settlePlans(world: World, plans: PlansMade, cause: KeyNumber): void {
  if (plans.kind === 'invitation') return settleInvitation(world, plans, cause)
  if (plans.refusal !== null) return turnDown(world, plans, cause)
  arrange(world, plans, cause)
}

/**
 * Enters an appointment for all its members, who remember it.
 *
 * @returns its row in the town's book, or NO_ROW when one of them has too much on already
 */
export function arrange(world: World, plans: AppointmentProposed, cause: KeyNumber): number {
  const { gathering: kind, place, startMinute, endMinute, members } = plans
  const row = openGathering(world, {
    kind,
    place,
    startMinute,
    endMinute,
    host: members[0]!,
    guests: members,
  })
  if (row === NO_ROW) return NO_ROW
  for (const index of members) {
    const resident = world.resident(index)
    if (!engage(world, resident, row, 'accepted')) continue
    stir(resident, 3)
    remember(world, resident, {
      kind: 'plan',
      theme: 'arranged',
      importance: 4,
      subject: members.find((other) => other !== index),
      place,
      topic: GATHERING_KINDS.indexOf(kind),
      amount: startMinute,
      cause,
    })
  }
  return row
}

/** A resident promises a person to be somewhere: it will go there, whether the person has a way to come or not. */
export function promisePerson(
  world: World,
  resident: ResidentState,
  person: Actor,
  what: { gathering: GatheringKind; place: number; startMinute: number; endMinute: number },
  cause: KeyNumber,
): number {
  if (!isPerson(person)) throw new RangeError(`actor ${person} is no person`)
  const row = openGathering(world, {
    kind: what.gathering,
    place: what.place,
    startMinute: what.startMinute,
    endMinute: what.endMinute,
    host: person,
    guests: [resident.index],
  })
  if (row === NO_ROW || !engage(world, resident, row, 'accepted')) return NO_ROW
  remember(world, resident, {
    kind: 'plan',
    theme: 'arranged',
    importance: 5,
    subject: person,
    place: what.place,
    topic: GATHERING_KINDS.indexOf(what.gathering),
    amount: what.startMinute,
    cause,
  })
  return row
}

function turnDown(world: World, plans: AppointmentProposed, cause: KeyNumber): void {
  const [asker, ...asked] = plans.members
  for (const index of asked)
    remember(world, world.resident(index), {
      theme: 'turned_down',
      importance: 3,
      subject: asker,
      place: plans.place,
      topic: GATHERING_KINDS.indexOf(plans.gathering),
      amount: plans.startMinute,
      cause,
    })
  stir(world.resident(asker!), -3)
}

/** The guest hears of the party and says whether it comes; a reason for not coming is kept. */
function settleInvitation(
  world: World,
  { row, host, guest, refusal }: InvitationGiven,
  cause: KeyNumber,
): void {
  const { gatherings, facts } = world.tables
  if (gatherings.keyOf(row) === NO_KEY) return
  const resident = world.resident(guest)
  if (gatherings.findGuest(row, guest) < 0 && gatherings.addGuest(row, guest) < 0) return
  const fact = facts.find(gatherings.factOf(row))
  if (fact && !knowsFact(world, resident, fact.id))
    learnFact(world, resident, fact, host, cause, resident.place)
  engage(world, resident, row, 'invited')
  remember(world, resident, {
    theme: 'invited',
    importance: 6,
    subject: host,
    place: gatherings.placeOf(row),
    topic: gatherings.kindIndexOf(row),
    amount: gatherings.startOf(row),
    cause,
  })
  engage(world, resident, row, refusal === null ? 'accepted' : 'declined', refusal)
}

/** How long a gathering of this kind is, in minutes. */
export function lengthOf(kind: GatheringKind): number {
  return gatheringAt(GATHERING_KINDS.indexOf(kind)).minutes
}
