import { fileUrl } from '../community/users/user-view.ts'
import type { Author } from '../contracts/users.ts'
import type { Db } from '../database/connection.ts'

/** The residents among `ids` as authors, by id. */
export async function listResidentAuthors(db: Db, ids: readonly string[]): Promise<Map<string, Author>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('users')
    .select(['id', 'username', 'displayName', 'avatarFileId', 'isAi'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, toAuthor(row)]))
}

interface AuthorRow {
  id: string
  username: string
  displayName: string
  avatarFileId: string | null
  isAi: boolean
}

export function toAuthor(row: AuthorRow): Author {
  return {
    id: row.id,
    username: row.username,
    displayName: row.displayName,
    avatarUrl: row.avatarFileId && fileUrl(row.avatarFileId),
    isAi: row.isAi,
  }
}
