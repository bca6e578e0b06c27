import type { Db, Tx } from '../../database/connection.ts'

/** What tells one write of a member from another: unique, and given by the client. */
export interface WriteKey {
  memberId: string
  method: string
  path: string
  idempotencyKey: string
}

export async function insertWriteKey(
  tx: Tx,
  key: WriteKey,
  fingerprint: string,
  createdAt: Date,
): Promise<void> {
  await tx
    .insertInto('idempotencyKeys')
    .values({ ...key, fingerprint, status: null, response: null, createdAt })
    .execute()
}

export function findWrite(db: Db, key: WriteKey) {
  return whereKey(
    db.selectFrom('idempotencyKeys').select(['fingerprint', 'status', 'response', 'createdAt']),
    key,
  ).executeTakeFirst()
}

export async function updateWriteAnswer(
  tx: Tx,
  key: WriteKey,
  answer: { status: number; response: string },
): Promise<void> {
  await whereKey(tx.updateTable('idempotencyKeys').set(answer), key).execute()
}

export async function deleteWriteKey(tx: Tx, key: WriteKey, createdAt: Date): Promise<void> {
  await whereKey(tx.deleteFrom('idempotencyKeys').where('createdAt', '=', createdAt), key).execute()
}

/** Deletes at most `limit` keys older than `before`; returns how many. */
export async function deleteWriteKeysBefore(db: Db, before: Date, limit: number): Promise<number> {
  const result = await db
    .deleteFrom('idempotencyKeys')
    .where('createdAt', '<', before)
    .limit(limit)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

function whereKey<Query extends { where(column: keyof WriteKey, operator: '=', value: string): Query }>(
  query: Query,
  key: WriteKey,
): Query {
  return query
    .where('memberId', '=', key.memberId)
    .where('method', '=', key.method)
    .where('path', '=', key.path)
    .where('idempotencyKey', '=', key.idempotencyKey)
}
