import { sql } from 'kysely'
import type { AiFilter } from '../../contracts/primitives.ts'
import type { Db } from '../../database/connection.ts'
import { notBlocked } from '../users/graph.repo.ts'

/** Lists of users, each in the order of one index. */
export type UserOrder = 'username' | 'searchName' | 'id'

export interface JudgedUser {
  id: string
  shown: boolean
}

/**
 * Users in the order of a name that begins with `prefix`, or newest first, after the user `afterId`; and of each
 * whether the viewer may see them and `ai` lets them pass, so that the caller knows how far it has looked.
 */
export async function listUsersInOrder(
  db: Db,
  order: UserOrder,
  query: {
    prefix: string
    afterId: string | undefined
    ai: AiFilter
    viewerId: string | null
    count: number
  },
): Promise<JudgedUser[]> {
  const { prefix, afterId, ai, viewerId, count } = query
  const tests = [sql`found.deleted_at IS NULL`]
  if (ai !== 'all') tests.push(sql`found.is_ai = ${ai === 'only'}`)
  if (viewerId !== null) tests.push(notBlocked(viewerId, 'found.id'))
  // Who is found by the username has been listed by it.
  if (order === 'searchName' && mayBeginUsername(prefix))
    tests.push(sql`NOT ${startsWith('found.username', prefix)}`)
  const { rows } = await sql<{ id: string; shown: number }>`
    SELECT found.id, (${sql.join(tests, sql` AND `)}) AS shown
    FROM (${cutUsers(order, prefix, afterId, count)}) AS found ORDER BY ${orderOf(order, 'found.')}`.execute(
    db,
  )
  return rows.map((row) => ({ id: row.id, shown: Boolean(row.shown) }))
}

/** Others begin none, and may not even be compared with that column, which is ASCII. */
export function mayBeginUsername(prefix: string): boolean {
  return /^[a-z0-9_]+$/.test(prefix)
}

function cutUsers(order: UserOrder, prefix: string, afterId: string | undefined, count: number) {
  const columns = sql`id, username, search_name, is_ai, deleted_at`
  const limit = sql`ORDER BY ${orderOf(order, '')} LIMIT ${sql.lit(count)}`
  if (order === 'id')
    return sql`SELECT ${columns} FROM users WHERE ${afterId === undefined ? sql`TRUE` : sql`id < ${afterId}`} ${limit}`
  const column = order === 'username' ? 'username' : 'search_name'
  if (afterId === undefined)
    return sql`SELECT ${columns} FROM users WHERE ${startsWith(column, prefix)} ${limit}`
  const last = sql`(SELECT ${sql.ref(column)} FROM users WHERE id = ${afterId})`
  const after =
    order === 'username'
      ? sql`username > ${last}`
      : sql`(search_name > ${last} OR (search_name = ${last} AND id > ${afterId}))`
  return sql`SELECT ${columns} FROM users WHERE ${startsWith(column, prefix)} AND ${after} ${limit}`
}

function orderOf(order: UserOrder, table: '' | 'found.') {
  if (order === 'id') return sql.raw(`${table}id DESC`)
  return order === 'username' ? sql.raw(`${table}username`) : sql.raw(`${table}search_name, ${table}id`)
}

function startsWith(column: string, prefix: string) {
  return sql<boolean>`(${sql.ref(column)} LIKE ${`${prefix.replace(/[\\%_]/g, '\\$&')}%`})`
}

/** Tags in use that begin with `prefix`, by their letters, after the tag `afterId`. */
export async function listTagsByPrefix(
  db: Db,
  prefix: string,
  afterId: string | undefined,
  count: number,
): Promise<{ id: string; tag: string; postCount: number }[]> {
  let query = db
    .selectFrom('tags')
    .select(['id', 'tag', 'postCount'])
    .where(startsWith('tag', prefix))
    .where('postCount', '>', 0)
    .orderBy('tag')
    .limit(count)
  if (afterId !== undefined)
    query = query.where('tag', '>', (eb) => eb.selectFrom('tags').select('tag').where('id', '=', afterId))
  return query.execute()
}
