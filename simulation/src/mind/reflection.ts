import { NOBODY, NOTHING } from '../world/intention.ts'
import { INSIGHT_PATTERNS, PATTERN_RULES, type CommonGround, type InsightPattern } from '../world/insights.ts'
import type { KeyNumber } from '../world/keys.ts'
import { eachMemoryOf, factOfMemory, hoursSinceAccess, placeOfMemory, remember } from '../world/memories.ts'
import { themeSet, type MemoryRecord } from '../world/memory-store.ts'
import type { MemoryTheme } from '../world/memory-themes.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'
import { retrieve, type Candidate } from './retrieval.ts'

const EVIDENCE = 3
/** What lies further back is no question of today. */
const LOOKED_BACK_MS = 48 * 3_600_000
/** The same insight is not come to again for so long. */
const NEW_AFTER_MS = 60 * 3_600_000
/** What happened since the last time weighs more. */
const FRESH_WEIGHT = 2

/** Memories that together ask a question: what they have in common, and which they are. */
interface Question {
  pattern: InsightPattern
  /** Person or resident, place, or id of a fact; which of them, the pattern's rule says. */
  common: number
  weight: number
  least: number
  slots: number[]
}

/**
 * Looks back: memories that have a theme and somebody or something in common ask a question; the weightiest one that
 * was not answered lately becomes an insight, which cites the memories that retrieval puts first.
 */
export function reflectOn(world: World, self: ResidentState): void {
  const question = weightiest(world, self)
  self.lastReflectAt = world.now
  world.touch(self)
  if (question) conclude(world, self, question)
  self.unreflected = 0
}

function conclude(world: World, self: ResidentState, { pattern, common, slots }: Question): void {
  const { memories } = world.tables
  const { common: ground } = PATTERN_RULES[pattern]
  const cited: KeyNumber[] = []
  for (const slot of evidenceAmong(world, self, slots)) {
    cited.push(memories.keyAt(self.index, slot))
    memories.touch(self.index, slot, world.now)
  }
  remember(world, self, {
    kind: 'reflection',
    theme: 'insight',
    importance: 7,
    subject: ground === 'subject' ? common : NOBODY,
    place: ground === 'place' ? common : self.place,
    topic: INSIGHT_PATTERNS.indexOf(pattern),
    amount: ground === 'fact' ? common : slots.length,
    cause: cited[0]!,
    evidence: cited.slice(1),
  })
}

/** The slots that retrieval puts first; all of them bear on the question alike but for their age. */
function evidenceAmong(world: World, self: ResidentState, slots: readonly number[]): number[] {
  const candidates = slots.map((slot): Candidate => {
    const memory = world.tables.memories.read(self.index, slot)
    const relevance = memory.at > self.lastReflectAt ? 1 : 0
    return { hoursSinceAccess: hoursSinceAccess(memory, world.now), importance: memory.importance, relevance }
  })
  return retrieve(candidates, EVIDENCE).map((position) => slots[position]!)
}

function weightiest(world: World, self: ResidentState): Question | undefined {
  const questions = new Map<number, Question>()
  const answered = new Set<number>()
  eachMemoryOf(world, self, ASKING_THEMES, world.now - NEW_AFTER_MS, (memory, slot) => {
    if (memory.theme === 'insight')
      answered.add(idOf(INSIGHT_PATTERNS[memory.topic]!, commonOfInsight(world, self, memory)))
    else if (world.now - memory.at <= LOOKED_BACK_MS) ask(world, self, memory, slot, questions)
  })
  let best: Question | undefined
  for (const [id, question] of questions) {
    if (question.slots.length < question.least || answered.has(id)) continue
    if (!best || question.weight > best.weight) best = question
  }
  return best
}

/** Adds the memory to the questions that it is part of. */
function ask(
  world: World,
  self: ResidentState,
  memory: MemoryRecord,
  slot: number,
  questions: Map<number, Question>,
): void {
  for (const pattern of PATTERNS_OF[memory.theme] ?? []) {
    const rule = PATTERN_RULES[pattern]
    const common = commonOf(world, self, memory, rule.common)
    if (common === null) continue
    const id = idOf(pattern, common)
    let question = questions.get(id)
    if (!question)
      questions.set(id, (question = { pattern, common, weight: 0, least: rule.least, slots: [] }))
    question.slots.push(slot)
    question.weight += memory.importance * (memory.at > self.lastReflectAt ? FRESH_WEIGHT : 1)
  }
}

/** What the memory shares with others of its pattern; null when it has nothing to share. */
function commonOf(
  world: World,
  self: ResidentState,
  memory: MemoryRecord,
  ground: CommonGround,
): number | null {
  switch (ground) {
    case 'subject':
      return memory.subject === NOBODY ? null : memory.subject
    case 'place':
      return memory.place < 0 ? null : placeOfMemory(world, self, memory)
    case 'fact':
      return factOfMemory(world, memory) ? memory.amount : null
    case null:
      return NOTHING
  }
}

function commonOfInsight(world: World, self: ResidentState, memory: MemoryRecord): number {
  switch (PATTERN_RULES[INSIGHT_PATTERNS[memory.topic]!].common) {
    case 'subject':
      return memory.subject
    case 'place':
      return placeOfMemory(world, self, memory)
    case 'fact':
      return memory.amount
    case null:
      return NOTHING
  }
}

/** One number for each pattern and what is common. */
function idOf(pattern: InsightPattern, common: number): number {
  return common * INSIGHT_PATTERNS.length + INSIGHT_PATTERNS.indexOf(pattern)
}

const PATTERNS_OF: Partial<Record<MemoryTheme, InsightPattern[]>> = {}
for (const pattern of INSIGHT_PATTERNS)
  for (const theme of PATTERN_RULES[pattern].themes) (PATTERNS_OF[theme] ??= []).push(pattern)
const ASKING_THEMES = themeSet(['insight', ...(Object.keys(PATTERNS_OF) as MemoryTheme[])])
