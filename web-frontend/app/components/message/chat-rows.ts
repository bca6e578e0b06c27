import type { Message } from '../../api/models.ts'
import type { OutgoingMessage } from '../../stores/outbox.store.ts'

/** What a chat shows from top to bottom. */
export type ChatRow =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'message'; key: string; message: Message; isFirstOfGroup: boolean; isLastOfGroup: boolean }
  | { kind: 'outgoing'; key: string; entry: OutgoingMessage }
  | { kind: 'typing'; key: 'typing' }

const SAME_GROUP_MS = 5 * 60_000

/** @param dayOf the calendar day of a moment where the reader is, as text that differs between days */
export function chatRows(
  messages: readonly Message[],
  outgoing: readonly OutgoingMessage[],
  isTyping: boolean,
  dayOf: (at: string) => string,
): ChatRow[] {
  const rows: ChatRow[] = []
  let before: Message | undefined
  let last: Extract<ChatRow, { kind: 'message' }> | undefined
  for (const message of messages) {
    const isNewDay = !before || dayOf(before.createdAt) !== dayOf(message.createdAt)
    if (isNewDay) rows.push({ kind: 'day', key: `day:${message.id}`, at: message.createdAt })
    const isFirstOfGroup =
      isNewDay ||
      before!.sender.id !== message.sender.id ||
      Date.parse(message.createdAt) - Date.parse(before!.createdAt) > SAME_GROUP_MS
    if (last) last.isLastOfGroup = isFirstOfGroup
    last = { kind: 'message', key: message.id, message, isFirstOfGroup, isLastOfGroup: true }
    rows.push(last)
    before = message
  }
  for (const entry of outgoing) rows.push({ kind: 'outgoing', key: entry.key, entry })
  if (isTyping) rows.push({ kind: 'typing', key: 'typing' })
  return rows
}
