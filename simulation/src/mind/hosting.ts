import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { BilingualText } from '@ai-community/shared/world/vocabulary.ts'
import { GATHERINGS } from '../world/content/gatherings.ts'
import { weekdayMoment } from '../world/content/moments.ts'
import { obstacleAt } from '../world/gatherings.ts'
import type { ResidentState } from '../world/resident-state.ts'
import { giveParty, guestsOf } from '../world/seeds.ts'
import type { World } from '../world/world.ts'
import { nearestOfKinds } from './places.ts'

const FEWEST_GUESTS = 3
const MOST_GUESTS = 8
const HOURS = [17, 18, 19, 20]

/** Now and then somebody who likes company thinks of a party, in two or three days. */
export function thinkOfParty(world: World, self: ResidentState): void {
  const { extraversion } = world.sheet(self.index).traits
  if (!self.random.chance(0.03 * extraversion)) return
  const guests = guestsOf(world, self).slice(0, MOST_GUESTS)
  if (guests.length < FEWEST_GUESTS) return
  const day = world.dayIndex + self.random.between(2, 3)
  const start = day * 1_440 + HOURS[self.random.between(0, HOURS.length - 1)]! * 60
  const end = start + GATHERINGS.party.minutes
  if (obstacleAt(world, self, start, end)) return
  const place = nearestOfKinds(world, self, ['cafe', 'bar', 'hall'], (start * 60_000) as SimTime, true)
  if (place < 0 || !world.town.isOpen(place, ((end - 1) * 60_000) as SimTime)) return
  giveParty(world, self, place, start, end, guests, partyNews(world, self, place, start), world.newKey())
}

/** A statement without a full stop: 小满周六晚上七点在三杯咖啡办聚会 / Xiaoman is giving a party at … */
function partyNews(world: World, host: ResidentState, place: number, start: number): BilingualText {
  const { called } = world.sheet(host.index)
  const { name } = world.town.place(place).template
  const moment = weekdayMoment(start)
  return {
    zh: `${called.zh}${moment.zh}在${name.zh}办聚会`,
    en: `${called.en} is giving a party at ${name.en} ${moment.en}`,
  }
}
