import {
  GATHERING_KINDS,
  GIVE_UP_REASONS,
  WEATHERS,
  type BilingualText,
  type GatheringKind,
} from '@ai-community/shared/world/vocabulary.ts'
import { SIM_DAY_MS } from '@ai-community/shared/world/sim-time.ts'
import { books } from '../world/content/books.ts'
import { gatheringAt, REASON_CLAUSES } from '../world/content/gatherings.ts'
import { items } from '../world/content/items.ts'
import { momentAt } from '../world/content/moments.ts'
import { GOOD_NEWS } from '../world/good-news.ts'
import { INSIGHT_PATTERNS } from '../world/insights.ts'
import { NOBODY } from '../world/intention.ts'
import { factOfMemory, isGatheringTheme, isInterestTheme, placeOfMemory } from '../world/memories.ts'
import type { MemoryRecord } from '../world/memory-store.ts'
import type { MemoryTheme } from '../world/memory-themes.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'
import { newsClause } from './gladness.ts'
import { insightClause, variantOf } from './language/insights.ts'
import type { PostOccasion } from './language/occasion.ts'
import type { EventKind, PlaceRef } from './language/references.ts'
import { factText, interestAt, itemRef, personRef, placeRef, undertakingOf } from './wording.ts'

/** The memory as an occasion to post; null when what it needs is no longer known. */
export function occasionFor(world: World, self: ResidentState, memory: MemoryRecord): PostOccasion | null {
  const at = placeOfMemory(world, self, memory)
  if (at < 0) return null
  const place = placeRef(world, self, at)
  const item = memory.item >= 0 ? itemRef(memory.item) : null
  const friend = memory.subject === NOBODY ? null : personRef(world, memory.subject)
  const topic = memory.topic >= 0 && isInterestTheme(memory.theme) ? interestAt(memory.topic) : undefined
  const { amount } = memory
  switch (memory.theme) {
    case 'slept':
      return { kind: 'woke_up', hoursSlept: amount }
    case 'slept_badly':
      return { kind: 'slept_badly', hoursSlept: amount }
    case 'breakfast':
      return item && { kind: 'breakfast', food: item, place }
    case 'ate_alone':
      return item && { kind: 'meal_alone', food: item, place }
    case 'ate_with':
      return item && friend && { kind: 'meal_with', food: item, place, friend }
    case 'cooked':
      return item && { kind: 'cooked', food: item }
    case 'work_began':
    case 'night_shift':
      return { kind: memory.theme, place }
    case 'work_went_well':
    case 'hard_shift':
    case 'finished_work':
      return { kind: memory.theme, place, hours: Math.max(1, amount) }
    case 'studied':
      return topic ? studyOccasion(self, topic, place, amount) : null
    case 'read_book':
      return books[memory.topic] ? { kind: 'read_book', title: books[memory.topic]!.title, place } : null
    case 'exercised':
    case 'walked':
      return { kind: memory.theme, place, minutes: amount }
    case 'park_visit':
      return { kind: 'park_visit', place }
    case 'bought':
      return item && purchaseOccasion(memory, place)
    case 'made':
      return item && { kind: 'made', item, place, hours: amount }
    case 'gave':
      return item && friend && { kind: 'gave_gift', item, friend }
    case 'received':
      return item && friend && { kind: 'received_gift', item, friend }
    case 'traded':
      return item && friend && { kind: 'traded', item, gave: itemRef(memory.topic), friend }
    case 'place_seen':
      return { kind: 'place_observation', place, present: amount }
    case 'planned':
      return planOccasion(world, self)
    case 'insight':
      return { kind: 'insight', thought: thoughtOf(world, self, memory), friend: friend ?? undefined }
    case 'incident':
    case 'heard_fact':
    case 'told_fact':
      return factOccasion(world, self, memory, place, friend)
    case 'cooked_for':
    case 'was_fed':
    case 'helped':
    case 'was_helped':
    case 'glad_for':
    case 'anniversary':
      return friend && neighbourlyOccasion(world, memory, place, friend)
    default:
      return feelingOrTalk(memory, place, friend, topic) ?? gatheringOccasion(world, memory, place, friend)
  }
}

/** As the memory itself reads (`memoryText`). */
function thoughtOf(world: World, self: ResidentState, memory: MemoryRecord): BilingualText {
  const place = placeOfMemory(world, self, memory)
  const ref = place < 0 ? undefined : placeRef(world, self, place)
  const at =
    ref && (ref.own ? { zh: '在家', en: 'at home' } : { zh: `在${ref.name.zh}`, en: `at ${ref.name.en}` })
  const who = memory.subject === NOBODY ? undefined : personRef(world, memory.subject)
  const fact = factOfMemory(world, memory)?.text
  return insightClause(INSIGHT_PATTERNS[memory.topic]!, { who, at, fact }, variantOf(memory.key))
}

type Occasion = PostOccasion | null
type Friend = ReturnType<typeof personRef> | null

/** What neighbours do for each other, told on the day itself. */
function neighbourlyOccasion(
  world: World,
  memory: MemoryRecord,
  place: PlaceRef,
  friend: NonNullable<Friend>,
): Occasion {
  if (Math.floor(memory.at / SIM_DAY_MS) !== world.dayIndex) return null
  const { theme, amount, item } = memory
  const food = item < 0 ? undefined : itemRef(item)
  switch (theme) {
    case 'cooked_for':
      return food ? { kind: 'cooked_for', food, friend } : null
    case 'was_fed': {
      if (!food) return null
      const reason = { zh: `给我做了${food.phrase.zh}`, en: `you made me ${food.phrase.en}` }
      return { kind: 'thanks', friend, reason }
    }
    case 'helped': {
      const reason = {
        zh: `在${place.name.zh}忙了${amount}分钟`,
        en: `${amount} minutes at ${place.name.en}`,
      }
      return { kind: 'helped', friend, reason }
    }
    case 'was_helped': {
      const reason = { zh: `在${place.name.zh}帮了我一把`, en: `you gave me a hand at ${place.name.en}` }
      return { kind: 'thanks', friend, reason }
    }
    case 'glad_for':
      return { kind: 'congratulation', friend, reason: newsClause(GOOD_NEWS[memory.topic]!, amount, food) }
    case 'anniversary':
      return { kind: 'anniversary', friend, days: amount }
    default:
      return null
  }
}

/** Appointments and events, and what came of them. */
function gatheringOccasion(world: World, memory: MemoryRecord, place: PlaceRef, friend: Friend): Occasion {
  const { theme, amount } = memory
  if (!isGatheringTheme(theme)) return otherOccasion(memory, place, friend)
  const { name: event, undertaking: what } = gatheringAt(memory.topic)
  const kind = GATHERING_KINDS[memory.topic]!
  const happening = { event, eventKind: EVENT_KIND_OF[kind] ?? 'other' }
  const reason = REASON_CLAUSES[GIVE_UP_REASONS[amount] ?? 'busy']
  switch (theme) {
    case 'arranged':
      return friend && { kind: 'appointment_made', friend, what, moment: momentAt(world.minute, amount) }
    case 'turned_down':
      return friend && { kind: 'declined', friend, what }
    case 'kept_appointment':
      return friend && { kind: 'appointment_kept', friend, what, place }
    case 'missed_appointment':
      return friend && { kind: 'appointment_missed', friend, what, reason }
    case 'stood_up':
      return friend && { kind: 'stood_up', friend, what }
    case 'invited':
      return { kind: 'event_news', ...happening, place }
    case 'attended':
      return { kind: 'attended', ...happening, place, ...(friend && { friend }) }
    case 'hosted':
      return { kind: 'hosted', event, place, guests: amount }
    case 'missed_event':
      return { kind: 'event_missed', ...happening, reason }
    case 'sat_exam':
      return { kind: 'sat_exam', score: amount, place }
    case 'calls_together':
      // Who reads it must have time to come.
      return amount - world.minute < LEAST_NOTICE_MINUTES
        ? null
        : { kind: 'invitation', what: asOne(what), moment: momentAt(world.minute, amount), place }
    default:
      return null
  }
}

/** As one says it of oneself alone: "go for a walk together" is for two. */
function asOne({ zh, en }: BilingualText): BilingualText {
  return { zh, en: en.replace(' together', '') }
}

const LEAST_NOTICE_MINUTES = 45

const EVENT_KIND_OF: Partial<Record<GatheringKind, EventKind>> = {
  party: 'party',
  market_day: 'market_day',
  concert: 'concert',
  exam: 'exam',
  storm: 'storm',
  festival: 'festival',
  meeting: 'talk',
  match: 'match',
}

function otherOccasion(memory: MemoryRecord, place: PlaceRef, friend: Friend): Occasion {
  const { theme, amount } = memory
  switch (theme) {
    case 'became_friends':
    case 'grew_close':
    case 'grew_apart':
      return friend && { kind: theme, friend }
    case 'photographed':
      return { kind: 'photo', place }
    case 'place_full':
      return { kind: 'place_full', place }
    case 'weather_seen':
      return { kind: 'weather', weather: WEATHERS[memory.topic]!, place }
    case 'rained_off':
      return { kind: 'rained_off', weather: WEATHERS[memory.topic]!, place }
    case 'plan_given_up': {
      const what = place.own
        ? { zh: '回家', en: 'go home' }
        : { zh: `去${place.name.zh}`, en: `go to ${place.name.en}` }
      return { kind: 'plan_given_up', what, reason: REASON_CLAUSES[GIVE_UP_REASONS[amount] ?? 'busy'] }
    }
    default:
      return null
  }
}

function studyOccasion(
  self: ResidentState,
  topic: ReturnType<typeof interestAt>,
  place: PlaceRef,
  minutes: number,
): Occasion {
  const draw = self.random.next()
  if (draw < 0.3) return { kind: 'opinion', topic }
  if (draw < 0.5) return { kind: 'question_to_town', topic }
  return { kind: 'studied', topic, place, minutes }
}

function purchaseOccasion(memory: MemoryRecord, place: PlaceRef): Occasion {
  const kind = place.kind === 'market' && items[memory.item]!.kind === 'grocery' ? 'market_find' : 'bought'
  return { kind, item: itemRef(memory.item), place, priceCents: memory.amount }
}

function factOccasion(
  world: World,
  self: ResidentState,
  memory: MemoryRecord,
  place: PlaceRef,
  friend: Friend,
): Occasion {
  const fact = factOfMemory(world, memory)
  if (!fact) return null
  if (memory.theme === 'incident') return { kind: 'customer_story', place, incident: fact.text }
  if (memory.theme === 'told_fact') return friend && { kind: 'talked_about_fact', friend, fact: fact.text }
  const text = factText(fact, self.index)
  if (fact.origin === self.index) return { kind: 'announce', fact: text }
  return { kind: 'heard_news', fact: text, friend: friend ?? undefined }
}

const FEELINGS: Partial<Record<MemoryTheme, 'lonely' | 'happy' | 'worried' | 'tired' | 'bored'>> = {
  felt_lonely: 'lonely',
  felt_happy: 'happy',
  felt_worried: 'worried',
  felt_tired: 'tired',
  felt_bored: 'bored',
}

function feelingOrTalk(
  memory: MemoryRecord,
  place: PlaceRef,
  friend: Friend,
  topic: ReturnType<typeof interestAt> | undefined,
): Occasion {
  const feeling = FEELINGS[memory.theme]
  if (feeling) return feeling === 'worried' ? { kind: feeling } : { kind: feeling, place }
  if (!friend) return null
  switch (memory.theme) {
    case 'met':
      return { kind: 'met_by_chance', friend, place }
    case 'long_talk':
      return { kind: 'long_talk', friend, place, topic, minutes: Math.max(1, memory.amount) }
    case 'new_acquaintance':
      return { kind: 'new_acquaintance', friend, place }
    case 'quarrelled':
    case 'made_up':
      return { kind: memory.theme, friend }
    case 'disagreed':
      return topic ? { kind: 'disagreement', friend, topic } : null
    default:
      return null
  }
}

/** What is still to come today, from the plan itself. */
function planOccasion(world: World, self: ResidentState): Occasion {
  const coming = self.plan.filter((block) => block.startMinute > world.minute && block.kind !== 'meal')
  const plans = coming.slice(0, 2).map((block) => undertakingOf(world, self, block))
  return plans.length === 0 ? null : { kind: 'plan_for_day', plans }
}
