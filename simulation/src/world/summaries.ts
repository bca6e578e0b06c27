import { NOBODY, NOTHING } from './intention.ts'
import { NO_KEY, type KeyNumber } from './keys.ts'
import { emptyMemory, themeSet, type MemoryRecord } from './memory-store.ts'
import { MEMORY_THEMES, type MemoryTheme } from './memory-themes.ts'
import type { ResidentState } from './resident-state.ts'
import type { World } from './world.ts'

/** Everyday things: what is worth keeping of many of them is how often they were. */
const EVERYDAY: ReadonlySet<MemoryTheme> = new Set([
  'slept',
  'slept_badly',
  'breakfast',
  'ate_alone',
  'ate_with',
  'cooked',
  'work_began',
  'night_shift',
  'work_went_well',
  'hard_shift',
  'finished_work',
  'studied',
  'read_book',
  'exercised',
  'walked',
  'park_visit',
  'bought',
  'met',
  'long_talk',
  'told_fact',
  'place_seen',
  'place_full',
  'felt_lonely',
  'felt_happy',
  'felt_worried',
  'felt_tired',
  'felt_bored',
  'planned',
  'read_post',
  'got_comment',
  'got_message',
  'wrote_message',
  'weather_seen',
])
const OFTEN_CODE = MEMORY_THEMES.indexOf('often')
/** By theme: itself and what was summed up of any. */
const ALIKE = MEMORY_THEMES.map((theme) => themeSet([theme, 'often']))
/** At most so many become one at a time. */
const SUMMED_AT_ONCE = 8
/** Fewer are no habit. */
const LEAST = 3
const FRESH_MS = 24 * 3_600_000

const weakest = emptyMemory()
const other = emptyMemory()
const slots: number[] = []

/**
 * Makes room in a full stream. Weak everyday memories of one theme, none of the last day, become one that says how
 * often it was; where there are not enough of them, the weakest memory is forgotten. Slots may have moved afterwards.
 */
export function makeRoom(world: World, resident: ResidentState): void {
  const { memories } = world.tables
  const weakestSlot = memories.weakestSlot(resident.index, world.now)
  memories.read(resident.index, weakestSlot, weakest)
  if (EVERYDAY.has(weakest.theme) && sumUp(world, resident, weakestSlot)) return
  world.effects.memoryDropped(weakest.key, resident.index)
  memories.remove(resident.index, weakestSlot, resident.memoryCount--)
}

/** False when too few memories are like the weakest one. */
function sumUp(world: World, resident: ResidentState, weakestSlot: number): boolean {
  const { memories } = world.tables
  const { index } = resident
  slots.length = 0
  const { memoryCount } = resident
  const themes = ALIKE[MEMORY_THEMES.indexOf(weakest.theme)]!
  let slot = memories.nextOf(index, 0, memoryCount, themes, 0)
  while (slot < memoryCount && slots.length < SUMMED_AT_ONCE) {
    memories.read(index, slot, other)
    if (slot === weakestSlot || (isOf(other, weakest.theme) && world.now - other.at > FRESH_MS))
      slots.push(slot)
    slot = memories.nextOf(index, slot + 1, memoryCount, themes, 0)
  }
  if (slots.length < LEAST) return false
  const summary = summaryOf(world, resident)
  const summed: KeyNumber[] = slots.map((slot) => memories.keyAt(index, slot))
  for (const key of summed) world.effects.memoryDropped(key, index)
  // From the last one: removing a slot moves only what lies above it.
  for (let i = slots.length - 1; i >= 0; i--) memories.remove(index, slots[i]!, resident.memoryCount--)
  memories.write(index, resident.memoryCount++, summary)
  const place =
    summary.place < 0 ? NOTHING : world.sheet(index).district * world.town.map.places.length + summary.place
  world.effects.memoryAdded(index, summary, place, null, summed)
  return true
}

/** Memories of the theme itself, and what was summed up of it before. */
function isOf(memory: MemoryRecord, theme: MemoryTheme): boolean {
  return memory.theme === theme || (memory.theme === 'often' && MEMORY_THEMES[memory.topic] === theme)
}

/** How often it was, and what all of them have in common. */
function summaryOf(world: World, resident: ResidentState): MemoryRecord {
  const { memories } = world.tables
  const summary = memories.read(resident.index, slots[0]!, emptyMemory())
  const theme = summary.theme === 'often' ? summary.topic : MEMORY_THEMES.indexOf(summary.theme)
  let times = 0
  for (const slot of slots) {
    memories.read(resident.index, slot, other)
    times += other.theme === 'often' ? other.amount : 1
    if (other.subject !== summary.subject) summary.subject = NOBODY
    if (other.place !== summary.place) summary.place = NOTHING
    if (other.item !== summary.item) summary.item = NOTHING
    if (other.importance > summary.importance) summary.importance = other.importance
    if (other.at > summary.at) summary.at = other.at
  }
  summary.key = world.newKey()
  summary.kind = 'observation'
  summary.theme = MEMORY_THEMES[OFTEN_CODE]!
  summary.topic = theme
  summary.amount = times
  summary.importance = Math.min(10, summary.importance + 1)
  summary.lastAccess = world.now
  summary.cause = NO_KEY
  summary.told = false
  return summary
}
