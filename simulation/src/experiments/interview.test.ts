import { describe, expect, it } from 'vitest'
import { understandsAsClaim } from './interview.ts'

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
