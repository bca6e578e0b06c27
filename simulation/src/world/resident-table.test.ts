import { describe, expect, it } from 'vitest'
import { ResidentRow, ResidentTable, TIME_FIELDS, WHOLE_FIELDS, WIDE_FIELDS } from './resident-table.ts'

const FIELDS = [...WHOLE_FIELDS, ...TIME_FIELDS, ...WIDE_FIELDS]

describe('the table of residents', () => {
  it('keeps every number of every resident apart', () => {
    const table = new ResidentTable(3)
    const rows = [0, 1, 2].map((index) => new ResidentRow(table, index))
    const valueOf = (row: number, field: number) => 1_000 * row + field + 1
    for (const [index, row] of rows.entries()) {
      FIELDS.forEach((name, field) => Object.assign(row, { [name]: valueOf(index, field) }))
      row.needs.set([1, 2, 3, 4, 5].map((need) => index + need / 10))
    }
    for (const [index, row] of rows.entries()) {
      expect(FIELDS.map((name) => row[name])).toEqual(FIELDS.map((_, field) => valueOf(index, field)))
      expect([...row.needs]).toEqual([1, 2, 3, 4, 5].map((need) => index + need / 10))
    }
  })

  it('gives a row as the numbers that hash and snapshot keep, all of them', () => {
    const table = new ResidentTable(2)
    const [, row] = [new ResidentRow(table, 0), new ResidentRow(table, 1)]
    for (const name of FIELDS) {
      const before = [...row.wholeNumbers, ...row.doubles]
      Object.assign(row, { [name]: row[name] + 7 })
      expect([...row.wholeNumbers, ...row.doubles], name).not.toEqual(before)
    }
    expect([...table.whole.subarray(0, WHOLE_FIELDS.length)].every((value) => value === 0)).toBe(true)
  })
})
