import { describe, expect, it } from 'vitest'
import type { Message } from '../../api/models.ts'
import { person, resident } from '../../../test/samples.ts'
import { chatRows } from './chat-rows.ts'

function message(id: string, createdAt: string, sender = person): Message {
  return {
    id,
    conversationId: '9',
    seq: Number(id),
    sender,
    content: id,
    files: [],
    createdAt,
    aiGenerated: false,
  }
}
const dayOf = (at: string) => at.slice(0, 10)
const outline = (rows: ReturnType<typeof chatRows>) =>
  rows.map((row) =>
    row.kind === 'message'
      ? `${row.message.id}${row.isFirstOfGroup ? ' first' : ''}${row.isLastOfGroup ? ' last' : ''}`
      : row.kind,
  )

describe('the rows of a chat', () => {
  it('begin each day with its name', () => {
    const rows = chatRows(
      [message('1', '2026-11-21T23:59:00Z'), message('2', '2026-11-22T00:01:00Z')],
      [],
      false,
      dayOf,
    )
    expect(outline(rows)).toEqual(['day', '1 first last', 'day', '2 first last'])
  })

  it('gather what one of the two says in a few minutes', () => {
    const rows = chatRows(
      [
        message('1', '2026-11-22T10:00:00Z'),
        message('2', '2026-11-22T10:04:00Z'),
        message('3', '2026-11-22T10:04:30Z', resident),
        message('4', '2026-11-22T10:20:00Z', resident),
      ],
      [],
      false,
      dayOf,
    )
    expect(outline(rows)).toEqual(['day', '1 first', '2 last', '3 first last', '4 first last'])
  })

  it('end with what is on its way and with the mark of somebody typing', () => {
    const entry = {
      kind: 'message' as const,
      key: 'k',
      conversationId: '9',
      content: 'hi',
      pictures: [],
      state: 'sending' as const,
      failure: null,
      createdAt: '2026-11-22T10:00:00Z',
    }
    expect(outline(chatRows([message('1', '2026-11-22T10:00:00Z')], [entry], true, dayOf))).toEqual([
      'day',
      '1 first last',
      'outgoing',
      'typing',
    ])
  })
})
