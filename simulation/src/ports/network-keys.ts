import type { Db } from '@ai-community/shared/database/connection.ts'
import type { WorldKey } from '../world/keys.ts'

export type TextKind = 'post' | 'comment'

/** Database ids of posts or comments by the core's keys; those that were refused or never there are missing. */
export async function findTextIds(
  db: Db,
  kind: TextKind,
  keys: readonly WorldKey[],
): Promise<Map<WorldKey, string>> {
  const ids = new Map<WorldKey, string>()
  const own = keys.filter((key) => !key.startsWith('in:'))
  const inputNos = keys.filter((key) => key.startsWith('in:')).map((key) => Number(key.slice(3)))
  if (own.length > 0) for (const row of await listByWorldKey(db, kind, own)) ids.set(row.worldKey!, row.id)
  if (inputNos.length > 0) {
    const rows = await db
      .selectFrom('worldInputs')
      .select(['inputNo', 'sourceId'])
      .where('inputNo', 'in', inputNos)
      .where('sourceType', '=', kind)
      .execute()
    for (const row of rows) if (row.sourceId) ids.set(`in:${row.inputNo}`, row.sourceId)
  }
  return ids
}

/** The core's key of a post or comment, or undefined when the town never heard of it. */
export async function findTextKey(db: Db, kind: TextKind, id: string): Promise<WorldKey | undefined> {
  const row = await findWorldKey(db, kind, id)
  if (row?.worldKey) return row.worldKey
  const input = await db
    .selectFrom('worldInputs')
    .select('inputNo')
    .where('sourceType', '=', kind)
    .where('sourceId', '=', id)
    .executeTakeFirst()
  return input && `in:${input.inputNo}`
}

/** The account of the person with this key, which is the number of their first input; see `InputLog`. */
export async function findPersonId(db: Db, personKey: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('worldInputs')
    .select('actorId')
    .where('inputNo', '=', Number(personKey.slice(1)))
    .executeTakeFirst()
  return row?.actorId ?? undefined
}

function listByWorldKey(db: Db, kind: TextKind, keys: readonly WorldKey[]) {
  switch (kind) {
    case 'post':
      return db.selectFrom('posts').select(['id', 'worldKey']).where('worldKey', 'in', keys).execute()
    case 'comment':
      return db.selectFrom('comments').select(['id', 'worldKey']).where('worldKey', 'in', keys).execute()
  }
}

function findWorldKey(db: Db, kind: TextKind, id: string) {
  switch (kind) {
    case 'post':
      return db.selectFrom('posts').select('worldKey').where('id', '=', id).executeTakeFirst()
    case 'comment':
      return db.selectFrom('comments').select('worldKey').where('id', '=', id).executeTakeFirst()
  }
}
