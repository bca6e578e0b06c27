import { simTime, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import { RandomStream } from '../engine/random-stream.ts'
import { items } from './content/items.ts'
import { townFacts } from './content/town-facts.ts'
import { EVENT_TOWN_FACT } from './events.ts'
import { FactStore } from './fact-store.ts'
import { intend } from './intention.ts'
import { NO_KEY } from './keys.ts'
import { MemoryStore } from './memory-store.ts'
import { People } from './people.ts'
import { moveItem, moveMoney } from './possessions.ts'
import { enter } from './presence.ts'
import { RelationStore } from './relation-store.ts'
import { changeRelation } from './relations.ts'
import type { ResidentState } from './resident-state.ts'
import { SocialWindow } from './social-window.ts'
import { TextWindow } from './text-window.ts'
import { itemIndex, type Town } from './town.ts'
import { tableSizesFor, type World, type WorldTables } from './world.ts'

const FIRST_NEEDS = [70, 70, 60, 60, 75]
/** In sight of the first day's end no resident can spend this much. */
const TREASURY_CENTS_PER_RESIDENT = 100_000_000
/** Town news is known to its origin from this minute of its day on. */
const NEWS_MINUTE = 9 * 60

/** Empty tables for the town's residents, each with its own random stream, at home at midnight of day 1. */
export function createTables(town: Town, seed: number): WorldTables {
  const count = town.sheets.length
  const sizes = tableSizesFor(count)
  return {
    sizes,
    residents: town.sheets.map((sheet, index) =>
      createResident(town, index, RandomStream.named(seed, sheet.key)),
    ),
    memories: new MemoryStore(count, sizes.memories),
    relations: new RelationStore(count, sizes.relations),
    inventory: new Uint16Array(count * items.length),
    present: town.places.map(() => []),
    facts: new FactStore(sizes.facts),
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

function createResident(town: Town, index: number, random: RandomStream): ResidentState {
  const sheet = town.sheets[index]!
  const home = town.placeIn(sheet.district, sheet.homeKey)
  const midnight = simTime(0)
  return {
    index,
    needs: FIRST_NEEDS.map((need) => need + random.between(-10, 10) + 0.5),
    settledAt: midnight,
    spirits: random.between(-5, 15) + 0.5,
    moneyCents: 0,
    place: home,
    presentSlot: -1,
    action: {
      key: NO_KEY,
      action: 'rest',
      place: home,
      from: home,
      startAt: midnight,
      endAt: midnight,
      intention: intend('rest', home, 1),
    },
    agenda: [],
    plan: [],
    bedMinute: 0,
    wakeMinute: 0,
    day: 0,
    postsToday: 0,
    postsLeft: 2,
    nextPostAt: midnight,
    commentHour: -1,
    commentsThisHour: 0,
    seenSerial: 0,
    lastBrowseAt: midnight,
    lastTalkAt: (-24 * 3_600_000) as SimTime,
    lastShopAt: (-24 * 3_600_000) as SimTime,
    workedMinutes: 0,
    memoryCount: 0,
    relationCount: 0,
    unreflected: 0,
    lastReflectAt: midnight,
    following: [],
    followers: [],
    messageDay: -1,
    messagesToday: 0,
    blockedBy: [],
    inbox: [],
    random,
    hashLow: 0,
    hashHigh: 0,
    hashStale: false,
    touched: false,
  }
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
      if (affinity <= 0.2) continue
      resident.following.push(other)
      world.effects.follow(resident.index, other, true)
    }
  }
  for (const [position, { origin, day }] of townFacts.entries()) {
    const resident = world.town.findResident(origin)
    const time = simTime(((day - 1) * 1440 + NEWS_MINUTE) * 60_000)
    if (resident >= 0) world.schedule(time, EVENT_TOWN_FACT, resident, position)
  }
}
