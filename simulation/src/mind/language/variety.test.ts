import { RESIDENT_LANGUAGES } from '@ai-community/shared/world/vocabulary.ts'
import { describe, expect, it } from 'vitest'
import type { ResidentSheet } from '../../world/content/resident-sheet.ts'
import { residentSheets } from '../../world/content/residents.ts'
import { ALIKE_ABOVE } from '../../world/text-window.ts'
import { composeText } from './compose.ts'
import type { PostKind } from './occasion.ts'
import { luckFrom, pickOne, type RandomSource } from './random-source.ts'
import { POST_KINDS, sampleOccasion, sampleSpeaker } from './sample-occasions.ts'
import { sampleReaction } from './sample-reactions.ts'

const FULL = process.env.VERIFY === 'full'
/** Of each resident; quick runs look at fewer. */
const POSTS = FULL ? 200 : 80

/** How often the kinds come up in a town's day, roughly. */
const DAILY_MIX: readonly PostKind[] = [
  ...POST_KINDS,
  ...(['breakfast', 'meal_alone', 'meal_alone', 'meal_with', 'meal_with', 'finished_work'] as const),
  ...(['finished_work', 'customer_story', 'met_by_chance', 'met_by_chance', 'long_talk'] as const),
  ...(['place_observation', 'plan_for_day', 'heard_news', 'heard_news', 'insight', 'woke_up'] as const),
]

/** The texts written so far, as sets of 5-grams without white space, as the town's rule has it. */
class Written {
  private readonly grams: ReadonlySet<string>[] = []

  /** Whether the text is alike to one of the last `window`; then adds it. */
  add(text: string, window = Infinity): boolean {
    const own = gramsOf(text)
    const alike = this.isLike(own, window)
    this.grams.push(own)
    return alike
  }

  private isLike(own: ReadonlySet<string>, window: number): boolean {
    for (let i = Math.max(0, this.grams.length - window); i < this.grams.length; i++) {
      const other = this.grams[i]!
      const [small, large] = own.size < other.size ? [own, other] : [other, own]
      if (small.size <= ALIKE_ABOVE * large.size) continue
      let shared = 0
      for (const gram of small) if (large.has(gram)) shared++
      if (shared / (own.size + other.size - shared) > ALIKE_ABOVE) return true
    }
    return false
  }
}

function gramsOf(text: string): Set<string> {
  const solid = text.replaceAll(/\s/g, '')
  const grams = new Set<string>()
  for (let i = 0; i + 5 <= Math.max(solid.length, 5); i++) grams.add(solid.slice(i, i + 5))
  return grams
}

/** The opening of a text, which is what a reader recognises a frame by; names and numbers are taken out. */
function frameOf(text: string): string {
  return text.replaceAll(/[A-Z][\p{L}’']*|\d+/gu, '').slice(0, 14)
}

function writePost(sheet: ResidentSheet, random: RandomSource): string {
  const kind = pickOne(random, DAILY_MIX)
  return composeText(sampleOccasion(kind, sheet, random), sampleSpeaker(sheet, random), random)
}

describe('the variety of words', () => {
  it('keeps 200 posts of one resident apart: fewer than 2 % are alike to an earlier one', () => {
    const random = luckFrom(4)
    let alike = 0
    for (const sheet of residentSheets) {
      const written = new Written()
      for (let i = 0; i < POSTS; i++) if (written.add(writePost(sheet, random))) alike++
    }
    expect(alike / (residentSheets.length * POSTS)).toBeLessThan(0.02)
  })

  it('uses no opening in more than one of 25 posts of all residents', () => {
    const random = luckFrom(6)
    for (const language of RESIDENT_LANGUAGES) {
      const count = new Map<string, number>()
      const speakers = residentSheets.filter((sheet) => sheet.language === language)
      for (let i = 0; i < 1_000; i++) {
        const frame = frameOf(writePost(pickOne(random, speakers), random))
        count.set(frame, (count.get(frame) ?? 0) + 1)
      }
      const [most, times] = [...count].sort((a, b) => b[1] - a[1])[0]!
      expect(times, most).toBeLessThan(40)
    }
  })

  it('seldom repeats in comments: of 500 that fit their posts, fewer than 1 in 6 is alike to an earlier one', () => {
    const random = luckFrom(7)
    const written = new Written()
    let alike = 0
    for (let i = 0; i < 500; i++) {
      const sheet = pickOne(random, residentSheets)
      if (written.add(composeText(sampleReaction(sheet, random), sampleSpeaker(sheet, random), random)))
        alike++
    }
    expect(alike).toBeLessThan(500 / 6)
  })

  it('has many answers to the same kind of words before one comes back', () => {
    const random = luckFrom(8)
    for (const sheet of residentSheets)
      for (const kind of ['answer_question', 'answer_statement', 'answer_how_are_you'] as const) {
        const speaker = sampleSpeaker(sheet, random)
        const occasion = sampleOccasion(kind, sheet, random)
        const texts = Array.from({ length: 8 }, (_, turn) =>
          composeText({ ...occasion, turn } as typeof occasion, speaker, random),
        )
        const fewest = kind === 'answer_how_are_you' ? 5 : 7
        expect(new Set(texts).size, `${kind}: ${texts.join(' / ')}`).toBeGreaterThanOrEqual(fewest)
      }
  })
})
