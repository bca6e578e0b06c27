import { GIVE_UP_REASONS } from '@ai-community/shared/world/vocabulary.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BLOCK_KINDS, BLOCK_STATES, PLAN_SLOTS, PlanTable, type PlanBlock } from './plan-table.ts'

const anyBlock: fc.Arbitrary<PlanBlock> = fc
  .record({
    kind: fc.constantFrom(...BLOCK_KINDS),
    startMinute: fc.nat(2_000_000_000),
    minutes: fc.nat(1_440),
    place: fc.nat(1_000_000),
    state: fc.constantFrom(...BLOCK_STATES),
    reason: fc.constantFrom(null, ...GIVE_UP_REASONS),
    gathering: fc.nat(2_000_000_000),
  })
  .map(({ minutes, ...block }) => ({ ...block, endMinute: block.startMinute + minutes }))

/** All fields of the resident's parts, read out. */
function read(table: PlanTable, resident: number, count: number): PlanBlock[] {
  return Array.from({ length: count }, (_, slot) => {
    const { kind, startMinute, endMinute, place, state, reason, gathering } = table.blockAt(resident, slot)
    return { kind, startMinute, endMinute, place, state, reason, gathering }
  })
}

function block(startMinute: number, state: PlanBlock['state'] = 'planned'): PlanBlock {
  return {
    kind: 'leisure',
    startMinute,
    endMinute: startMinute + 30,
    place: 3,
    state,
    reason: null,
    gathering: 0,
  }
}

describe('the table of plans', () => {
  it('gives back every part as it was written, and leaves the neighbours alone', () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: PLAN_SLOTS }), (blocks) => {
        const table = new PlanTable(3)
        table.write(0, [block(1)])
        table.write(2, [block(2)])
        expect(read(table, 1, table.write(1, blocks))).toEqual(blocks)
        expect([read(table, 0, 1), read(table, 2, 1)]).toEqual([[block(1)], [block(2)]])
      }),
    )
  })

  it('takes a change of one field of a part, and changes no other', () => {
    fc.assert(
      fc.property(anyBlock, anyBlock, (before, after) => {
        const table = new PlanTable(1)
        table.write(0, [before])
        const part = table.blockAt(0, 0)
        part.state = after.state
        part.reason = after.reason
        part.place = after.place
        const { state, reason, place } = after
        expect(read(table, 0, 1)).toEqual([{ ...before, state, reason, place }])
        part.endMinute = before.startMinute + 500
        part.startMinute = before.startMinute + 100
        const moved = { startMinute: before.startMinute + 100, endMinute: before.startMinute + 500 }
        expect(read(table, 0, 1)).toEqual([{ ...before, state, reason, place, ...moved }])
      }),
    )
  })

  it('puts parts into another order though they are read from the words that are written', () => {
    const table = new PlanTable(1)
    const count = table.write(0, [block(300), block(100), block(200)])
    const parts = Array.from({ length: count }, (_, slot) => table.blockAt(0, slot))
    table.write(
      0,
      parts.sort((a, b) => a.startMinute - b.startMinute),
    )
    expect(read(table, 0, count)).toEqual([block(100), block(200), block(300)])
  })

  it('forgets the oldest parts that are over where there are too many, then the last', () => {
    const table = new PlanTable(1)
    const over = [block(0, 'done'), block(40, 'dropped'), block(80, 'done')]
    const open = Array.from({ length: PLAN_SLOTS - 1 }, (_, i) => block(200 + 40 * i))
    expect(read(table, 0, table.write(0, [...over, ...open]))).toEqual([over[2], ...open])
    const tooMany = [...over, ...open, block(2_000), block(3_000)]
    expect(read(table, 0, table.write(0, tooMany))).toEqual([...open, block(2_000)])
  })

  it('finds the part of the minute, and names those that are over but not closed', () => {
    const table = new PlanTable(1)
    const count = table.write(0, [block(0), block(100, 'done'), block(200), block(205), block(300)])
    const over: number[] = []
    expect(table.currentSlot(0, count, 210, (slot) => over.push(slot))).toBe(2)
    expect(over).toEqual([0])
    expect(table.currentSlot(0, count, 290, (slot) => over.push(slot))).toBe(-1)
    expect(over).toEqual([0, 0, 2, 3])
  })
})
