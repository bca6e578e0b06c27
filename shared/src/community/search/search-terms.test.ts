import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { termsOfQuery, termsOfText } from './search-terms.ts'

const CHINESE = fc.stringMatching(/^[\u4e00-\u9fff]{2,20}$/)

describe('terms of a text', () => {
  it('hold any two characters that stand beside one another in Chinese', () => {
    fc.assert(
      fc.property(CHINESE, fc.nat(), (text, at) => {
        const from = at % (text.length - 1)
        const terms = new Set(termsOfText(`before ${text}，after`))
        return termsOfQuery(text.slice(from, from + 2)).every((term) => terms.has(term))
      }),
    )
  })

  it('are found by the text itself, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const terms = new Set(termsOfText(text))
        return termsOfQuery(text).every((term) => terms.has(term))
      }),
    )
  })

  it('fit the column and are well-formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) =>
        termsOfText(text).every((term) => term.isWellFormed() && [...term].length <= 64),
      ),
    )
    expect(termsOfText('𠮷'.repeat(3) + 'x'.repeat(90))).toEqual(['𠮷', '𠮷𠮷', 'x'.repeat(40)])
  })

  it('are one form of each word: width, case, accents, endings', () => {
    expect(termsOfText('Ｃafés RUNNING naïve')).toEqual(['cafe', 'run', 'naiv'])
  })
})

describe('terms of a query', () => {
  it('are words, so that those typed without a space need not stand side by side', () => {
    expect(termsOfQuery('早上咖啡')).toEqual(['早上', '咖啡'])
  })

  it('are few, those of two characters first', () => {
    expect(termsOfQuery('猫 咖啡')).toEqual(['咖啡', '猫'])
    expect(termsOfQuery('a b c d e f g h')).toHaveLength(6)
    expect(termsOfQuery('… !?')).toEqual([])
  })
})
