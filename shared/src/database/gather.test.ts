import { describe, expect, it } from 'vitest'
import { gather } from './gather.ts'

function gathered() {
  const reads: string[][] = []
  const find = gather(
    (name: string) => name,
    async (names) => {
      reads.push([...names])
      if (names.includes('broken')) throw new Error('away')
      return new Map(names.filter((name) => name !== 'unknown').map((name) => [name, name.toUpperCase()]))
    },
  )
  return { find, reads }
}

describe('gathered reads', () => {
  it('are one for all who ask in a turn, each question once, and everybody gets the own answer', async () => {
    const { find, reads } = gathered()
    expect(await Promise.all([find('a'), find('unknown'), find('b'), find('a')])).toEqual([
      'A',
      undefined,
      'B',
      'A',
    ])
    expect(reads).toEqual([['a', 'unknown', 'b']])
  })

  it('remember nothing: who asks later is answered by a read of then', async () => {
    const { find, reads } = gathered()
    await find('a')
    await find('a')
    expect(reads).toEqual([['a'], ['a']])
  })

  it('fail for all who shared them, and for nobody after', async () => {
    const { find } = gathered()
    const answers = await Promise.allSettled([find('a'), find('broken')])
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await find('a')).toBe('A')
  })
})
