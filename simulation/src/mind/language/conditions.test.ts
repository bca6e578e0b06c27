import { describe, expect, it } from 'vitest'
import { residentSheets } from '../../world/content/residents.ts'
import { conditionsOf, holds, situationOf } from './conditions.ts'
import type { Occasion } from './occasion.ts'
import { luckFrom } from './random-source.ts'
import { sampleSpeaker } from './sample-occasions.ts'

const speaker = sampleSpeaker(residentSheets[0]!, luckFrom(31), 'en')
const park = { name: { zh: '灯笼公园', en: 'Lantern Park' }, kind: 'park' }
const author = residentSheets[1]!.called

const situation = (stated: object, by = speaker) => situationOf(stated as Occasion, by)
/** Whether a line with this tag is for the occasion. */
const isFor = (tag: string, stated: object, by = speaker) =>
  conditionsOf([tag]).every((condition) => holds(condition, situation(stated, by)))

describe('the lines of an occasion', () => {
  it.each([
    ['w_rain', { weather: 'rain' }, { weather: 'sunny' }],
    ['night', { timeOfDay: 'night' }, { timeOfDay: 'morning' }],
    ['park', { place: park }, { place: { ...park, kind: 'cafe' } }],
    ['own', { place: { ...park, own: true } }, { place: park }],
    ['on_tea', { topic: 'tea' }, { topic: 'coffee' }],
    ['on_tea', { post: { topic: 'tea' } }, { post: {} }],
    ['me', { aboutMe: true }, { aboutMe: false }],
    ['others', {}, { aboutMe: true }],
    ['first', { firstTime: true }, {}],
    ['again', {}, { firstTime: true }],
    ['knew', { knewIt: true }, { knewIt: false }],
    ['news', {}, { knewIt: true }],
    ['yes', { mine: true }, { mine: false }],
    ['re_joke', { post: { kind: 'joke' } }, { post: { kind: 'made' } }],
    ['re_person', { post: { kind: null } }, { post: { kind: 'made' } }],
    [
      'to_ask_more',
      { kind: 'comment_reply', to: 'ask_more' },
      { kind: 'comment_reply', to: 'comment_thank' },
    ],
  ])('are asked @%s of what it states', (tag, stated, other) => {
    const occasion = { kind: 'comment_agree', author }
    expect(isFor(tag, { ...occasion, ...stated })).toBe(true)
    expect(isFor(tag, { ...occasion, ...other })).toBe(false)
  })

  it('are asked for whom they are: the tone, the mood, and whether one goes to school', () => {
    const occasion = { kind: 'comment_agree', author }
    const pupils = residentSheets.map((sheet) => sampleSpeaker(sheet, luckFrom(32)))
    const isPupil = (by: typeof speaker) => isFor('pupil', occasion, by)
    expect(new Set(pupils.map(isPupil))).toEqual(new Set([true, false]))
    for (const by of pupils) {
      expect(isFor('adult', occasion, by)).toBe(!isPupil(by))
      expect(isFor(by.voice.tone, occasion, by)).toBe(true)
      expect(isFor(by.mood, occasion, by)).toBe(true)
    }
  })
})
