import { ACTION_KINDS, MOODS, RESIDENT_LANGUAGES } from '@ai-community/shared/world/vocabulary.ts'
import { describe, expect, it } from 'vitest'
import { residentSheets } from '../../world/content/residents.ts'
import { composeActivity, composeLogLine, composeText, LONGEST_TEXT } from './compose.ts'
import { COMMENT_KINDS, GROUP_OF } from './occasion-groups.ts'
import type { Occasion, OccasionKind } from './occasion.ts'
import { luckFrom } from './random-source.ts'
import { POST_KINDS, sampleOccasion, sampleSpeaker } from './sample-occasions.ts'
import { english } from './en/phrase-book.ts'
import { chinese } from './zh/phrase-book.ts'

const FULL = process.env.VERIFY === 'full'
const KINDS = Object.keys(english.lines) as OccasionKind[]
const xiaoman = residentSheets[0]!

/** What the type of an occasion leaves open, wherever it stands. */
const OPTIONAL = [
  ...[
    'timeOfDay',
    'weather',
    'season',
    'reason',
    'memory',
    'source',
    'quote',
    'age',
    'bond',
    'opens',
    'closes',
  ],
  ...[
    'hours',
    'present',
    'guests',
    'days',
    'minutes',
    'about',
    'thought',
    'eventKind',
    'plans',
    'spot',
    'where',
  ],
]
const NOT_OPTIONAL_IN: Partial<Record<OccasionKind, readonly string[]>> = {
  finished_work: ['hours'],
  hard_shift: ['hours'],
  studied: ['minutes'],
  exercised: ['minutes'],
  anniversary: ['days'],
  weather: ['weather'],
  rained_off: ['weather'],
  season: ['season'],
  yesterday: ['memory'],
  comment_add: ['memory'],
  talk_tell_day: ['memory'],
  plan_for_day: ['plans'],
  plan_for_tomorrow: ['plans'],
  plan_given_up: ['reason'],
  dm_miss_you: ['days'],
  dm_keep_in_touch: ['memory'],
  answer_age: ['age'],
  answer_about_place: ['spot'],
}
/** Facts that answers may lack unless their kind is about them. */
const LOOSE_IN_ANSWERS = ['topic', 'item', 'title', 'fact', 'other', 'what', 'moment', 'place'] as const
const ABOUT: Partial<Record<OccasionKind, readonly string[]>> = {
  answer_about_person: ['other'],
  answer_about_item: ['item'],
  answer_about_book: ['title'],
  answer_about_topic: ['topic'],
  answer_about_fact: ['fact'],
  answer_accept: ['what', 'moment'],
  answer_decline: ['what'],
}

/** The least a kind may be given. */
function bareOccasion(kind: OccasionKind, full: Occasion): Occasion {
  const bare: Record<string, unknown> = { ...full }
  for (const name of OPTIONAL) if (!NOT_OPTIONAL_IN[kind]?.includes(name)) delete bare[name]
  if (kind.startsWith('answer_'))
    for (const name of LOOSE_IN_ANSWERS) if (!ABOUT[kind]?.includes(name)) delete bare[name]
  if (COMMENT_KINDS.some((one) => one === kind)) {
    bare.post = { kind: null, fact: (full as { fact?: unknown }).fact }
    for (const name of ['topic', 'place', 'item', 'friend', 'title', 'event', 'what', 'to']) delete bare[name]
  }
  return bare as unknown as Occasion
}

/** Slots left open, the debris of missing parts, and stops that follow a stop. */
const SEAMS =
  /[{}[\]|@]|undefined|null|NaN|\.\.\.\.|。。| {2}|[，。]\s*[，。]|, ,| \.|[？！～。，][。，]|[?!,][.,]|：[。，]/
const CHINESE = /[\u3400-\u9fff]/
/** Latin words that belong in Chinese, and the names of tags. */
const FOREIGN = /[A-Za-z]{2,}/

describe('the words of residents', () => {
  it('are for far more than forty kinds of occasion, the same in both languages', () => {
    expect(Object.keys(chinese.lines).sort()).toEqual([...KINDS].sort())
    expect(Object.keys(GROUP_OF)).toEqual(POST_KINDS)
    expect(POST_KINDS.length).toBeGreaterThanOrEqual(75)
    expect(KINDS.length).toBeGreaterThanOrEqual(180)
    for (const book of [english, chinese])
      for (const kind of KINDS) expect(new Set(book.lines[kind]).size, kind).toBe(book.lines[kind].length)
  })

  it('come without seams, in their own language and in measure, for every kind, voice and mood', () => {
    const random = luckFrom(1)
    for (const kind of KINDS)
      for (const language of RESIDENT_LANGUAGES)
        for (const [turn, sheet] of residentSheets.entries())
          for (let round = 0; round < (FULL ? 20 : 3); round++) {
            const mood = MOODS[(turn + round) % MOODS.length]!
            const occasion = sampleOccasion(kind, sheet, random)
            const text = composeText(occasion, { ...sampleSpeaker(sheet, random, language), mood }, random)
            expect(text.trim().length, kind).toBeGreaterThan(0)
            expect([...text].length, text).toBeLessThanOrEqual(LONGEST_TEXT)
            expect(text.replace(/“[^”]*”/g, 'x'), kind).not.toMatch(SEAMS)
            // Answers repeat the person's name and words, and say the speaker's own name.
            if (kind.startsWith('answer_')) continue
            if (language === 'en') expect(text, kind).not.toMatch(CHINESE)
            else expect(text, kind).not.toMatch(FOREIGN)
          }
  })

  it('can be found even when only the facts that a kind cannot lack are there', () => {
    const random = luckFrom(2)
    for (const kind of KINDS)
      for (const language of RESIDENT_LANGUAGES)
        for (const sheet of residentSheets) {
          const speaker = sampleSpeaker(sheet, random, language)
          const occasion = bareOccasion(kind, sampleOccasion(kind, sheet, random))
          expect(composeText(occasion, speaker, random).length, kind).toBeGreaterThan(0)
        }
  })

  it('never hold what the voice never says', () => {
    const random = luckFrom(3)
    for (const sheet of residentSheets)
      for (const language of RESIDENT_LANGUAGES)
        for (const kind of KINDS)
          for (let round = 0; round < (FULL ? 20 : 2); round++) {
            const speaker = sampleSpeaker(sheet, random, language)
            const text = composeText(sampleOccasion(kind, sheet, random), speaker, random).toLowerCase()
            for (const word of sheet.voice.neverSays)
              expect(text.includes(word.toLowerCase()), `${sheet.key}: ${text}`).toBe(false)
          }
  })

  it('are the same for the same luck', () => {
    const write = () => {
      const random = luckFrom(9)
      return KINDS.map((kind) =>
        composeText(sampleOccasion(kind, xiaoman, random), sampleSpeaker(xiaoman, random), random),
      )
    }
    expect(write()).toEqual(write())
  })

  it('do not name as the source of news whom the news is about', () => {
    const random = luckFrom(10)
    const fact = { zh: '里奥在教大家做小木凳', en: 'Leo is teaching people to build stools' }
    for (const kind of ['heard_news', 'gossip'] as const)
      for (let i = 0; i < 200; i++) {
        const friend = { zh: '里奥', en: 'Leo' }
        const text = composeText({ kind, fact, friend }, sampleSpeaker(xiaoman, random, 'zh'), random)
        expect(text.split('里奥').length, text).toBe(2)
      }
  })

  it('keep to the habits of a voice: small letters alone, and seldom a stop at the end', () => {
    const random = luckFrom(13)
    const { voice, ...rest } = sampleSpeaker(xiaoman, random, 'en')
    const thank = {
      kind: 'comment_reply',
      to: 'comment_thank',
      author: xiaoman.called,
      post: { kind: 'made' },
    }
    const written = (quirks: typeof voice.quirks) => {
      const speaker = { ...rest, voice: { ...voice, emojiRate: 0, quirks } }
      return Array.from({ length: 60 }, () => composeText(thank as Occasion, speaker, random))
    }
    for (const text of written(['lowercase'])) expect(text).toBe(text.toLowerCase())
    for (const text of written([])) expect(text).toMatch(/^[^a-z]/)
    const stops = (texts: readonly string[]) => texts.filter((text) => text.endsWith('.')).length
    expect(stops(written(['terse']))).toBeLessThan(stops(written([])) * 0.6)
  })

  it('are cut, in whole characters, where a fact alone is longer than a text may be', () => {
    const random = luckFrom(12)
    const item = { name: { zh: '花', en: 'flower' }, phrase: { zh: '🌸'.repeat(400), en: '🌸'.repeat(400) } }
    for (const language of RESIDENT_LANGUAGES) {
      const gift = {
        kind: 'received_gift',
        item,
        friend: { zh: '🌱'.repeat(400), en: '🌱'.repeat(400) },
      } as const
      const text = composeText(gift, sampleSpeaker(xiaoman, random, language), random)
      expect([...text]).toHaveLength(LONGEST_TEXT)
      expect(text).toMatch(/[🌸🌱]…$/u)
    }
  })

  it('call the own home home and every other place by its name', () => {
    const random = luckFrom(11)
    const name = { zh: '柳巷小院', en: 'Willow Court' }
    const food = sampleOccasion('meal_alone', xiaoman, random) as Occasion & { kind: 'meal_alone' }
    for (let i = 0; i < 100; i++)
      for (const language of RESIDENT_LANGUAGES) {
        const speaker = sampleSpeaker(xiaoman, random, language)
        const own = composeText({ ...food, place: { name, kind: 'home', own: true } }, speaker, random)
        expect(own).not.toContain(name[language])
      }
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
    expect(composeLogLine(xiaoman.called, activity)).toEqual({
      zh: '小满在老井面馆吃牛肉面',
      en: 'Xiaoman is having a bowl of beef noodles at Old Well Noodles',
    })
  })

  it('goes home rather than to a house with a name', () => {
    const place = { name: { zh: '柳巷小院', en: 'Willow Court' }, kind: 'home' as const, own: true }
    expect(composeActivity({ action: 'walk', place })).toEqual({ zh: '在回家的路上', en: 'walking home' })
  })
})
