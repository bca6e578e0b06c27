import type { ResidentLanguage } from '@ai-community/shared/world/vocabulary.ts'
import { conditionsOf, holds, type Condition, type Situation } from './conditions.ts'
import { canExpand, parseLine, type Sequence, type Slots } from './grammar.ts'
import { nextBelow, type RandomSource } from './random-source.ts'

/** A line that may be drawn, with what is left to ask once tone and theme are known. */
interface Candidate {
  sequence: Sequence
  conditions: readonly Condition[]
}

/** The lines for one tone and theme, and how often each may be drawn: its position among them, once for each time. */
interface Candidates {
  lines: readonly Candidate[]
  draws: Uint16Array
}

interface Indexed {
  sequence: Sequence
  conditions: readonly Condition[]
  /** How often it stands in the list: the more it is meant for this very case, the more it tells. */
  weight: number
}

const WEIGHTS: Partial<Record<Condition['question'], number>> = {
  tone: 2,
  theme: 8,
  event: 4,
  topic: 3,
  aboutMe: 2,
  bond: 3,
}
const ORDINARY_WEIGHT = 2
const DRAWS = 10

/** The lines of one kind of text in one language, sorted by tone and theme when these are first asked for. */
export class LineIndex {
  private readonly lines: readonly Indexed[]
  private readonly byCase = new Map<string, Map<string, Candidates>>()

  constructor(sources: readonly string[]) {
    this.lines = sources.map((source) => {
      const { tags, sequence } = parseLine(source)
      const conditions = conditionsOf(tags)
      const weight = conditions.reduce(
        (product, { question }) => product * (WEIGHTS[question] ?? ORDINARY_WEIGHT),
        1,
      )
      return { sequence, conditions, weight: Math.min(weight, 16) * (namesSomething(sequence) ? 2 : 1) }
    })
  }

  /** A line that fits the situation and whose facts are there; undefined when none does. */
  draw(situation: Situation, slots: Slots, random: RandomSource): Sequence | undefined {
    const { lines, draws } = this.candidatesFor(situation)
    if (draws.length === 0) return undefined
    for (let attempt = 0; attempt < DRAWS; attempt++) {
      const candidate = lines[draws[nextBelow(random, draws.length)]!]!
      if (fits(candidate, situation, slots)) return candidate.sequence
    }
    return this.drawFrom(nextBelow(random, draws.length), situation, slots)
  }

  /** The `turn`-th of the fitting lines in a fixed order that begins anywhere, so that none comes twice in a row. */
  drawTurn(situation: Situation, slots: Slots, start: number): Sequence | undefined {
    const fitting = new Set<Sequence>()
    for (const candidate of this.candidatesFor(situation).lines)
      if (fits(candidate, situation, slots)) fitting.add(candidate.sequence)
    return [...fitting][start % Math.max(1, fitting.size)]
  }

  private drawFrom(start: number, situation: Situation, slots: Slots): Sequence | undefined {
    const { lines, draws } = this.candidatesFor(situation)
    for (let i = 0; i < draws.length; i++) {
      const candidate = lines[draws[(start + i) % draws.length]!]!
      if (fits(candidate, situation, slots)) return candidate.sequence
    }
    return undefined
  }

  private candidatesFor(situation: Situation): Candidates {
    const theme = situation.theme ?? ''
    let byTheme = this.byCase.get(situation.tone)
    if (!byTheme) this.byCase.set(situation.tone, (byTheme = new Map<string, Candidates>()))
    let candidates = byTheme.get(theme)
    if (!candidates) byTheme.set(theme, (candidates = this.select(situation)))
    return candidates
  }

  private select(situation: Situation): Candidates {
    const lines: Candidate[] = []
    const draws: number[] = []
    for (const { sequence, conditions, weight } of this.lines) {
      if (!conditions.every((condition) => !isSettled(condition) || holds(condition, situation))) continue
      for (let times = 0; times < weight; times++) draws.push(lines.length)
      const open = conditions.filter((condition) => !isSettled(condition))
      lines.push({ sequence, conditions: open.length === 0 ? NO_CONDITIONS : open })
    }
    return { lines, draws: Uint16Array.from(draws) }
  }
}

const NO_CONDITIONS: readonly Condition[] = []

/** Lines that take up a name, a thing or a place say more than those that would fit anything. */
function namesSomething({ needs, choices }: Sequence): boolean {
  return needs.length > 0 || choices.length > 0
}

function isSettled({ question }: Condition): boolean {
  return question === 'tone' || question === 'theme'
}

function fits({ conditions, sequence }: Candidate, situation: Situation, slots: Slots): boolean {
  for (const condition of conditions) if (!holds(condition, situation)) return false
  return canExpand(sequence, slots)
}

const indexes: Record<ResidentLanguage, Map<string, LineIndex>> = { zh: new Map(), en: new Map() }

/** The index of one list of a phrase book, made when it is first needed. */
export function indexOf(language: ResidentLanguage, name: string, sources: readonly string[]): LineIndex {
  let index = indexes[language].get(name)
  if (!index) indexes[language].set(name, (index = new LineIndex(sources)))
  return index
}
