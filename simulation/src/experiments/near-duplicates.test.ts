import { describe, expect, it } from 'vitest'
import { countNearDuplicates, gramsOf, jaccard } from './near-duplicates.ts'

const byAnna = (text: string) => ({ author: 'anna', text })

describe('near-duplicates', () => {
  it('are told by 5-grams without white space', () => {
    expect([...gramsOf('ab cd efg')]).toEqual(['abcde', 'bcdef', 'cdefg'])
    expect(jaccard(gramsOf('abcdefg'), gramsOf('abcdefgh'))).toBe(3 / 4)
    expect(jaccard(new Set(['a']), new Set(['b']))).toBe(0)
  })

  it('are counted once for each text that is like an earlier one', () => {
    const texts = [
      'the oven was warm at six this morning and the street still slept',
      'the oven was warm at seven this morning and the street still slept',
      'nobody came to the park',
    ]
    expect(countNearDuplicates([...texts, `${texts[0]}  `].map(byAnna))).toBe(2)
    expect(countNearDuplicates(texts.slice(2).map(byAnna))).toBe(0)
  })

  it('reach back 500 texts of the town and 200 of the author', () => {
    const filler = (author: string, count: number) =>
      Array.from({ length: count }, (_, i) => ({
        author,
        text: `${author} ${i} ${(i * 7919) % 10007} ${i * i}`,
      }))
    const repeated = 'a heron has moved in by the river'
    const from = (author: string) => ({ author, text: repeated })
    expect(countNearDuplicates([from('anna'), ...filler('ben', 499), from('cleo')])).toBe(1)
    expect(countNearDuplicates([from('anna'), ...filler('ben', 500), from('cleo')])).toBe(0)
    expect(countNearDuplicates([from('anna'), ...filler('ben', 500), from('anna')])).toBe(1)
  })
})
