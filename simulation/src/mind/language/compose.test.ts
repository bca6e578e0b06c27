import { ACTION_KINDS, RESIDENT_LANGUAGES } from '@ai-community/shared/world/vocabulary.ts'
import { describe, expect, it } from 'vitest'
import { residentSheets } from '../../world/content/residents.ts'
import { composeActivity, composeLogLine, composeText, LONGEST_TEXT } from './compose.ts'
import { hear, languageOf } from './hear.ts'
import type { Occasion, OccasionKind, PostKind } from './occasion.ts'
import { nextBelow, pickOne, type RandomSource } from './random-source.ts'
import { POST_KINDS, sampleOccasion, sampleSpeaker } from './sample-occasions.ts'
import { english } from './en/phrase-book.ts'

/** Mulberry32. */
function luck(seed: number): RandomSource {
  let state = seed | 0
  return {
    nextUint32() {
      state = (state + 0x6d2b79f5) | 0
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
      return (mixed ^ (mixed >>> 14)) >>> 0
    },
  }
}

const KINDS = Object.keys(english.lines) as OccasionKind[]
const xiaoman = residentSheets[0]!

/** The least each kind may be given; what the occasion's type leaves open is left out. */
const BARE_FACTS = [
  'place',
  'food',
  'item',
  'friend',
  'author',
  'partner',
  'person',
  'post',
  'hoursSlept',
  'fact',
  'topic',
  'title',
  'incident',
  'what',
  'moment',
  'activity',
  'occupation',
  'event',
  'plans',
  'priceCents',
  'name',
] as const
const OPTIONAL_PLACE: readonly OccasionKind[] = [
  'lonely',
  'happy',
  'tired',
  'bored',
  'read_book',
  'invitation',
]

function bareOccasion(kind: OccasionKind): Occasion {
  const full: Record<string, unknown> = { ...sampleOccasion(kind, xiaoman, luck(5)) }
  const kept = BARE_FACTS.filter((name) => !(name === 'place' && OPTIONAL_PLACE.includes(kind)))
  const bare: Record<string, unknown> = { kind, post: { kind: null } }
  for (const name of kept) if (name !== 'post') bare[name] = full[name]
  if (kind === 'hard_shift' || kind === 'finished_work') bare.hours = 8
  if (kind === 'studied' || kind === 'exercised') bare.minutes = 40
  if (kind.startsWith('comment_') || kind.startsWith('answer_'))
    for (const name of ['topic', 'place', 'item', 'friend', 'title', 'fact']) delete bare[name]
  return bare as unknown as Occasion
}

/** Shared over all 5-grams of UTF-16 units without white space, as the town's rule against near-duplicates has it. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const gram of a) if (b.has(gram)) shared++
  return shared / (a.size + b.size - shared || 1)
}

function gramsOf(text: string): Set<string> {
  const solid = text.replaceAll(/\s/g, '')
  const grams = new Set<string>()
  for (let i = 0; i + 5 <= Math.max(solid.length, 5); i++) grams.add(solid.slice(i, i + 5))
  return grams
}

/** How often the kinds come up in a town's day, roughly. */
const DAILY_MIX: readonly PostKind[] = [
  ...POST_KINDS,
  ...([
    'breakfast',
    'meal_alone',
    'meal_alone',
    'meal_with',
    'meal_with',
    'finished_work',
    'finished_work',
    'customer_story',
  ] as const),
  ...([
    'met_by_chance',
    'met_by_chance',
    'long_talk',
    'place_observation',
    'plan_for_day',
    'heard_news',
    'good_night',
    'woke_up',
  ] as const),
]

describe('the words of residents', () => {
  it('are never empty, too long or left with an unresolved slot, for every kind, voice and language', () => {
    const random = luck(1)
    for (const kind of KINDS)
      for (const language of RESIDENT_LANGUAGES)
        for (const sheet of residentSheets)
          for (let round = 0; round < 6; round++) {
            const text = composeText(
              sampleOccasion(kind, sheet, random),
              sampleSpeaker(sheet, random, language),
              random,
            )
            expect(text.trim().length, kind).toBeGreaterThan(0)
            expect([...text].length, text).toBeLessThanOrEqual(LONGEST_TEXT)
            expect(text, kind).not.toMatch(
              /[{}[\]|@]|undefined|null|NaN|\.\.\.\.|。。| {2}|[，。]\s*[，。]|, ,| \./,
            )
          }
  })

  it('can be found even when only the facts that a kind cannot lack are there', () => {
    const random = luck(2)
    for (const kind of KINDS)
      for (const language of RESIDENT_LANGUAGES)
        for (const sheet of residentSheets) {
          const speaker = sampleSpeaker(sheet, random, language)
          expect(composeText(bareOccasion(kind), speaker, random).length, kind).toBeGreaterThan(0)
        }
  })

  it('never hold what the voice never says', () => {
    const random = luck(3)
    for (const sheet of residentSheets)
      for (const language of RESIDENT_LANGUAGES)
        for (const kind of KINDS)
          for (let round = 0; round < 8; round++) {
            const speaker = sampleSpeaker(sheet, random, language)
            const text = composeText(sampleOccasion(kind, sheet, random), speaker, random).toLowerCase()
            for (const word of sheet.voice.neverSays)
              expect(text.includes(word.toLowerCase()), `${sheet.key}: ${text}`).toBe(false)
          }
  })

  it('are the same for the same luck', () => {
    const write = () => {
      const random = luck(9)
      return KINDS.map((kind) =>
        composeText(sampleOccasion(kind, xiaoman, random), sampleSpeaker(xiaoman, random), random),
      )
    }
    expect(write()).toEqual(write())
  })

  it('differ: of 300 posts hardly any is alike to one of the 200 before it, and none after a second or third try', () => {
    const random = luck(4)
    const before: Set<string>[] = []
    let redone = 0
    for (let i = 0; i < 300; i++) {
      const sheet = pickOne(random, residentSheets)
      const kind = pickOne(random, DAILY_MIX)
      const write = () =>
        gramsOf(composeText(sampleOccasion(kind, sheet, random), sampleSpeaker(sheet, random), random))
      const isAlike = (grams: Set<string>) => before.slice(-200).some((other) => likeness(other, grams) > 0.7)
      let grams = write()
      if (isAlike(grams)) redone++
      for (let attempt = 2; attempt <= 3 && isAlike(grams); attempt++) grams = write()
      expect(isAlike(grams)).toBe(false)
      before.push(grams)
    }
    expect(redone).toBeLessThanOrEqual(9)
  })

  it('seldom repeat in comments: of 500, fewer than 1 in 20 is alike to an earlier one', () => {
    const random = luck(6)
    const kinds = KINDS.filter((kind) => kind.startsWith('comment_'))
    const seen: Set<string>[] = []
    let alike = 0
    for (let i = 0; i < 500; i++) {
      const sheet = residentSheets[nextBelow(random, residentSheets.length)]!
      const text = composeText(
        sampleOccasion(pickOne(random, kinds), sheet, random),
        sampleSpeaker(sheet, random),
        random,
      )
      const grams = gramsOf(text)
      if (seen.some((other) => likeness(other, grams) > 0.7)) alike++
      seen.push(grams)
    }
    expect(alike).toBeLessThan(25)
  })
})

describe('what a resident does now', () => {
  it('has a line in both languages for every action, with and without facts', () => {
    for (const action of ACTION_KINDS) {
      const bare = composeActivity({ action })
      expect(bare.zh).toMatch(/^在/)
      expect(bare.en.length).toBeGreaterThan(2)
    }
  })

  it('names the dish and the place', () => {
    const place = { name: { zh: '老井面馆', en: 'Old Well Noodles' }, kind: 'noodle_shop' as const }
    const item = {
      name: { zh: '牛肉面', en: 'beef noodles' },
      phrase: { zh: '一碗牛肉面', en: 'a bowl of beef noodles' },
    }
    const activity = { action: 'eat' as const, place, item }
    expect(composeActivity(activity)).toEqual({
      zh: '在老井面馆吃牛肉面',
      en: 'having a bowl of beef noodles at Old Well Noodles',
    })
    expect(composeLogLine(xiaoman.called, activity).en).toBe(
      'Xiaoman is having a bowl of beef noodles at Old Well Noodles',
    )
  })
})

describe('hearing a person', () => {
  it.each([
    ['你好呀', 'answer_greeting'],
    ['How are you today?', 'answer_how_are_you'],
    ['你在干嘛？', 'answer_what_doing'],
    ['Who are you?', 'answer_who_are_you'],
    ['谢谢你的建议', 'answer_thanks'],
    ['Want to come with me to the park?', 'answer_invitation'],
    ['我今天好难过', 'answer_sad_person'],
    ['写得好！', 'answer_praise'],
    ['晚安', 'answer_farewell'],
    ['面馆几点关门？', 'answer_question'],
    ['I bought a bicycle.', 'answer_statement'],
  ])('tells what %s asks for', (text, kind) => {
    expect(hear(text).kind).toBe(kind)
  })

  it('finds the topic and the language', () => {
    expect(hear('你喜欢咖啡吗').topic).toBe('coffee')
    expect(languageOf('今天 coffee 不错')).toBe('zh')
    expect(languageOf('nice coffee')).toBe('en')
    expect(languageOf('!?')).toBe('en')
  })
})
