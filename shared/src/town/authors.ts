import { toAuthor } from '../community/users/user-view.ts'
import type { Author } from '../contracts/users.ts'
import type { Db } from '../database/connection.ts'

/** The residents among `ids` as authors, by id. */
export async function listResidentAuthors(db: Db, ids: readonly string[]): Promise<Map<string, Author>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('users')
    .select(['id as authorId', 'username', 'displayName', 'avatarFileId', 'isAi'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.authorId, toAuthor(row)]))
}
