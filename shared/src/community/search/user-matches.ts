import { DomainError } from '../../contracts/error-codes.ts'
import type { AiFilter } from '../../contracts/primitives.ts'
import type { Db } from '../../database/connection.ts'
import { decodeCursor, encodeCursor } from '../../database/keyset.ts'
import { listUsersInOrder, mayBeginUsername, type UserOrder } from './names.repo.ts'

/** Rows looked at for each user asked for: some are not shown to this viewer. */
const ROWS_FOR_EACH = 2

/** A cursor says which order it stands in, then the user it stands at. */
const ORDERS: readonly UserOrder[] = ['id', 'username', 'searchName']

/** Ids of users: by username, then by displayed name; without a text the newest first. A page may stay short. */
export async function findUserIds(
  db: Db,
  prefix: string,
  query: { limit: number; cursor?: string | undefined; ai: AiFilter; viewerId: string | null },
): Promise<{ ids: string[]; nextCursor: string | null }> {
  const { limit, ai, viewerId } = query
  const ids: string[] = []
  let [orderNo, afterId] = startOf(prefix, query.cursor)
  while (true) {
    const order = ORDERS[orderNo]!
    const count = ROWS_FOR_EACH * limit
    const rows = await listUsersInOrder(db, order, { prefix, afterId, ai, viewerId, count })
    for (const { id, shown } of rows) {
      afterId = id
      if (shown) ids.push(id)
      if (ids.length === limit) return { ids, nextCursor: encodeCursor(orderNo, id) }
    }
    if (rows.length === count) return { ids, nextCursor: encodeCursor(orderNo, afterId!) }
    if (order !== 'username') return { ids, nextCursor: null }
    orderNo++
    afterId = undefined
  }
}

function startOf(prefix: string, cursor: string | undefined): [orderNo: number, afterId: string | undefined] {
  const first = prefix === '' ? 0 : mayBeginUsername(prefix) ? 1 : 2
  if (cursor === undefined) return [first, undefined]
  const [orderNo, afterId] = decodeCursor(cursor, 2)
  const isOfThisList = first === 0 ? orderNo === '0' : orderNo === '2' || orderNo === String(first)
  if (!isOfThisList) throw new DomainError('invalid_cursor')
  return [Number(orderNo), afterId]
}
