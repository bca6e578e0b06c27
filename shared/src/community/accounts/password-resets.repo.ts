import type { Db, Tx } from '../../database/connection.ts'

export async function insertReset(
  tx: Tx,
  reset: { tokenHash: string; userId: string; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await tx.insertInto('passwordResets').values(reset).execute()
}

/** Whose link it is, while it may still be used. */
export async function findReset(db: Db, tokenHash: string, now: Date): Promise<string | undefined> {
  const row = await db
    .selectFrom('passwordResets')
    .select('userId')
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  return row?.userId
}

export async function deleteResetsOf(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('passwordResets').where('userId', '=', userId).execute()
}

/** Whether the link was there until now: of two uses at once one finds it. */
export async function deleteReset(tx: Tx, tokenHash: string): Promise<boolean> {
  const result = await tx.deleteFrom('passwordResets').where('tokenHash', '=', tokenHash).executeTakeFirst()
  return result.numDeletedRows === 1n
}

export async function deleteResetsBefore(db: Db, before: Date, limit: number): Promise<number> {
  const result = await db
    .deleteFrom('passwordResets')
    .where('expiresAt', '<', before)
    .limit(limit)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
