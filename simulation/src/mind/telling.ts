import type { BilingualText } from '@ai-community/shared/world/vocabulary.ts'
import { books } from '../world/content/books.ts'
import { items } from '../world/content/items.ts'
import { NO_SUBJECT, NOBODY, NOTHING, type Reason, type Speech, type Subject } from '../world/intention.ts'
import { INSIGHT_PATTERNS } from '../world/insights.ts'
import { NO_KEY } from '../world/keys.ts'
import { factOfMemory, isInterestTheme, placeOfMemory, remember } from '../world/memories.ts'
import { emptyMemory, type MemoryRecord } from '../world/memory-store.ts'
import { MEMORY_THEMES, type MemoryTheme } from '../world/memory-themes.ts'
import { moodOf } from '../world/needs.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'
import { composeText } from './language/compose.ts'
import { insightClause, variantOf } from './language/insights.ts'
import type { PostOccasion } from './language/occasion.ts'
import { recencyAfter } from './retrieval.ts'
import { interestAt, itemRef, personRef, placeRef, speakerFor, timeOfDay, undertaking } from './wording.ts'

const TRIES = 3
/** Older things are no news; hours. */
const TOLD_WITHIN_HOURS = 40

/** How much there is to tell about a theme, 0–3; themes that are missing are never posted. */
const TELLABLE: Partial<Record<MemoryTheme, number>> = {
  slept: 0.5,
  slept_badly: 1.2,
  breakfast: 0.8,
  ate_alone: 0.6,
  ate_with: 1.4,
  cooked: 1.3,
  work_began: 0.6,
  night_shift: 1.2,
  work_went_well: 1.4,
  hard_shift: 1.8,
  finished_work: 1.1,
  incident: 2.2,
  studied: 1.2,
  read_book: 1.6,
  exercised: 1.2,
  walked: 1,
  park_visit: 1.2,
  bought: 1.2,
  made: 2,
  gave: 1.6,
  received: 2,
  met: 0.9,
  long_talk: 1.6,
  new_acquaintance: 1.8,
  quarrelled: 1.6,
  made_up: 1.8,
  disagreed: 1.4,
  heard_fact: 1.5,
  told_fact: 1,
  place_seen: 0.8,
  felt_lonely: 1,
  felt_happy: 1,
  felt_worried: 1,
  felt_tired: 1,
  felt_bored: 1,
  planned: 0.8,
  insight: 1.8,
}

/**
 * A post about something that really happened to the resident and was not told yet, worded; null when there is
 * nothing to tell or three tries were all like earlier posts.
 */
export function composePost(world: World, self: ResidentState): Speech | null {
  noticeMood(world, self)
  const tellable = tellableMemories(world, self)
  for (let attempt = 0; attempt < TRIES && tellable.length > 0; attempt++) {
    const memory = tellable[drawTop(self, tellable.length)]!
    const speech = tell(world, self, memory)
    if (speech && !world.tables.postTexts.isAlike(speech.text, self.index)) return speech
  }
  return null
}

/** A strong mood becomes a memory of its own now and then, so that a post about it has something to stand on. */
function noticeMood(world: World, self: ResidentState): void {
  const theme = MOOD_THEMES[moodOf(self)]
  if (!theme || !self.random.chance(0.3)) return
  remember(world, self, { theme, importance: 3, place: self.place, cause: self.action.key })
}

const MOOD_THEMES: Partial<Record<ReturnType<typeof moodOf>, MemoryTheme>> = {
  lonely: 'felt_lonely',
  joyful: 'felt_happy',
  excited: 'felt_happy',
  worried: 'felt_worried',
  tired: 'felt_tired',
  bored: 'felt_bored',
}

interface Tellable extends MemoryRecord {
  worth: number
}

/** The few memories most worth telling, best first: by theme, importance, recency and luck. */
function tellableMemories(world: World, self: ResidentState): Tellable[] {
  const found: Tellable[] = []
  const record = emptyMemory()
  for (let slot = 0; slot < self.memoryCount; slot++) {
    world.tables.memories.read(self.index, slot, record)
    const base = record.told ? undefined : TELLABLE[record.theme]
    const hours = (world.now - record.at) / 3_600_000
    if (base === undefined || hours > TOLD_WITHIN_HOURS) continue
    const recency = hours < 3 ? 1.5 : recencyAfter(hours * 4)
    found.push({ ...record, worth: (base + record.importance / 10) * recency * (0.5 + self.random.next()) })
  }
  return found.sort((a, b) => b.worth - a.worth).slice(0, 6)
}

function drawTop(self: ResidentState, count: number): number {
  return Math.min(self.random.between(0, count - 1), self.random.between(0, count - 1))
}

function tell(world: World, self: ResidentState, memory: MemoryRecord): Speech | null {
  const occasion = occasionFor(world, self, memory)
  if (!occasion) return null
  const speaker = speakerFor(world, self)
  const text = composeText({ ...occasion, timeOfDay: timeOfDay(world) }, speaker, self.random)
  return {
    text,
    language: speaker.language,
    why: reasonsOf(world, self, memory),
    subject: subjectOf(world, self, memory, occasion),
    memory: memory.key,
    post: NO_KEY,
    parent: NO_KEY,
    person: NOBODY,
  }
}

const TALK_THEMES: ReadonlySet<MemoryTheme> = new Set(
  MEMORY_THEMES.slice(MEMORY_THEMES.indexOf('met'), MEMORY_THEMES.indexOf('disagreed') + 1),
)

/** The memory itself, what it came from, and the place and thing that it is about. */
export function reasonsOf(world: World, self: ResidentState, memory: MemoryRecord): Reason[] {
  const reasons: Reason[] = [{ kind: 'memory', key: memory.key }]
  if (memory.cause !== NO_KEY) reasons.push({ kind: causeKind(memory), key: memory.cause })
  const place = placeOfMemory(world, self, memory)
  if (place >= 0) reasons.push({ kind: 'place', key: place })
  if (memory.item >= 0) reasons.push({ kind: 'item', key: memory.item })
  return reasons
}

function causeKind(memory: { kind: string; theme: MemoryTheme; subject: number }): Reason['kind'] {
  if (TALK_THEMES.has(memory.theme) || memory.theme === 'told_fact') return 'encounter'
  if (memory.theme === 'heard_fact') return memory.subject >= 0 ? 'encounter' : 'event'
  return memory.kind === 'reflection' ? 'memory' : 'action'
}

function subjectOf(world: World, self: ResidentState, memory: MemoryRecord, occasion: PostOccasion): Subject {
  const isBook = memory.theme === 'read_book'
  const place = placeOfMemory(world, self, memory)
  return {
    ...NO_SUBJECT,
    kind: occasion.kind,
    // Where somebody lives is not for others to comment on.
    place: place >= 0 && world.town.place(place).kind === 'home' ? NOTHING : place,
    item: memory.item,
    friend: memory.subject,
    topic: isInterestTheme(memory.theme) ? memory.topic : NOTHING,
    book: isBook ? memory.topic : NOTHING,
    fact: factOfMemory(world, memory)?.id ?? NOTHING,
  }
}

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
    case 'place_seen':
      return { kind: 'place_observation', place, present: amount }
    case 'planned':
      return planOccasion(world, self)
    case 'insight':
      return { kind: 'insight', thought: thoughtOf(world, self, memory), friend: friend ?? undefined }
    case 'incident':
    case 'heard_fact':
    case 'told_fact':
      return factOccasion(world, memory, place, friend)
    default:
      return feelingOrTalk(memory, place, friend, topic)
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

function studyOccasion(
  self: ResidentState,
  topic: ReturnType<typeof interestAt>,
  place: ReturnType<typeof placeRef>,
  minutes: number,
): Occasion {
  const draw = self.random.next()
  if (draw < 0.3) return { kind: 'opinion', topic }
  if (draw < 0.5) return { kind: 'question_to_town', topic }
  return { kind: 'studied', topic, place, minutes }
}

function purchaseOccasion(memory: MemoryRecord, place: ReturnType<typeof placeRef>): Occasion {
  const kind = place.kind === 'market' && items[memory.item]!.kind === 'grocery' ? 'market_find' : 'bought'
  return { kind, item: itemRef(memory.item), place, priceCents: memory.amount }
}

function factOccasion(
  world: World,
  memory: MemoryRecord,
  place: ReturnType<typeof placeRef>,
  friend: ReturnType<typeof personRef> | null,
): Occasion {
  const fact = factOfMemory(world, memory)
  if (!fact) return null
  if (memory.theme === 'incident') return { kind: 'customer_story', place, incident: fact.text }
  if (memory.theme === 'told_fact') return friend && { kind: 'talked_about_fact', friend, fact: fact.text }
  return { kind: 'heard_news', fact: fact.text, friend: friend ?? undefined }
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
  place: ReturnType<typeof placeRef>,
  friend: ReturnType<typeof personRef> | null,
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
  const plans = coming.slice(0, 2).map((block) => undertaking(world, self, block.kind, block.place))
  return plans.length === 0 ? null : { kind: 'plan_for_day', plans }
}
