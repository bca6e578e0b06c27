import { isFoul } from '@ai-community/shared/world/calendar.ts'
import { WEATHERS, type GiveUpReason } from '@ai-community/shared/world/vocabulary.ts'
import { gatheringAt } from './content/gatherings.ts'
import type { Fact } from './fact-store.ts'
import { engage, engagementSlot, obstacleAt } from './gatherings.ts'
import { eachMemoryOf, factOfMemory, remember } from './memories.ts'
import { themeSet } from './memory-store.ts'
import { stir } from './needs.ts'
import { affinityTo } from './relations.ts'
import type { ResidentState } from './resident-state.ts'
import { isWetAt, weatherOf } from './weather.ts'
import type { World } from './world.ts'

const NEWS = themeSet(['heard_fact'])

/** Of the events of the day that the resident heard of, those that it wants to go to. */
export function considerEvents(world: World, self: ResidentState, now: number, bed: number): void {
  const { gatherings } = world.tables
  eachMemoryOf(world, self, NEWS, 0, (memory) => {
    const fact = factOfMemory(world, memory)
    if (!fact || fact.gathering < 0 || gatherings.keyOf(fact.gathering) !== fact.key) return
    const start = gatherings.startOf(fact.gathering)
    if (start >= now && start < bed) considerEvent(world, self, fact, memory.subject)
  })
}

/** Decides whether to go to the event that a fact tells of; by interest, company, weather and luck. */
export function considerEvent(world: World, self: ResidentState, fact: Fact, teller: number): void {
  const { gatherings } = world.tables
  const row = fact.gathering
  if (row < 0 || gatherings.keyOf(row) !== fact.key) return
  if (districtsTo(world, self, gatherings.placeOf(row)) > FARTHEST_DISTRICTS) return
  if (!gatherings.isOpenToAll(row)) return hearOfParty(world, self, row, teller)
  // What comes on another day is thought of on its morning.
  if (gatherings.startOf(row) >= self.bedMinute) return
  if (gatherings.endOf(row) - 20 <= world.minute || engagementSlot(world, self, fact.key) >= 0) return
  if (obstacleAt(world, self, Math.max(world.minute, gatherings.startOf(row)), gatherings.endOf(row))) return
  if (self.random.chance(wishFor(world, self, row, teller))) engage(world, self, row, 'accepted')
}

const FARTHEST_DISTRICTS = 2

/** How many districts away from home the place lies. */
function districtsTo(world: World, self: ResidentState, place: number): number {
  return Math.abs(world.town.place(place).district - world.sheet(self.index).district)
}

/** News of a party reaches one of its guests before the host does: whoever tells it passes the invitation on. */
function hearOfParty(world: World, self: ResidentState, row: number, teller: number): void {
  const { gatherings } = world.tables
  const position = gatherings.findGuest(row, self.index)
  const isAsked = position < 0 || gatherings.stateAt(row, position) !== null
  if (isAsked || teller < 0 || gatherings.startOf(row) <= world.minute) return
  engage(world, self, row, 'invited')
  const refusal = refusalOf(world, self, row)
  engage(world, self, row, refusal === null ? 'accepted' : 'declined', refusal)
}

/** Why a guest will not come to a party: what stands in the way, else by how much it likes the host; null to come. */
export function refusalOf(world: World, guest: ResidentState, row: number): GiveUpReason | null {
  const { gatherings } = world.tables
  const obstacle = obstacleAt(world, guest, gatherings.startOf(row), gatherings.endOf(row))
  return obstacle ?? whim(world, guest, gatherings.hostOf(row))
}

/** Whether the one who is asked feels like it at all. */
export function whim(world: World, asked: ResidentState, asker: number): GiveUpReason | null {
  const affinity = affinityTo(world, asked, asker)
  return asked.random.chance(0.12 - 0.25 * Math.min(0.4, affinity)) ? 'no_interest' : null
}

function wishFor(world: World, self: ResidentState, row: number, teller: number): number {
  const { gatherings } = world.tables
  const { interests, traits } = world.sheet(self.index)
  const definition = gatheringAt(gatherings.kindIndexOf(row))
  const isTheirs = definition.interests.some((key) => interests.includes(key))
  const isFar = districtsTo(world, self, gatherings.placeOf(row)) > 0
  const company = teller >= 0 ? Math.max(0, affinityTo(world, self, teller)) : 0
  const isWet = definition.outdoors && isWetAt(world, gatherings.placeOf(row), world.now)
  return (
    0.3 +
    (isTheirs ? 0.4 : 0) +
    0.2 * traits.extraversion +
    0.2 * company -
    (isFar ? 0.3 : 0) -
    (isWet ? 0.3 : 0)
  )
}

/** The morning's look out of the window: weather that is worth a word is remembered, and colours the day. */
export function lookOutside(world: World, self: ResidentState): void {
  const weather = weatherOf(world)
  stir(self, weather === 'sunny' ? 3 : isFoul(weather) ? -3 : 0)
  if (!self.random.chance(weather === 'sunny' || weather === 'cloudy' ? 0.12 : 0.4)) return
  remember(world, self, {
    theme: 'weather_seen',
    importance: weather === 'storm' ? 5 : 2,
    place: self.place,
    topic: WEATHERS.indexOf(weather),
    cause: self.action.key,
  })
}
