import type { Role } from '../../contracts/users.ts'
import type { Db, Tx } from '../../database/connection.ts'

const COLUMNS = ['id', 'username', 'displayName', 'isAi', 'role', 'suspendedAt', 'createdAt'] as const

export interface AccountToModerate {
  id: string
  username: string
  displayName: string
  isAi: boolean
  role: string
  suspendedAt: Date | null
  createdAt: Date
}

/** Accounts by username; `query` is the beginning of one, or an id. The page goes on after the account `afterId`. */
export function listAccounts(
  db: Db,
  query: string | undefined,
  afterId: string | undefined,
  count: number,
): Promise<AccountToModerate[]> {
  let accounts = db.selectFrom('users').select(COLUMNS).where('deletedAt', 'is', null)
  if (query) {
    const beginning = `${query.replaceAll(/[\\%_]/g, '\\$&')}%`
    accounts = /^[1-9]\d{9,18}$/.test(query)
      ? accounts.where((eb) => eb.or([eb('id', '=', query), eb('username', 'like', beginning)]))
      : accounts.where('username', 'like', beginning)
  }
  if (afterId !== undefined)
    accounts = accounts.where('username', '>', (eb) =>
      eb.selectFrom('users as last').select('last.username').where('last.id', '=', afterId),
    )
  return accounts.orderBy('username').limit(count).execute()
}

/** All admins' rows and the account's own, locked in one order: two who demote each other come one after the other. */
export async function lockAdminsAnd(tx: Tx, userId: string): Promise<AccountToModerate[]> {
  return tx
    .selectFrom('users')
    .select(COLUMNS)
    .where((eb) => eb.or([eb('id', '=', userId), eb('role', '=', 'admin')]))
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function updateStanding(
  tx: Tx,
  userId: string,
  standing: { role: Role; suspendedAt: Date | null; updatedAt: Date },
): Promise<void> {
  await tx.updateTable('users').set(standing).where('id', '=', userId).execute()
}
