import { describe, expect, it } from 'vitest'
import { residentSheets } from '../world/content/residents.ts'
import { fits, PersonaJudge } from './persona-fit.ts'

const judge = new PersonaJudge(residentSheets)
const sheetOf = (key: string) => residentSheets.find((sheet) => sheet.key === key)!

describe('the fit of a text to a persona', () => {
  it.each([
    ['work', 'leo-martin', 'The saw ran all morning.'],
    ['interest', 'gao-yuan', '今天早上沿河跑了五公里'],
    ['taste', 'lin-xiaoman', '买了一个肉桂卷'],
    ['voice', 'ruby-chen', 'slow evening, the good kind.'],
  ] as const)('sees %s of %s in "%s"', (sign, resident, text) => {
    const signs = judge.signs(text, resident)
    expect(signs[sign]).toBe(true)
    expect(fits(signs)).toBe(true)
  })

  it('sees nothing in a text that anybody might have written', () => {
    const signs = judge.signs('It rained until noon.', 'tom-becker')
    expect(signs).toEqual({ work: false, interest: false, taste: false, voice: false, contradiction: false })
    expect(fits(signs)).toBe(false)
  })

  it('finds English words at their beginning only', () => {
    expect(judge.signs('A jigsaw of the sea.', 'leo-martin').work).toBe(false)
    expect(judge.signs('Sawdust everywhere.', 'leo-martin').work).toBe(true)
  })

  it('finds a contradiction in a word that is never said, a strange emoji, another language', () => {
    const { neverSays } = sheetOf('lin-xiaoman').voice
    expect(judge.signs(`咖啡，${neverSays[0]}`, 'lin-xiaoman').contradiction).toBe(true)
    expect(judge.signs('咖啡☕', 'lin-xiaoman').contradiction).toBe(false)
    expect(judge.signs('咖啡🍸', 'lin-xiaoman').contradiction).toBe(true)
    expect(judge.signs('跑完了🏃', 'gao-yuan').contradiction).toBe(false)
    expect(judge.signs('Done 🏃‍♀️', 'priya-nair').contradiction).toBe(false)
    expect(judge.signs('Coffee!', 'lin-xiaoman').contradiction).toBe(true)
    expect(fits(judge.signs('咖啡🍸', 'lin-xiaoman'))).toBe(false)
  })

  it('knows what the same posts would come to with shuffled authors', () => {
    const posts = [
      { author: 'leo-martin', text: 'Read a whole book about wood.' },
      { author: 'tom-becker', text: 'It rained until noon.' },
    ]
    const fit = judge.judge(posts)
    expect(fit).toMatchObject({ posts: 2, fitting: 1, onTopic: 1, contradicting: 0 })
    const peers = residentSheets.filter(({ language, key }) => language === 'en' && key !== 'leo-martin')
    const others = peers.filter(({ key }) => fits(judge.signs(posts[0]!.text, key)))
    expect(fit.fittingByChance).toBe(others.length / peers.length)
    expect(others.length).toBeGreaterThan(0)
    expect(fit.fittingByChance).toBeLessThan(0.5)
  })

  it('refuses an author whom it does not know', () => {
    expect(() => judge.signs('hello', 'nobody')).toThrow(RangeError)
  })
})
