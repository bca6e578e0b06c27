import fc from 'fast-check'
import { MEMORY_KINDS } from '@ai-community/shared/world/vocabulary.ts'
import { simTime, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import { describe, expect, it } from 'vitest'
import { MEMORY_THEMES } from './memory-themes.ts'
import { emptyMemory, MemoryStore, themeSet, type MemoryRecord } from './memory-store.ts'
import { RelationStore } from './relation-store.ts'
import { FactStore } from './fact-store.ts'

const seconds = fc.integer({ min: 0, max: 2 ** 31 - 1 }).map((value) => (value * 1000) as SimTime)
const anyMemory: fc.Arbitrary<MemoryRecord> = fc.record({
  key: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  kind: fc.constantFrom(...MEMORY_KINDS),
  theme: fc.constantFrom(...MEMORY_THEMES),
  importance: fc.integer({ min: 1, max: 10 }),
  at: seconds,
  lastAccess: seconds,
  subject: fc.integer({ min: -1000, max: 1_000_000 }),
  place: fc.integer({ min: -1, max: 4094 }),
  item: fc.integer({ min: -1, max: 1022 }),
  topic: fc.integer({ min: -1, max: 1022 }),
  amount: fc.integer({ min: 0, max: 1_000_000 }),
  cause: fc.integer({ min: -1_000_000, max: 2 ** 31 - 1 }),
  told: fc.boolean(),
})

describe('the memory store', () => {
  it('gives every record back as it was, beside its neighbours', () => {
    fc.assert(
      fc.property(fc.array(anyMemory, { minLength: 1, maxLength: 6 }), (records) => {
        const store = new MemoryStore(2, 6)
        records.forEach((record, slot) => store.write(1, slot, record))
        records.forEach((record, slot) => expect(store.read(1, slot)).toEqual(record))
      }),
    )
  })

  it('finds the records of some themes and of some age as if it had looked at each of them', () => {
    const search = fc.record({
      records: fc.array(anyMemory, { maxLength: 8 }),
      themes: fc.uniqueArray(fc.constantFrom(...MEMORY_THEMES)),
      since: seconds,
    })
    fc.assert(
      fc.property(search, ({ records, themes, since }) => {
        const store = new MemoryStore(2, 8)
        records.forEach((record, slot) => store.write(1, slot, record))
        const set = themeSet(themes)
        const found: number[] = []
        const next = (from: number) => store.nextOf(1, from, records.length, set, since)
        for (let slot = next(0); slot < records.length; slot = next(slot + 1)) found.push(slot)
        const wanted = [...records.entries()].filter(
          ([, { theme, at }]) => themes.includes(theme) && at >= since,
        )
        expect(found).toEqual(wanted.map(([slot]) => slot))
      }),
    )
  })

  it('gives up the least important, and of equals the one not thought of for longest', () => {
    const store = new MemoryStore(1, 3)
    const now = simTime(10 * 86_400_000)
    const write = (slot: number, importance: number, daysAgo: number) =>
      store.write(0, slot, {
        ...emptyMemory(),
        importance,
        lastAccess: (now - daysAgo * 86_400_000) as SimTime,
      })
    write(0, 5, 1)
    write(1, 5, 3)
    write(2, 9, 3)
    expect(store.weakestSlot(0, now)).toBe(1)
    store.touch(0, 1, now)
    expect(store.weakestSlot(0, now)).toBe(0)
  })

  it('marks as told the record of that key alone', () => {
    const store = new MemoryStore(1, 3)
    ;[11, 12, 13].forEach((key, slot) => store.write(0, slot, { ...emptyMemory(), key }))
    store.markTold(0, 3, 12)
    expect([0, 1, 2].map((slot) => store.read(0, slot).told)).toEqual([false, true, false])
  })
})

describe('the relation store', () => {
  it('keeps thousandths within bounds and finds whom it knows', () => {
    const store = new RelationStore(2, 3)
    store.write(1, 0, { other: 7, affinity: 1.5, familiarity: -1, lastMetSeconds: -1 })
    store.write(1, 1, { other: 8, affinity: -0.1234, familiarity: 0.5, lastMetSeconds: 60 })
    expect(store.read(1, 0)).toEqual({ other: 7, affinity: 1, familiarity: 0, lastMetSeconds: -1 })
    expect(store.read(1, 1)).toEqual({ other: 8, affinity: -0.123, familiarity: 0.5, lastMetSeconds: 60 })
    expect(store.find(1, 2, 8)).toBe(1)
    expect(store.find(1, 1, 8)).toBe(-1)
    expect(store.find(0, 2, 8)).toBe(-1)
  })
})

describe('the fact store', () => {
  it('forgets the oldest facts, and never takes one for another', () => {
    const store = new FactStore(3)
    const text = { zh: '事', en: 'fact' }
    for (let i = 0; i < 5; i++)
      store.add({ key: i + 100, text, importance: 5, origin: -1, isPersonal: false, at: simTime(i) })
    expect([0, 1, 2, 3, 4, 5, -1].map((id) => store.find(id)?.key)).toEqual([
      undefined,
      undefined,
      102,
      103,
      104,
      undefined,
      undefined,
    ])
    const copy = FactStore.restore(3, store.nextId, store.entries())
    expect(copy.entries()).toEqual(store.entries())
    expect(
      copy.add({ key: 200, text, importance: 5, origin: -1, isPersonal: false, at: simTime(9) }).id,
    ).toBe(5)
  })
})
