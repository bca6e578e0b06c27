import type { BilingualText } from '@ai-community/shared/world/vocabulary.ts'
import { SIM_DAY_MS, SIM_HOUR_MS, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import { books } from '../world/content/books.ts'
import { INTERESTS } from '../world/content/interests.ts'
import { items } from '../world/content/items.ts'
import { NOBODY, type Subject } from '../world/intention.ts'
import type { KeyNumber } from '../world/keys.ts'
import { eachMemoryOf, factOfMemory, hoursSinceAccess, placeOfMemory } from '../world/memories.ts'
import { themeSet, type MemoryRecord } from '../world/memory-store.ts'
import type { MemoryTheme } from '../world/memory-themes.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'
import { retrieve, type Candidate } from './retrieval.ts'
import { interestAt, placeRef } from './wording.ts'

/** Something that came back to mind. */
export interface Recollection {
  key: KeyNumber
  theme: MemoryTheme
  cause: KeyNumber
  subject: number
  /** A statement of the resident's own, without a full stop: 昨天我在公园碰见了小满 / I ran into Xiaoman at the park yesterday. */
  clause: BilingualText
}

/**
 * The memory that retrieval puts first among those which bear on the subject and can be told; thinking of it keeps
 * it from being forgotten.
 *
 * @param about what a talk or a text is about; `friend` is whom the memory should be about
 */
export function recollect(world: World, self: ResidentState, about: Subject): Recollection | null {
  return recall(world, self, 0, (memory) => relevanceTo(world, self, memory, about))
}

/** The same for what happened today. */
export function recollectDay(world: World, self: ResidentState): Recollection | null {
  return recall(world, self, world.dayIndex * SIM_DAY_MS, () => 1)
}

function recall(
  world: World,
  self: ResidentState,
  since: number,
  relevanceOf: (memory: MemoryRecord) => number,
): Recollection | null {
  const candidates: Candidate[] = []
  const slots: number[] = []
  eachMemoryOf(world, self, TOLD_THEMES, since, (memory, slot) => {
    const relevance = relevanceOf(memory)
    if (relevance === 0) return
    const { importance } = memory
    candidates.push({ hoursSinceAccess: hoursSinceAccess(memory, world.now), importance, relevance })
    slots.push(slot)
  })
  for (const best of retrieve(candidates, 3)) {
    const slot = slots[best]!
    const memory = world.tables.memories.read(self.index, slot)
    const clause = recollectionOf(world, self, memory)
    if (!clause) continue
    world.tables.memories.touch(self.index, slot, world.now)
    world.touch(self)
    const { key, theme, cause, subject } = memory
    return { key, theme, cause, subject, clause }
  }
  return null
}

/** How much of the subject the memory shares, 0–1. */
function relevanceTo(world: World, self: ResidentState, memory: MemoryRecord, about: Subject): number {
  let relevance = 0
  if (about.friend !== NOBODY && memory.subject === about.friend) relevance += 0.5
  if (about.item >= 0 && memory.item === about.item) relevance += 0.4
  if (about.book >= 0 && memory.theme === 'read_book' && memory.topic === about.book) relevance += 0.5
  if (about.topic >= 0 && memory.theme === 'studied' && memory.topic === about.topic) relevance += 0.4
  if (about.place >= 0 && memory.place >= 0 && placeOfMemory(world, self, memory) === about.place)
    relevance += 0.25
  return Math.min(1, relevance)
}

/** The memory as its owner would tell it; null when there is not enough left of it. */
export function recollectionOf(
  world: World,
  self: ResidentState,
  memory: MemoryRecord,
): BilingualText | null {
  const lines = RECOLLECTIONS[memory.theme]
  if (!lines) return null
  const slots = slotsOf(world, self, memory)
  const zh = fill(lines[0], slots, 'zh')
  const en = fill(lines[1], slots, 'en')
  return zh === null || en === null ? null : { zh, en }
}

type Slots = Readonly<Record<string, BilingualText | undefined>>

function slotsOf(world: World, self: ResidentState, memory: MemoryRecord): Slots {
  const place = placeOfMemory(world, self, memory)
  const ref = place < 0 ? undefined : placeRef(world, self, place)
  const { item, topic, subject, amount } = memory
  return {
    at:
      ref && (ref.own ? { zh: '在家', en: 'at home' } : { zh: `在${ref.name.zh}`, en: `at ${ref.name.en}` }),
    who: subject === NOBODY ? undefined : world.actorName(subject),
    item: items[item]?.phrase,
    thing: items[item]?.name,
    gave: memory.theme === 'traded' ? items[topic]?.phrase : undefined,
    topic: memory.theme === 'studied' && topic >= 0 ? INTERESTS[interestAt(topic)] : undefined,
    title: memory.theme === 'read_book' ? books[topic]?.title : undefined,
    fact: factOfMemory(world, memory)?.text,
    n: { zh: String(amount), en: String(amount) },
    when: whenOf(memory.at, world.now),
  }
}

function fill(line: string, slots: Slots, language: 'zh' | 'en'): string | null {
  let isWhole = true
  const text = line.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const words = slots[slot]?.[language]
    if (words === undefined) isWhole = false
    return words ?? ''
  })
  return isWhole ? text : null
}

function whenOf(at: SimTime, now: SimTime): BilingualText {
  if (now - at < SIM_HOUR_MS) return { zh: '刚才', en: 'just now' }
  const days = Math.floor(now / SIM_DAY_MS) - Math.floor(at / SIM_DAY_MS)
  if (days === 0) return { zh: '今天', en: 'today' }
  return days === 1 ? { zh: '昨天', en: 'yesterday' } : { zh: '前几天', en: 'the other day' }
}

/** First person, with the time in it; themes that are missing are nobody else's business or say nothing by themselves. */
const RECOLLECTIONS: Partial<Record<MemoryTheme, readonly [zh: string, en: string]>> = {
  breakfast: ['{when}我{at}吃早饭，吃的是{thing}', 'I had {item} for breakfast {at} {when}'],
  ate_alone: ['{when}我{at}吃了{item}', 'I had {item} {at} {when}'],
  ate_with: ['{when}我和{who}{at}吃了{item}', 'I had {item} with {who} {at} {when}'],
  cooked: ['{when}我做了{item}', 'I made {item} {when}'],
  work_went_well: ['{when}我{at}干活干得很顺', 'my work {at} went well {when}'],
  hard_shift: ['{when}我{at}忙得够呛', 'I had a hard shift {at} {when}'],
  incident: ['{when}我{at}遇上件事，{fact}', '{fact}: that was {at} {when}'],
  studied: ['{when}我{at}琢磨了{n}分钟{topic}', 'I spent {n} minutes on {topic} {at} {when}'],
  read_book: ['{when}我{at}读了《{title}》', 'I read "{title}" {at} {when}'],
  exercised: ['{when}我{at}活动了{n}分钟', 'I exercised for {n} minutes {at} {when}'],
  walked: ['{when}我{at}走了{n}分钟', 'I walked for {n} minutes {at} {when}'],
  park_visit: ['{when}我{at}坐了一会儿', 'I spent a while {at} {when}'],
  bought: ['{when}我{at}买了{item}', 'I bought {item} {at} {when}'],
  made: ['{when}我{at}做好了{item}', 'I finished {item} {at} {when}'],
  gave: ['{when}我送了{who}{item}', 'I gave {who} {item} {when}'],
  received: ['{when}{who}送了我{item}', '{who} gave me {item} {when}'],
  met: ['{when}我{at}碰见了{who}', 'I ran into {who} {at} {when}'],
  long_talk: ['{when}我和{who}{at}聊了{n}分钟', 'I talked with {who} {at} for {n} minutes {when}'],
  new_acquaintance: ['{when}我{at}认识了{who}', 'I got to know {who} {at} {when}'],
  made_up: ['{when}我和{who}和好了', '{who} and I made up {when}'],
  disagreed: ['{when}我和{who}{at}争了几句', '{who} and I did not see eye to eye {at} {when}'],
  place_full: ['{when}我想去，可{at}已经没位子了', 'there was no room {at} {when}'],
  kept_appointment: ['{when}我和{who}{at}如约见了面', 'I met {who} {at} as we had arranged {when}'],
  attended: ['{when}我{at}待了{n}分钟，挺热闹', 'I was there {at} for {n} minutes {when}'],
  became_friends: ['我和{who}现在是朋友了', '{who} and I are friends now'],
  grew_close: ['我和{who}最近走得很近', '{who} and I have grown close'],
  traded: ['{when}我拿{gave}跟{who}换了{item}', 'I swapped {gave} for {item} with {who} {when}'],
  sold: ['{when}我把{item}卖给了{who}', 'I sold {who} {item} {when}'],
  cooked_for: ['{when}我给{who}做了{item}', 'I cooked {item} for {who} {when}'],
  was_fed: ['{when}{who}给我做了{item}', '{who} cooked {item} for me {when}'],
  helped: ['{when}我{at}给{who}帮了会儿忙', 'I gave {who} a hand {at} {when}'],
  was_helped: ['{when}{who}{at}帮了我一把', '{who} gave me a hand {at} {when}'],
  photographed: ['{when}我{at}拍了张照片', 'I took a picture {at} {when}'],
  sat_exam: ['{when}我{at}考了试，{n}分', 'I sat an exam {at} {when}, {n} points'],
}
const TOLD_THEMES = themeSet(Object.keys(RECOLLECTIONS) as MemoryTheme[])
