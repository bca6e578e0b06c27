import { GATHERING_KINDS, WEATHERS, type MemoryKind } from '@ai-community/shared/world/vocabulary.ts'
import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import { INTEREST_KEYS } from './content/interests.ts'
import { books } from './content/books.ts'
import { items } from './content/items.ts'
import type { Fact } from './fact-store.ts'
import { GOOD_NEWS } from './good-news.ts'
import { NOBODY, NOTHING, type Actor } from './intention.ts'
import { NO_KEY, type KeyNumber } from './keys.ts'
import { emptyMemory, type MemoryRecord, type ThemeSet } from './memory-store.ts'
import { INSIGHT_PATTERNS } from './insights.ts'
import { MEMORY_THEMES, type MemoryTheme } from './memory-themes.ts'
import type { ResidentState } from './resident-state.ts'
import { makeRoom } from './summaries.ts'
import type { World } from './world.ts'

export interface NewMemory {
  kind?: MemoryKind
  theme: MemoryTheme
  /** 1–10 */
  importance: number
  subject?: Actor
  place?: number
  item?: number
  topic?: number
  amount?: number
  cause?: KeyNumber
  /** Further evidence; for a reflection the memories it cites. */
  evidence?: readonly KeyNumber[]
}

/** Adds a record to the resident's stream, which sums up or forgets weak ones when it is full; returns the new key. */
export function remember(world: World, resident: ResidentState, memory: NewMemory): KeyNumber {
  const { memories } = world.tables
  const index = resident.index
  if (resident.memoryCount === memories.slots) makeRoom(world, resident)
  const record = recordOf(world, resident, memory)
  memories.write(index, resident.memoryCount++, record)
  resident.unreflected += record.importance
  world.touch(resident)
  emitMemory(world, resident, record, memory)
  return record.key
}

const scratch = emptyMemory()

/** So far from home that a record keeps the place. */
const FARTHEST_DISTRICTS = 60

/** A place as a resident's records keep it: the template's, with how far its district is from home (0, -1, 1, -2 …). */
function recordedPlace(world: World, resident: ResidentState, place: number): number {
  if (place < 0) return NOTHING
  const count = world.town.map.places.length
  const away = Math.floor(place / count) - world.sheet(resident.index).district
  if (Math.abs(away) > FARTHEST_DISTRICTS) return NOTHING
  return (away < 0 ? -2 * away - 1 : 2 * away) * count + (place % count)
}

/** The place that a resident's memory is about, or NOTHING. */
export function placeOfMemory(world: World, resident: ResidentState, memory: MemoryRecord): number {
  if (memory.place < 0) return NOTHING
  const count = world.town.map.places.length
  const code = Math.floor(memory.place / count)
  const away = code % 2 === 1 ? -(code + 1) / 2 : code / 2
  return (world.sheet(resident.index).district + away) * count + (memory.place % count)
}

/** The fact a memory is about; undefined when it is about none or the town forgot it. */
export function factOfMemory(world: World, memory: MemoryRecord): Fact | undefined {
  const isAboutFact =
    isFactTheme(memory.theme) || (memory.theme === 'insight' && memory.topic === NEWS_INSIGHT)
  return isAboutFact ? world.tables.facts.find(memory.amount) : undefined
}

const NEWS_INSIGHT = INSIGHT_PATTERNS.indexOf('news')

export function isFactTheme(theme: MemoryTheme): boolean {
  return theme === 'incident' || theme === 'heard_fact' || theme === 'told_fact'
}

function recordOf(world: World, resident: ResidentState, memory: NewMemory): MemoryRecord {
  const record = scratch
  record.key = world.newKey()
  record.kind = memory.kind ?? 'observation'
  record.theme = memory.theme
  record.importance = Math.max(1, Math.min(10, Math.round(memory.importance)))
  record.at = world.now
  record.lastAccess = world.now
  record.subject = memory.subject ?? NOBODY
  record.place = recordedPlace(world, resident, memory.place ?? NOTHING)
  record.item = memory.item ?? NOTHING
  record.topic = memory.topic ?? NOTHING
  record.amount = Math.round(memory.amount ?? 0)
  record.cause = memory.cause ?? NO_KEY
  record.told = false
  return record
}

function emitMemory(world: World, resident: ResidentState, record: MemoryRecord, memory: NewMemory): void {
  const fact = factOfMemory(world, record)?.text ?? null
  world.effects.memoryAdded(
    resident.index,
    record,
    memory.place ?? NOTHING,
    fact,
    memory.evidence ?? NO_EVIDENCE,
  )
}

const NO_EVIDENCE: readonly KeyNumber[] = []

/**
 * Key of what the topic of a memory of this theme stands for: an interest, a book, a kind of gathering, a weather, the
 * pattern of an insight, the theme that was so often, the thing given for another, or the good news of a friend.
 */
export function topicKey(theme: MemoryTheme, topic: number): string | null {
  if (topic < 0) return null
  if (theme === 'insight') return INSIGHT_PATTERNS[topic]!
  if (theme === 'often') return MEMORY_THEMES[topic]!
  if (theme === 'read_book') return books[topic]!.key
  if (theme === 'traded') return items[topic]!.key
  if (theme === 'glad_for') return GOOD_NEWS[topic]!
  if (isGatheringTheme(theme)) return GATHERING_KINDS[topic]!
  return isWeatherTheme(theme) ? WEATHERS[topic]! : INTEREST_KEYS[topic]!
}

const GATHERING_THEMES: ReadonlySet<MemoryTheme> = new Set([
  'arranged',
  'turned_down',
  'kept_appointment',
  'missed_appointment',
  'stood_up',
  'invited',
  'hosted',
  'attended',
  'missed_event',
  'sat_exam',
  'calls_together',
])

/** The memory's topic is the index of an interest. */
export function isInterestTheme(theme: MemoryTheme): boolean {
  return !(
    theme === 'read_book' ||
    theme === 'insight' ||
    theme === 'often' ||
    theme === 'traded' ||
    theme === 'glad_for' ||
    isGatheringTheme(theme) ||
    isWeatherTheme(theme)
  )
}

/** The memory's topic is the index of a kind of gathering. */
export function isGatheringTheme(theme: MemoryTheme): boolean {
  return GATHERING_THEMES.has(theme)
}

/** The memory's topic is the index of a weather. */
export function isWeatherTheme(theme: MemoryTheme): boolean {
  return theme === 'weather_seen' || theme === 'rained_off'
}

/** A fact becomes known to the resident: by living through it, from another, or from outside. */
export function learnFact(
  world: World,
  resident: ResidentState,
  fact: Fact,
  from: Actor,
  via: KeyNumber,
  where: number,
): void {
  world.effects.factLearned(fact.key, fact.text, resident.index, from, via)
  remember(world, resident, {
    kind: 'fact',
    theme: 'heard_fact',
    importance: fact.importance,
    subject: from,
    place: where,
    amount: fact.id,
    cause: via === NO_KEY ? fact.key : via,
  })
}

/** Forgets for good all that was remembered before `time`. */
export function forgetBefore(world: World, resident: ResidentState, time: number): void {
  const { memories } = world.tables
  for (let slot = resident.memoryCount - 1; slot >= 0; slot--) {
    if (memories.read(resident.index, slot, scratch).at >= time) continue
    memories.remove(resident.index, slot, resident.memoryCount--)
    world.effects.memoryDropped(scratch.key, resident.index)
    world.touch(resident)
  }
}

export function knowsFact(world: World, resident: ResidentState, fact: number): boolean {
  return world.tables.memories.knowsFact(resident.index, resident.memoryCount, fact)
}

/** Visits the resident's memories; `record` is reused, so keep its fields, not the object. Stops on `false`. */
export function eachMemory(
  world: World,
  resident: ResidentState,
  visit: (record: MemoryRecord, slot: number) => boolean | void,
): void {
  const record = emptyMemory()
  for (let slot = 0; slot < resident.memoryCount; slot++)
    if (visit(world.tables.memories.read(resident.index, slot, record), slot) === false) return
}

/** The same for those that have one of the themes and are of `since` or later. */
export function eachMemoryOf(
  world: World,
  resident: ResidentState,
  themes: ThemeSet,
  since: number,
  visit: (record: MemoryRecord, slot: number) => void,
): void {
  const { memories } = world.tables
  const { index, memoryCount } = resident
  const record = emptyMemory()
  let slot = memories.nextOf(index, 0, memoryCount, themes, since)
  for (; slot < memoryCount; slot = memories.nextOf(index, slot + 1, memoryCount, themes, since))
    visit(memories.read(index, slot, record), slot)
}

/** Hours since the memory was last thought of. */
export function hoursSinceAccess(memory: MemoryRecord, now: SimTime): number {
  return Math.max(0, (now - memory.lastAccess) / 3_600_000)
}
