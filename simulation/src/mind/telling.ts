import { NO_SUBJECT, NOBODY, NOTHING, type Reason, type Speech, type Subject } from '../world/intention.ts'
import { NO_KEY } from '../world/keys.ts'
import {
  factOfMemory,
  isGatheringTheme,
  isInterestTheme,
  placeOfMemory,
  remember,
} from '../world/memories.ts'
import { themeSet, type MemoryRecord } from '../world/memory-store.ts'
import { MEMORY_THEMES, type MemoryTheme } from '../world/memory-themes.ts'
import { moodOf } from '../world/needs.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'
import { composeText } from './language/compose.ts'
import type { PostOccasion } from './language/occasion.ts'
import { occasionFor } from './occasions.ts'
import { recencyAfter } from './retrieval.ts'
import { variationOf } from './variations.ts'
import { settingOf, speakerFor } from './wording.ts'

const TRIES = 3
/** Older things are no news; hours. */
const TOLD_WITHIN_MS = 40 * 3_600_000
/** Out of so many it draws what to tell. */
const TELLABLE_AT_ONCE = 6

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
  insight: 0.8,
  arranged: 1.1,
  turned_down: 0.7,
  kept_appointment: 1.9,
  missed_appointment: 1.3,
  stood_up: 1.8,
  invited: 1.3,
  hosted: 2.4,
  attended: 2.2,
  missed_event: 1.1,
  sat_exam: 2,
  became_friends: 1.9,
  grew_close: 1.2,
  grew_apart: 1,
  traded: 1.8,
  cooked_for: 1.9,
  was_fed: 1.7,
  helped: 1.7,
  was_helped: 1.7,
  glad_for: 1.8,
  anniversary: 2.2,
  // It is soon too late for it.
  calls_together: 6,
  photographed: 1.5,
  weather_seen: 0.9,
  rained_off: 1.2,
  plan_given_up: 0.7,
  place_full: 0.9,
}

/** The same by the themes' codes; 0 for those that are missing. */
const INTEREST_OF = Float64Array.from(MEMORY_THEMES, (theme) => TELLABLE[theme] ?? 0)
const TELLABLE_THEMES = themeSet(Object.keys(TELLABLE) as MemoryTheme[])

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

/** The few memories most worth telling, best first: by theme, importance, recency and luck. */
function tellableMemories(world: World, self: ResidentState): MemoryRecord[] {
  const { memories } = world.tables
  const { index, memoryCount } = self
  const since = world.now - TOLD_WITHIN_MS
  const best: { slot: number; worth: number }[] = []
  let slot = memories.nextOf(index, 0, memoryCount, TELLABLE_THEMES, since)
  for (; slot < memoryCount; slot = memories.nextOf(index, slot + 1, memoryCount, TELLABLE_THEMES, since)) {
    if (memories.isTold(index, slot)) continue
    const worth = worthOf(world, self, slot) * (0.5 + self.random.next())
    let rank = best.length
    while (rank > 0 && best[rank - 1]!.worth < worth) rank--
    if (rank === TELLABLE_AT_ONCE) continue
    best.splice(rank, 0, { slot, worth })
    if (best.length > TELLABLE_AT_ONCE) best.pop()
  }
  return best.map((tellable) => memories.read(index, tellable.slot))
}

/** How much the memory is worth telling, luck apart. Few of many are told, so it is not unpacked for this. */
function worthOf(world: World, self: ResidentState, slot: number): number {
  const { memories } = world.tables
  const hours = (world.now - memories.timeAt(self.index, slot)) / 3_600_000
  const recency = hours < 3 ? 1.5 : recencyAfter(hours * 4)
  const interest = INTEREST_OF[memories.themeCodeAt(self.index, slot)]!
  return (interest + memories.importanceAt(self.index, slot) / 10) * recency
}

function drawTop(self: ResidentState, count: number): number {
  return Math.min(self.random.between(0, count - 1), self.random.between(0, count - 1))
}

function tell(world: World, self: ResidentState, memory: MemoryRecord): Speech | null {
  const plain = occasionFor(world, self, memory)
  if (!plain) return null
  const occasion = variationOf(world, self, memory, plain) ?? plain
  const speaker = speakerFor(world, self)
  const text = composeText({ ...settingOf(world), ...occasion }, speaker, self.random)
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

const BOND_THEMES: ReadonlySet<MemoryTheme> = new Set(['became_friends', 'grew_close', 'grew_apart'])

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
  if (BOND_THEMES.has(memory.theme)) return 'encounter'
  if (isGatheringTheme(memory.theme) || memory.theme === 'glad_for') return 'event'
  if (memory.theme === 'anniversary') return 'memory'
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
