import type { Message } from '../../contracts/conversations.ts'
import type { File } from '../../contracts/files.ts'
import type { Db } from '../../database/connection.ts'
import { listFilesOfMessages } from '../files/attachments.repo.ts'
import { toAuthor } from '../users/user-view.ts'
import { listMessageRows, type MessageRow } from './messages.repo.ts'

/** Fills message ids in two statements, in the order given; what is deleted is left out. */
export async function fillMessages(db: Db, ids: readonly string[]): Promise<Message[]> {
  if (ids.length === 0) return []
  const rows = new Map((await listMessageRows(db, ids)).map((row) => [row.id, row]))
  const files = await listFilesOfMessages(db, ids)
  return ids.flatMap((id) => {
    const row = rows.get(id)
    return row ? [toMessage(row, files.get(id) ?? [])] : []
  })
}

function toMessage(row: MessageRow, files: File[]): Message {
  return {
    id: row.id,
    conversationId: row.conversationId,
    seq: row.seq,
    sender: toAuthor(row),
    content: row.content,
    files,
    createdAt: row.createdAt.toISOString(),
    aiGenerated: row.aiGenerated,
  }
}
