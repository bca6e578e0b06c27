import stringWidth from 'string-width'
import { expect, it } from 'vitest'
import { renderTable } from './table.ts'

const columns = [{ title: 'name' }, { title: 'n', align: 'right' as const }, { title: 'does', maxWidth: 8 }]

it('gives every cell of a column the same width on the screen, Chinese or not', () => {
  const lines = renderTable(columns, [
    ['陈小雨', '7', '睡觉'],
    ['Leo', '12', 'sleeping'],
  ]).split('\n')
  expect(lines).toEqual([
    'name     n  does',
    '──────  ──  ────────',
    '陈小雨   7  睡觉',
    'Leo     12  sleeping',
  ])
})

it('cuts what is too wide without halving a character', () => {
  const [, , row] = renderTable(columns, [['a', '1', '在麦香面包房上班']]).split('\n')
  expect(row).toBe('a     1  在麦香…')
  expect(stringWidth(row!.slice(9))).toBeLessThanOrEqual(8)
})
