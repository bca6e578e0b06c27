import { RESIDENT_LANGUAGES } from '@ai-community/shared/world/vocabulary.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { INTERESTS } from '../../world/content/interests.ts'
import { items } from '../../world/content/items.ts'
import { residentSheets } from '../../world/content/residents.ts'
import { townMap } from '../../world/content/town.ts'
import { composeText } from './compose.ts'
import { hear, languageOf, quoteOf } from './hear.ts'
import { QUESTION_KINDS } from './occasion-groups.ts'
import type { AnswerOccasion, CommentKind, CommentOccasion, PostGist, PostKind } from './occasion.ts'
import { luckFrom, pickOne } from './random-source.ts'
import { askKindFor, reactionFor } from './reactions.ts'
import { POST_KINDS, sampleSpeaker } from './sample-occasions.ts'
import { sampleReaction } from './sample-reactions.ts'

const RUNS = process.env.VERIFY === 'full' ? 2_000 : 150
const xiaoman = residentSheets[0]!

/** Everything of a post that a comment may take up. */
function namesOf(post: PostGist, language: 'zh' | 'en'): string[] {
  const { place, item, friend, title, fact, event, topic, moment } = post
  const texts = [place?.name, item?.name, item?.phrase, friend, title, fact, event, moment]
  if (topic) texts.push(INTERESTS[topic])
  return texts.flatMap((text) => (text ? [text[language].toLowerCase()] : []))
}

function share(count: number, check: () => boolean): number {
  let hits = 0
  for (let i = 0; i < count; i++) if (check()) hits++
  return hits / count
}

describe('comments', () => {
  it('take up something of the post in more than one of three cases where the post names something', () => {
    const random = luckFrom(21)
    const taken = share(1_000, () => {
      for (;;) {
        const sheet = pickOne(random, residentSheets)
        const comment = sampleReaction(sheet, random)
        const speaker = sampleSpeaker(sheet, random)
        const names = namesOf(comment.post, speaker.language)
        if (names.length === 0) continue
        const text = composeText(comment, speaker, random).toLowerCase()
        return names.some((name) => text.includes(name))
      }
    })
    expect(taken).toBeGreaterThan(0.34)
  })

  it('ask only for what the post names, and never ask somebody about themselves', () => {
    const random = luckFrom(22)
    for (const kind of POST_KINDS)
      for (let i = 0; i < 20; i++) {
        expect([undefined, 'ask_more', 'ask_fact', 'ask_feeling', 'ask_join']).toContain(
          askKindFor({ kind }, false, random),
        )
        const post: PostGist = { kind, friend: xiaoman.called }
        expect(askKindFor(post, true, random)).not.toBe('ask_friend')
      }
  })

  it('comfort sad posts and no others', () => {
    const random = luckFrom(23)
    const comforted = (kind: PostKind) =>
      share(30, () => reactionFor({ kind }, false, random) === 'comment_comfort') > 0
    for (const kind of ['lonely', 'tired', 'worried', 'slept_badly', 'stood_up'] as const)
      expect(comforted(kind), kind).toBe(true)
    for (const kind of ['breakfast', 'joke', 'made', 'good_night', 'happy', 'weather'] as const)
      expect(comforted(kind), kind).toBe(false)
  })

  it('speak to whom the post names as to one who was there', () => {
    const random = luckFrom(24)
    const place = { name: { zh: '灯笼公园', en: 'Lantern Park' }, kind: 'park' as const }
    const post: PostGist = { kind: 'met_by_chance', friend: xiaoman.called, place }
    for (let i = 0; i < 200; i++)
      for (const language of RESIDENT_LANGUAGES) {
        const comment = {
          kind: 'comment_agree',
          author: residentSheets[1]!.called,
          post,
          aboutMe: true,
        } as const
        const text = composeText(comment, sampleSpeaker(xiaoman, random, language), random)
        expect(text).not.toContain(xiaoman.called[language])
      }
  })
})

describe('replies', () => {
  it('answer the kind of comment: no question gets the answer to another', () => {
    const random = luckFrom(25)
    const reply = (to: CommentKind, language: 'zh' | 'en') => {
      const post: PostGist = { kind: 'made', item: items.find(({ key }) => key === 'clay-cup')! }
      const occasion: CommentOccasion = { kind: 'comment_reply', to, author: xiaoman.called, post }
      return composeText(occasion, { ...sampleSpeaker(residentSheets[2]!, random, language) }, random)
    }
    const seen = new Map<string, Set<CommentKind>>()
    const kinds: readonly CommentKind[] = [...QUESTION_KINDS, 'comment_thank', 'comment_congratulate']
    for (const to of kinds)
      for (const language of RESIDENT_LANGUAGES)
        for (let i = 0; i < 60; i++) {
          const text = reply(to, language).replaceAll(/[。！!.～…]+$/g, '')
          seen.set(text, (seen.get(text) ?? new Set()).add(to))
        }
    // What fits any comment ("Fine.") may come up under several; it is a small part of all.
    const shared = [...seen.values()].filter((tos) => tos.size > 1).length
    expect(shared / seen.size).toBeLessThan(0.12)
  })
})

const SCRIPTS = [
  ['你好呀', '最近怎么样？', '你在干嘛？', '你是做什么工作的？', '平时喜欢什么？', '有什么好吃的推荐？'],
  ['Hello there', 'How are you?', 'What are you doing?', 'What do you do for a living?', 'What do you like?'],
]
const MORE = [
  ['明天有什么安排？', '讲个笑话吧', '你是真人吗？', '我种了一棵石榴树', '谢谢你', '晚安'],
  ['Any plans tomorrow?', 'Tell me a joke', 'Are you a bot?', 'I planted a fig tree', 'Thank you', 'Bye'],
]

function answer(text: string, turn: number, random = luckFrom(turn + 40)): string {
  const facts = {
    person: { zh: '阿宁', en: 'Ann' },
    activity: { zh: '在三杯咖啡上班', en: 'working at Three Cups Café' },
    place: { name: townMap.places[9]!.name, kind: 'cafe' as const },
    name: xiaoman.name,
    quote: quoteOf(text),
    turn,
  }
  const occasion = { ...hear(text), ...facts, mine: true } as unknown as AnswerOccasion
  return composeText(occasion, sampleSpeaker(xiaoman, random, languageOf(text)), random)
}

describe('answers to people', () => {
  it('differ through a chat of more than ten turns', () => {
    for (const [language, script] of SCRIPTS.entries()) {
      const texts = [...script, ...MORE[language]!].map((text, turn) => answer(text, turn))
      expect(new Set(texts).size, texts.join(' / ')).toBe(texts.length)
    }
  })

  it('say openly that residents are AI residents who run on rules', () => {
    for (let turn = 0; turn < 12; turn++) {
      expect(answer('你是机器人吗？', turn)).toMatch(/AI|规则|程序/)
      expect(answer('Are you a real person?', turn)).toMatch(/AI|rules|program/)
      expect(answer('Who are you?', turn)).toMatch(/AI/)
    }
  })

  it('pick up a word of what they do not understand', () => {
    const texts = Array.from({ length: 16 }, (_, turn) => answer('石榴树今年结了三个', turn))
    expect(texts.filter((text) => text.includes('石榴树')).length).toBeGreaterThanOrEqual(3)
  })

  it('can be found for anything that a person may write, in the language it was written in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.nat(20), (text, turn) => {
        const said = answer(text, turn)
        expect(said.trim().length).toBeGreaterThan(0)
        expect([...said].length).toBeLessThanOrEqual(280)
      }),
      { numRuns: RUNS },
    )
  })

  it('keep what people write out of the grammar: brackets and braces are never expanded', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('{friend}', '[a]', '(x|y)', '@me', '{', '}', '|'),
        fc.nat(20),
        (piece, turn) => {
          expect(quoteOf(`${piece} 树`)).toBeUndefined()
          expect(answer(`${piece} tree`, turn)).not.toMatch(/[{}|]/)
        },
      ),
      { numRuns: RUNS },
    )
  })

  it('hold whatever names and facts the town has', () => {
    const name = fc.stringMatching(/^[a-z]{2,9}$/)
    fc.assert(
      fc.property(name, name, fc.constantFrom(...residentSheets), (person, thing, sheet) => {
        const random = luckFrom(person.length * 31 + thing.length)
        const item = { name: { zh: thing, en: thing }, phrase: { zh: `一个${thing}`, en: `a ${thing}` } }
        const friend = { zh: person, en: person }
        const speaker = sampleSpeaker(sheet, random)
        const text = composeText({ kind: 'received_gift', item, friend }, speaker, random).toLowerCase()
        expect(text).toContain(person)
        expect(text).toContain(thing)
      }),
      { numRuns: RUNS },
    )
  })
})
