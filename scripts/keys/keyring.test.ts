import { describe, expect, it } from 'vitest'
import { idOf, rotateKeyring } from './keyring.ts'

const START = new Date('2026-03-01T00:00:00Z')
const DAY_MS = 24 * 60 * 60_000
const days = (count: number) => new Date(START.getTime() + count * DAY_MS)
const rotate = (keys: string[], now: Date, extra: { standby?: boolean; used?: string[] } = {}) =>
  rotateKeyring(keys, {
    now,
    standby: extra.standby ?? false,
    makeKey: (id) => `${id}:secret`,
    isUnused: async (id) => !extra.used?.includes(id),
  })

describe('a rotation of keys', () => {
  it('puts a new key in front and keeps the one that was in use', async () => {
    const { keys, added, dropped } = await rotate(['k1:old'], START)
    expect(keys).toEqual([`${added}:secret`, 'k1:old'])
    expect(dropped).toEqual([])
  })

  it('drops what a newer key replaced more than a day ago, unless something still depends on it', async () => {
    const first = await rotate(['k1:old'], START)
    const soon = await rotate(first.keys, new Date(START.getTime() + 1_000))
    expect(soon.dropped).toEqual([])
    const later = await rotate(first.keys, days(2))
    expect(later.dropped).toEqual(['k1'])
    expect(later.keys.map(idOf)).toEqual([later.added, first.added])
    const needed = await rotate(first.keys, days(2), { used: ['k1'] })
    expect(needed.keys).toHaveLength(3)
  })

  it('announces a key before it is used, and promotes that one', async () => {
    const announced = await rotate(['k1:old'], START, { standby: true })
    expect(announced.keys).toEqual(['k1:old', `${announced.added}:secret`])
    expect((await rotate(announced.keys, days(1), { standby: true })).keys).toEqual(announced.keys)
    const promoted = await rotate(announced.keys, days(1))
    expect(promoted).toMatchObject({
      keys: [`${announced.added}:secret`, 'k1:old'],
      promoted: announced.added,
    })
  })
})
