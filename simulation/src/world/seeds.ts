import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import { considerEvent } from './considering.ts'
import { NO_ROW } from './gathering-store.ts'
import { announce, engage, openGathering } from './gatherings.ts'
import type { EventInjected, FactPlanted, PartyPlanned } from './inputs.ts'
import { NOBODY } from './intention.ts'
import type { KeyNumber } from './keys.ts'
import { learnFact } from './memories.ts'
import { relationsOf } from './relations.ts'
import type { ResidentState } from './resident-state.ts'
import type { World } from './world.ts'

/** What is set into the town from outside so that it spreads: facts, parties, events. */

const PARTY_IMPORTANCE = 8

/** One resident knows something from now on; whom it tells is its own affair. Returns the fact's id. */
export function plantFact(world: World, input: FactPlanted, key: KeyNumber): number {
  const resident = residentByKey(world, input.resident)
  const fact = world.tables.facts.add({
    key,
    text: input.fact,
    importance: input.importance,
    origin: resident.index,
    isPersonal: false,
    at: world.now,
  })
  learnFact(world, resident, fact, NOBODY, key, resident.place)
  return fact.id
}

/**
 * A resident will give a party: it knows of it, and asks its guests when it meets them.
 *
 * @throws RangeError for a resident or place that is none
 */
export function planParty(world: World, input: PartyPlanned, key: KeyNumber): void {
  const host = residentByKey(world, input.host)
  const place = world.town.placeByKey(input.place)
  const guests = input.guests?.map((guest) => residentByKey(world, guest).index) ?? guestsOf(world, host)
  giveParty(world, host, place, minuteOf(input.startAt), minuteOf(input.endAt), guests, input.fact, key)
}

/** The party itself, whoever thought of it; `key` becomes its own and its fact's. */
export function giveParty(
  world: World,
  host: ResidentState,
  place: number,
  startMinute: number,
  endMinute: number,
  guests: readonly number[],
  text: { zh: string; en: string },
  key: KeyNumber,
): void {
  const { facts } = world.tables
  const row = openGathering(world, {
    kind: 'party',
    place,
    startMinute,
    endMinute,
    host: host.index,
    guests: [host.index, ...guests],
    fact: facts.nextId,
    key,
  })
  if (row === NO_ROW) return
  const fact = facts.add({
    key,
    text,
    importance: PARTY_IMPORTANCE,
    origin: host.index,
    isPersonal: false,
    at: world.now,
    gathering: row,
  })
  announce(world, row, text, PARTY_IMPORTANCE)
  learnFact(world, host, fact, NOBODY, key, host.place)
  engage(world, host, row, 'accepted')
}

const MOST_ASKED = 12

/** Those whom the host likes, best first. */
export function guestsOf(world: World, host: ResidentState): number[] {
  return relationsOf(world, host)
    .filter(({ other, affinity }) => other >= 0 && affinity > 0.15)
    .sort((a, b) => b.affinity - a.affinity || a.other - b.other)
    .slice(0, MOST_ASKED)
    .map(({ other }) => other)
}

/** News for everyone awake, or for those at the place; with hours it is an event that they may go to. */
export function injectEvent(world: World, input: EventInjected, key: KeyNumber): void {
  const { facts, residents, present } = world.tables
  const place = input.place === null ? -1 : world.town.placeByKey(input.place)
  const row = openInjected(world, input, place, key)
  const fact = facts.add({
    key,
    text: input.fact,
    importance: input.importance,
    origin: NOBODY,
    isPersonal: false,
    at: world.now,
    gathering: row,
  })
  const witnesses =
    place < 0 || row !== NO_ROW
      ? residents
      : [...present[place]!].sort((a, b) => a - b).map((i) => world.resident(i))
  for (const witness of witnesses) {
    if (witness.action.action === 'sleep') continue
    learnFact(world, witness, fact, NOBODY, key, witness.place)
    considerEvent(world, witness, fact, NOBODY)
  }
}

function openInjected(world: World, input: EventInjected, place: number, key: KeyNumber): number {
  const { gathering } = input
  if (!gathering || place < 0) return NO_ROW
  const row = openGathering(world, {
    kind: gathering.kind,
    place,
    startMinute: minuteOf(gathering.startAt),
    endMinute: minuteOf(gathering.endAt),
    host: NOBODY,
    guests: [],
    fact: world.tables.facts.nextId,
    isOpen: true,
    key,
  })
  if (row !== NO_ROW && world.tables.notices[place] === 0) world.tables.notices[place] = row + 1
  return row
}

function minuteOf(time: SimTime): number {
  return Math.floor(time / 60_000)
}

function residentByKey(world: World, key: string): ResidentState {
  const index = world.town.findResident(key)
  if (index < 0) throw new RangeError(`no resident has the key ${key}`)
  return world.resident(index)
}
