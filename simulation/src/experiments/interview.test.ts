import { describe, expect, it } from 'vitest'
import { understandsAsClaim } from './interview.ts'
import { CANDIDACY, PARTY } from './seeded-facts.ts'

describe('an answer about a person', () => {
  it.each([
    ['认识啊，小满是三杯咖啡的。', '小满', true],
    ['小满？没听说过。', '小满', false],
    ['不太清楚你说的是谁。', '小满', false],
    ['Of course, Leo is a friend.', 'Leo', true],
    ["I don't know any Leo.", 'Leo', false],
    ['We have never met.', 'Leo', false],
    ['That is a good question.', 'Leo', false],
  ])('"%s" about %s is a claim to know: %s', (text, name, isClaim) => {
    expect(understandsAsClaim(text, name)).toBe(isClaim)
  })
})

describe('an answer about a seeded fact', () => {
  it.each([
    ['That I know: Edith is standing for the town council. From Omar.', CANDIDACY, true],
    ["Edith's history of the town has reached chapter seven.", CANDIDACY, false],
    ['伊迪丝要参选镇议会。听桂兰姐说的。', CANDIDACY, true],
    ['参选镇议会？这个我不知道。', CANDIDACY, false],
    ['小满星期二下午五点在三杯咖啡办派对。', PARTY, true],
    ['A party? I do not know of one.', PARTY, false],
  ])('"%s" tells it or not', (text, fact, tells) => {
    expect(fact.tells.test(text)).toBe(tells)
  })
})
