import type { MemoryKind } from '@ai-community/shared/world/vocabulary.ts'
import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import { INTEREST_KEYS } from './content/interests.ts'
import { books } from './content/books.ts'
import type { Fact } from './fact-store.ts'
import { NOBODY, NOTHING, type Actor } from './intention.ts'
import { NO_KEY, type KeyNumber } from './keys.ts'
import { emptyMemory, type MemoryRecord } from './memory-store.ts'
import type { MemoryTheme } from './memory-themes.ts'
import type { ResidentState } from './resident-state.ts'
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

/** Adds a record to the resident's stream, which forgets its weakest one when it is full; returns the new key. */
export function remember(world: World, resident: ResidentState, memory: NewMemory): KeyNumber {
  const { memories } = world.tables
  const index = resident.index
  let slot = resident.memoryCount
  if (slot === memories.slots) {
    slot = memories.weakestSlot(index, world.now)
    const key = world.key(memories.keyAt(index, slot))
    world.emit({ kind: 'memory_dropped', key, resident: world.sheet(index).key })
  } else resident.memoryCount++
  const record = recordOf(world, memory)
  memories.write(index, slot, record)
  resident.unreflected += record.importance
  world.touch(resident)
  emitMemory(world, resident, record, memory)
  return record.key
}

const scratch = emptyMemory()

/** Template index, as records keep it. */
export function templatePlace(world: World, place: number): number {
  return place < 0 ? NOTHING : place % world.town.map.places.length
}

/** The place of a resident's memory in its own district. */
export function placeOfMemory(world: World, resident: ResidentState, memory: MemoryRecord): number {
  if (memory.place < 0) return NOTHING
  return world.sheet(resident.index).district * world.town.map.places.length + memory.place
}

/** The fact a memory is about; undefined when it is about none or the town forgot it. */
export function factOfMemory(world: World, memory: MemoryRecord): Fact | undefined {
  return isFactTheme(memory.theme) ? world.tables.facts.find(memory.amount) : undefined
}

export function isFactTheme(theme: MemoryTheme): boolean {
  return theme === 'incident' || theme === 'heard_fact' || theme === 'told_fact'
}

function recordOf(world: World, memory: NewMemory): MemoryRecord {
  const record = scratch
  record.key = world.newKey()
  record.kind = memory.kind ?? 'observation'
  record.theme = memory.theme
  record.importance = Math.max(1, Math.min(10, Math.round(memory.importance)))
  record.at = world.now
  record.lastAccess = world.now
  record.subject = memory.subject ?? NOBODY
  record.place = templatePlace(world, memory.place ?? NOTHING)
  record.item = memory.item ?? NOTHING
  record.topic = memory.topic ?? NOTHING
  record.amount = Math.round(memory.amount ?? 0)
  record.cause = memory.cause ?? NO_KEY
  record.told = false
  return record
}

function emitMemory(world: World, resident: ResidentState, record: MemoryRecord, memory: NewMemory): void {
  world.emit({
    kind: 'memory_added',
    key: world.key(record.key),
    resident: world.sheet(resident.index).key,
    memory: record.kind,
    theme: record.theme,
    importance: record.importance,
    subject: world.actorKey(record.subject),
    place: world.placeKey(memory.place ?? NOTHING),
    item: world.itemKey(record.item),
    amount: record.amount,
    topic: topicKey(record),
    fact: factOfMemory(world, record)?.text ?? null,
    evidence: evidenceOf(world, record, memory),
  })
}

function evidenceOf(world: World, record: MemoryRecord, memory: NewMemory): string[] {
  const keys = memory.evidence?.map((key) => world.key(key)) ?? []
  return record.cause === NO_KEY ? keys : [world.key(record.cause), ...keys]
}

function topicKey(record: MemoryRecord): string | null {
  if (record.topic < 0) return null
  return record.theme === 'read_book' ? books[record.topic]!.key : INTEREST_KEYS[record.topic]!
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
  world.emit({
    kind: 'fact_learned',
    fact: world.key(fact.key),
    text: fact.text,
    resident: world.sheet(resident.index).key,
    from: world.actorKey(from),
    via: world.keyOrNull(via),
  })
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

/** Hours since the memory was last thought of. */
export function hoursSinceAccess(memory: MemoryRecord, now: SimTime): number {
  return Math.max(0, (now - memory.lastAccess) / 3_600_000)
}
