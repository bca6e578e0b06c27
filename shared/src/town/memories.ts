import type { Page } from '../contracts/primitives.ts'
import type { Memory } from '../contracts/world.ts'
import type { Db } from '../database/connection.ts'
import { ABOVE_ALL_IDS, compareIds } from '../database/ids.ts'
import { decodeCursor, encodeCursor, toPage } from '../database/keyset.ts'
import { MEMORY_KINDS, type MemoryKind } from '../world/vocabulary.ts'
import { getResidentId } from './resident-id.ts'

/** What a resident concluded, plans, and knows of the town; what it saw and was told in confidence is its own. */
const PUBLIC_KINDS: readonly MemoryKind[] = ['reflection', 'plan', 'fact']

/**
 * A resident's memories, newest first: those of the public kinds, or all for who may see everything.
 *
 * @throws DomainError `resident_not_found`.
 */
export async function listMemories(
  db: Db,
  username: string,
  seesAll: boolean,
  page: { limit: number; cursor?: string },
): Promise<Page<Memory>> {
  const residentId = await getResidentId(db, username)
  const beforeId = page.cursor ? decodeCursor(page.cursor, 1)[0]! : ABOVE_ALL_IDS
  // The index leads by kind: the newest ids of each are read from it in order, and the newest of them all kept.
  const pages = await Promise.all(
    (seesAll ? MEMORY_KINDS : PUBLIC_KINDS).map((kind) =>
      db
        .selectFrom('memories')
        .select('id')
        .where('residentId', '=', residentId)
        .where('kind', '=', kind)
        .where('id', '<', beforeId)
        .orderBy('id', 'desc')
        .limit(page.limit + 1)
        .execute(),
    ),
  )
  const ids = pages
    .flat()
    .map((row) => row.id)
    .toSorted((a, b) => compareIds(b, a))
  const kept = toPage(ids.slice(0, page.limit + 1), page.limit, encodeCursor, (id) => id)
  return { items: await fillMemories(db, kept.items), nextCursor: kept.nextCursor }
}

async function fillMemories(db: Db, ids: readonly string[]): Promise<Memory[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('memories')
    .select(['id', 'kind', 'content', 'importance', 'simTime', 'forgottenAt'])
    .where('id', 'in', ids)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ content, ...row }) => ({ ...row, kind: row.kind as MemoryKind, text: content }))
}
