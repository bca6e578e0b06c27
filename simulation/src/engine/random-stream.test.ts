import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RandomStream } from './random-stream.ts'

const draws = (stream: RandomStream, count: number) =>
  Array.from({ length: count }, () => stream.nextUint32())

describe('a random stream', () => {
  it('gives the same numbers for the same seed and name, on any machine', () => {
    expect(draws(RandomStream.named(7, 'lin-mei'), 4)).toEqual(draws(RandomStream.named(7, 'lin-mei'), 4))
    expect(draws(RandomStream.named(7, 'lin-mei'), 3)).toMatchInlineSnapshot(`
      [
        1460865088,
        73637021,
        3700150893,
      ]
    `)
  })

  it('gives unrelated numbers for another seed or name', () => {
    const first = draws(RandomStream.named(7, 'a'), 50)
    for (const other of [
      RandomStream.named(8, 'a'),
      RandomStream.named(7, 'b'),
      RandomStream.named(7 + 2 ** 33, 'a'),
    ])
      expect(draws(other, 50).filter((value, i) => value === first[i])).toHaveLength(0)
  })

  it('goes on from its words as if it had never stopped', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string(), fc.nat({ max: 50 }), (seed, name, before) => {
        const stream = RandomStream.named(seed, name)
        draws(stream, before)
        const copy = RandomStream.fromWords(stream.words())
        expect(draws(copy, 20)).toEqual(draws(stream, 20))
      }),
    )
  })

  it('draws whole numbers within both bounds, each about as often', () => {
    const stream = RandomStream.named(1, 'dice')
    const counts = new Array<number>(6).fill(0)
    for (let i = 0; i < 6000; i++) counts[stream.between(1, 6) - 1]!++
    for (const count of counts) expect(count).toBeGreaterThan(850)
    expect(counts.reduce((sum, count) => sum + count)).toBe(6000)
  })
})
