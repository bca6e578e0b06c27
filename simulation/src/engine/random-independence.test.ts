import fc from 'fast-check'
import { expect, it } from 'vitest'
import { RandomStream } from './random-stream.ts'

it('gives each name its own luck, however the draws of all are mixed', () => {
  const names = ['lin-xiaoman', 'maya-torres', 'shen-yan', 'r1000']
  fc.assert(
    fc.property(fc.nat(), fc.array(fc.nat({ max: names.length - 1 }), { maxLength: 200 }), (seed, turns) => {
      const mixed = names.map((name) => RandomStream.named(seed, name))
      const drawn = names.map(() => [] as number[])
      for (const turn of turns) drawn[turn]!.push(mixed[turn]!.nextUint32())
      const alone = names.map((name, i) => {
        const stream = RandomStream.named(seed, name)
        return drawn[i]!.map(() => stream.nextUint32())
      })
      expect(drawn).toEqual(alone)
    }),
  )
})
