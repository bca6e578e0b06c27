import { SIM_DAY_MS } from '@ai-community/shared/world/sim-time.ts'
import { seasonOf } from '@ai-community/shared/world/calendar.ts'
import type { BilingualText } from '@ai-community/shared/world/vocabulary.ts'
import { NOBODY } from '../world/intention.ts'
import type { MemoryRecord } from '../world/memory-store.ts'
import { findRelation, relationAt } from '../world/relations.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'
import type { PostOccasion } from './language/occasion.ts'
import { recollectionOf } from './recollection.ts'
import { personRef, timeOfDay, undertakingOf } from './wording.ts'

type Varied = PostOccasion | null

/**
 * Another thing to write about the same memory: who got a present may thank for it, who quarrelled may say sorry, and
 * who is tired at night may only say good night. The memory stays what the post grew from; null leaves it as it was.
 */
export function variationOf(
  world: World,
  self: ResidentState,
  memory: MemoryRecord,
  plain: PostOccasion,
): Varied {
  if (isFromBefore(world, memory) && self.random.chance(0.35)) return asLookBack(world, self, memory)
  const draw = self.random.next()
  switch (plain.kind) {
    case 'woke_up':
      return atRising(world, self, draw)
    case 'received_gift':
      return draw < 0.35 ? { kind: 'thanks', friend: plain.friend, reason: giftReason(plain) } : null
    case 'quarrelled':
      return draw < 0.45 ? { kind: 'apology', friend: plain.friend } : null
    case 'heard_news':
      return draw < 0.25 ? { kind: 'gossip', fact: plain.fact, friend: plain.friend } : null
    case 'met_by_chance':
    case 'long_talk':
      return ofFriend(world, self, memory, plain, draw)
    case 'happy':
    case 'bored':
      return draw < 0.45 ? { kind: 'joke' } : null
    case 'tired':
      return timeOfDay(world) === 'night' && draw < 0.7 ? { kind: 'good_night' } : null
    case 'lonely':
      return ofMissed(world, self, draw)
    case 'plan_for_day':
      return timeOfDay(world) === 'night' ? ofTomorrow(world, self) : null
    case 'appointment_made':
      return draw < 0.4 ? { ...plain, kind: 'looking_forward' } : null
    case 'weather':
      return draw < 0.3 ? { kind: 'season', season: seasonOf(world.now) } : null
    case 'breakfast':
    case 'meal_alone':
      return draw < 0.12 ? { kind: 'recommend', item: plain.food } : null
    case 'bought':
      return draw < 0.15 ? { kind: 'recommend', item: plain.item } : null
    case 'read_book':
      return draw < 0.2 ? { kind: 'recommend', title: plain.title } : null
    case 'park_visit':
    case 'place_observation':
      return draw < 0.12 && !plain.place.own ? { kind: 'recommend', place: plain.place } : null
    case 'finished_work':
    case 'exercised':
      return draw < 0.12 ? opinion(world, self) : null
    case 'attended':
      return world.now - memory.at < 90 * 60_000 && draw < 0.4 ? { ...plain, kind: 'event_now' } : null
    default:
      return null
  }
}

function isFromBefore(world: World, memory: MemoryRecord): boolean {
  return Math.floor(memory.at / SIM_DAY_MS) < world.dayIndex
}

function asLookBack(world: World, self: ResidentState, memory: MemoryRecord): Varied {
  const clause = recollectionOf(world, self, memory)
  return clause && { kind: 'yesterday', memory: clause }
}

/** On a free day, that it is one; now and then a question or an opinion that sleep left behind. */
function atRising(world: World, self: ResidentState, draw: number): Varied {
  const { shift } = world.sheet(self.index)
  const weekday = world.dayIndex % 7
  if (weekday >= 5 && draw < 0.3) return { kind: 'weekend' }
  if (shift && !shift.days.includes(weekday) && draw < 0.6) return { kind: 'day_off' }
  if (draw > 0.85) return question(world, self)
  return null
}

function ofFriend(
  world: World,
  self: ResidentState,
  memory: MemoryRecord,
  plain: PostOccasion & { kind: 'met_by_chance' | 'long_talk' },
  draw: number,
): Varied {
  const { friend, place } = plain
  if (plain.kind === 'met_by_chance' && place.own) return { kind: 'met_neighbour', friend }
  const relation = findRelation(world, self, memory.subject)
  return relation && relation.affinity > 0.45 && draw < 0.2 ? { kind: 'praise_friend', friend } : null
}

/** Whom the lonely one likes best and has not seen for a day or more. */
function ofMissed(world: World, self: ResidentState, draw: number): Varied {
  if (draw > 0.6) return null
  let dearest = NOBODY
  let most = 0.3
  let days = 0
  for (let slot = 0; slot < self.relationCount; slot++) {
    const relation = relationAt(world, self, slot)
    const apart = (world.now / 1000 - relation.lastMetSeconds) / 86_400
    if (relation.lastMetSeconds < 0 || relation.affinity <= most || apart < 1.5) continue
    most = relation.affinity
    dearest = relation.other
    days = Math.floor(apart)
  }
  if (dearest === NOBODY) return null
  return { kind: 'missed_someone', friend: personRef(world, dearest), days: Math.max(2, days) }
}

function ofTomorrow(world: World, self: ResidentState): Varied {
  const plans = self.plan
    .filter(({ startMinute, kind }) => startMinute >= (world.dayIndex + 1) * 1440 && kind !== 'meal')
    .slice(0, 2)
    .map((block) => undertakingOf(world, self, block))
  return plans.length === 0 ? null : { kind: 'plan_for_tomorrow', plans }
}

function giftReason(plain: PostOccasion & { kind: 'received_gift' }): BilingualText {
  const { phrase } = plain.item
  return { zh: `送了我${phrase.zh}`, en: `you gave me ${phrase.en}` }
}

function opinion(world: World, self: ResidentState): Varied {
  const topic = anInterest(world, self)
  return topic === null ? null : { kind: 'opinion', topic }
}

function question(world: World, self: ResidentState): Varied {
  const topic = anInterest(world, self)
  return topic === null ? null : { kind: 'question_to_town', topic }
}

function anInterest(world: World, self: ResidentState) {
  const { interests } = world.sheet(self.index)
  return interests.length === 0 ? null : interests[self.random.between(0, interests.length - 1)]!
}
