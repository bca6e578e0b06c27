import type { Db, Tx } from '../../database/connection.ts'

export interface RefreshTokenRow {
  generation: number
  usedAt: Date | null
}

export function insertSession(
  tx: Tx,
  session: {
    id: string
    userId: string
    userAgent: string
    addressHash: string
    createdAt: Date
    expiresAt: Date
  },
) {
  return tx
    .insertInto('sessions')
    .values({ ...session, lastUsedAt: session.createdAt, revokedAt: null, revokeReason: null })
    .execute()
}

export function insertRefreshToken(
  tx: Tx,
  token: { tokenHash: string; sessionId: string; generation: number; createdAt: Date; expiresAt: Date },
) {
  return tx
    .insertInto('refreshTokens')
    .values({ ...token, usedAt: null })
    .execute()
}

/** Which session and generation a token is of; found by its hash, so a new REFRESH_KEY ends no session. */
export function findRefreshToken(db: Db, tokenHash: string) {
  return db
    .selectFrom('refreshTokens')
    .select(['sessionId', 'generation'])
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst()
}

/** The session's row, locked: two uses of one token come one after the other. */
export function lockSession(tx: Tx, sessionId: string) {
  return tx
    .selectFrom('sessions')
    .select(['userId', 'expiresAt', 'revokedAt', 'revokeReason'])
    .where('id', '=', sessionId)
    .forUpdate()
    .executeTakeFirst()
}

/** Whether the account may sign in. */
export async function findAccountState(db: Db, userId: string): Promise<'live' | 'suspended' | 'gone'> {
  const row = await db
    .selectFrom('users')
    .select(['suspendedAt', 'deletedAt'])
    .where('id', '=', userId)
    .executeTakeFirst()
  if (!row || row.deletedAt) return 'gone'
  return row.suspendedAt ? 'suspended' : 'live'
}

export function listTokensFrom(tx: Tx, sessionId: string, generation: number): Promise<RefreshTokenRow[]> {
  return tx
    .selectFrom('refreshTokens')
    .select(['generation', 'usedAt'])
    .where('sessionId', '=', sessionId)
    .where('generation', '>=', generation)
    .orderBy('generation')
    .limit(2)
    .execute()
}

export async function markTokenUsed(tx: Tx, sessionId: string, generation: number, now: Date): Promise<void> {
  await tx
    .updateTable('refreshTokens')
    .set({ usedAt: now })
    .where('sessionId', '=', sessionId)
    .where('generation', '=', generation)
    .execute()
}

export async function updateSessionUse(
  tx: Tx,
  sessionId: string,
  use: { generation: number; lastUsedAt: Date; expiresAt: Date },
): Promise<void> {
  await tx.updateTable('sessions').set(use).where('id', '=', sessionId).execute()
}

/** Whether the session was live until now. */
export async function updateSessionRevoked(
  db: Db,
  session: { id: string; userId?: string },
  reason: 'logout' | 'ended' | 'reuse',
  now: Date,
): Promise<boolean> {
  let query = db
    .updateTable('sessions')
    .set({ revokedAt: now, revokeReason: reason })
    .where('id', '=', session.id)
    .where('revokedAt', 'is', null)
  if (session.userId !== undefined) query = query.where('userId', '=', session.userId)
  const result = await query.executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Ends the member's live sessions, but the one to keep, and returns their ids. */
export async function revokeOtherSessions(
  tx: Tx,
  userId: string,
  keptId: string | null,
  reason: 'ended' | 'password',
  now: Date,
): Promise<string[]> {
  let query = tx
    .selectFrom('sessions')
    .select('id')
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null)
  if (keptId !== null) query = query.where('id', '<>', keptId)
  const ids = (await query.forUpdate().execute()).map((row) => row.id)
  if (ids.length > 0)
    await tx
      .updateTable('sessions')
      .set({ revokedAt: now, revokeReason: reason })
      .where('id', 'in', ids)
      .execute()
  return ids
}

/** What a request has to know about its session and its member, in one statement. */
export function findSessionMember(db: Db, sessionId: string) {
  return db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.userId')
    .select([
      'users.id',
      'users.username',
      'users.isAi',
      'users.role',
      'users.settings',
      'users.suspendedAt',
      'users.deletedAt',
      'sessions.revokedAt',
      'sessions.expiresAt',
    ])
    .where('sessions.id', '=', sessionId)
    .executeTakeFirst()
}

export function listLiveSessions(
  db: Db,
  userId: string,
  now: Date,
  beforeId: string | undefined,
  limit: number,
) {
  let query = db
    .selectFrom('sessions')
    .select(['id', 'userAgent', 'createdAt', 'lastUsedAt', 'expiresAt'])
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now)
  if (beforeId !== undefined) query = query.where('id', '<', beforeId)
  return query.orderBy('id', 'desc').limit(limit).execute()
}

/** Deletes at most `limit` sessions that expired before `before`; returns how many. */
export async function deleteSessionsBefore(db: Db, before: Date, limit: number): Promise<number> {
  const result = await db
    .deleteFrom('sessions')
    .where('expiresAt', '<', before)
    .limit(limit)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

export async function deleteTokensBefore(db: Db, before: Date, limit: number): Promise<number> {
  const result = await db
    .deleteFrom('refreshTokens')
    .where('expiresAt', '<', before)
    .limit(limit)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
