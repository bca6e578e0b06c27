import { simTime, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import { RandomStream } from '../engine/random-stream.ts'
import { items } from './content/items.ts'
import { townFacts } from './content/town-facts.ts'
import { EVENT_CALENDAR, EVENT_TOWN_FACT } from './events.ts'
import { FactStore } from './fact-store.ts'
import { EngagementStore, gatheringRowsFor, GatheringStore } from './gathering-store.ts'
import { intend } from './intention.ts'
import { NO_KEY } from './keys.ts'
import { MemoryStore } from './memory-store.ts'
import { People } from './people.ts'
import { moveItem, moveMoney } from './possessions.ts'
import { enter } from './presence.ts'
import { RelationStore } from './relation-store.ts'
import { changeRelation } from './relations.ts'
import { ResidentState, type ActionState } from './resident-state.ts'
import { ResidentTable } from './resident-table.ts'
import { SocialWindow } from './social-window.ts'
import { TextWindow } from './text-window.ts'
import { itemIndex, type Town } from './town.ts'
import { tableSizesFor, type World, type WorldTables } from './world.ts'

const LONG_AGO = (-24 * 3_600_000) as SimTime
/** Share of those it likes whom a resident follows from the start, before how much it likes them counts. */
const FOLLOWS_AT_FIRST = 0.25
const FIRST_NEEDS = [70, 70, 60, 60, 75]
/** In sight of the first day's end no resident can spend this much. */
const TREASURY_CENTS_PER_RESIDENT = 100_000_000
/** Coming events are made known at this minute of each day. */
export const CALENDAR_MINUTE = 6 * 60
/** Town news is known to its origin from this minute of its day on. */
const NEWS_MINUTE = 9 * 60

/** Empty tables for the town's residents, each with its own random stream, at home at midnight of day 1. */
export function createTables(town: Town, seed: number): WorldTables {
  const count = town.sheets.length
  const sizes = tableSizesFor(count)
  const table = new ResidentTable(count)
  return {
    sizes,
    residents: town.sheets.map((sheet, index) =>
      createResident(town, table, index, RandomStream.named(seed, sheet.key)),
    ),
    memories: new MemoryStore(count, sizes.memories),
    relations: new RelationStore(count, sizes.relations),
    inventory: new Uint16Array(count * items.length),
    present: town.places.map(() => []),
    facts: new FactStore(sizes.facts),
    gatherings: new GatheringStore(gatheringRowsFor(count)),
    engagements: new EngagementStore(count),
    notices: new Int32Array(town.places.length),
    calendarSeed: seed,
    people: new People(),
    social: new SocialWindow(),
    postTexts: new TextWindow(),
    commentTexts: new TextWindow(),
    treasuryCents: count * TREASURY_CENTS_PER_RESIDENT,
    nextKey: 1,
    epochStarts: [1],
    effectCount: 0,
    lastInputNo: 0,
  }
}

function createResident(
  town: Town,
  table: ResidentTable,
  index: number,
  random: RandomStream,
): ResidentState {
  const sheet = town.sheets[index]!
  const home = town.placeIn(sheet.district, sheet.homeKey)
  const midnight = simTime(0)
  const atHome: ActionState = {
    key: NO_KEY,
    action: 'rest',
    place: home,
    from: home,
    startAt: midnight,
    endAt: midnight,
    intention: intend('rest', home, 1),
  }
  const resident = new ResidentState(table, index, atHome, random)
  FIRST_NEEDS.forEach((need, position) => (resident.needs[position] = need + random.between(-10, 10) + 0.5))
  return Object.assign(resident, {
    spirits: random.between(-5, 15) + 0.5,
    place: home,
    presentSlot: -1,
    postsLeft: 2,
    commentHour: -1,
    messageDay: -1,
    lastTalkAt: LONG_AGO,
    lastShopAt: LONG_AGO,
  })
}

/** What the residents have and whom they know when the world begins; journaled like everything else. */
export function endow(world: World): void {
  for (const resident of world.tables.residents) {
    const sheet = world.sheet(resident.index)
    enter(world, resident, resident.place)
    moveMoney(world, sheet.startMoneyCents, null, resident, 'start')
    for (const { item, count } of sheet.startItems)
      moveItem(world, itemIndex(item), count, null, resident, 'start')
    for (const { to, affinity, familiarity } of sheet.relations) {
      const other = world.town.findResident(to)
      if (other < 0) throw new RangeError(`${sheet.key} knows ${to}, who does not live here`)
      changeRelation(world, resident, other, { affinity, familiarity, met: false })
      // Who likes somebody need not read everything of theirs, nor be read in turn.
      if (affinity <= 0.2 || !resident.random.chance(FOLLOWS_AT_FIRST + 0.3 * affinity)) continue
      resident.following = resident.following.concat(other)
      world.effects.follow(resident.index, other, true)
    }
  }
  for (let district = 0; district < world.town.districtCount; district++)
    world.schedule(CALENDAR_MINUTE * 60_000, EVENT_CALENDAR, district, 0)
  for (const [position, { origin, day }] of townFacts.entries()) {
    const resident = world.town.findResident(origin)
    const time = simTime(((day - 1) * 1440 + NEWS_MINUTE) * 60_000)
    if (resident >= 0) world.schedule(time, EVENT_TOWN_FACT, resident, position)
  }
}
