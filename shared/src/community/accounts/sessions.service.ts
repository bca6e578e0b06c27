import { DomainError } from '../../contracts/error-codes.ts'
import type { SessionSummary } from '../../contracts/accounts.ts'
import type { Page } from '../../contracts/primitives.ts'
import type { Tx } from '../../database/connection.ts'
import { decodeCursor, encodeCursor, toPage } from '../../database/keyset.ts'
import { withTransaction } from '../../database/transaction.ts'
import type { CommunityContext, Viewer } from '../context.ts'
import { getMe } from '../users/users.service.ts'
import type { AccountsContext } from './accounts.context.ts'
import type { SignIn } from './accounts.service.ts'
import { hashOfToken, refreshTokenOf } from './refresh-token.ts'
import { hashOfAddress, type SignInOrigin } from './sign-in-origin.ts'
import {
  findAccountState,
  findRefreshToken,
  insertRefreshToken,
  insertSession,
  listLiveSessions,
  listTokensFrom,
  lockSession,
  markTokenUsed,
  revokeOtherSessions,
  updateSessionRevoked,
  updateSessionUse,
} from './sessions.repo.ts'

/** How long a client that lost the answer may ask for it again. */
const GRACE_MS = 10_000
const DAY_MS = 24 * 60 * 60_000

export interface OpenedSession {
  id: string
  userId: string
  refreshToken: string
  expiresAt: Date
}

type Rotation =
  | { outcome: 'rotated'; userId: string; generation: number; expiresAt: Date }
  | { outcome: 'invalid' }
  | { outcome: 'reused' }
  | { outcome: 'suspended' }

/** Starts a session, the family of its refresh tokens, in the caller's transaction. */
export async function openSessionIn(
  tx: Tx,
  ctx: AccountsContext,
  userId: string,
  origin: SignInOrigin,
): Promise<OpenedSession> {
  const id = ctx.ids.next()
  const now = ctx.clock.now()
  const expiresAt = expiryFrom(ctx, now)
  const refreshToken = refreshTokenOf(ctx.refreshKey, id, 0)
  await insertSession(tx, {
    id,
    userId,
    userAgent: shownUserAgent(origin.userAgent),
    addressHash: hashOfAddress(ctx.refreshKey, origin.network),
    createdAt: now,
    expiresAt,
  })
  await insertRefreshToken(tx, {
    tokenHash: hashOfToken(refreshToken),
    sessionId: id,
    generation: 0,
    createdAt: now,
    expiresAt,
  })
  return { id, userId, refreshToken, expiresAt }
}

/**
 * Exchanges a refresh token for the next one of its family. The same token within 10 s gives the same child,
 * until the child has been used; any later use ends the family.
 *
 * @throws DomainError `invalid_refresh_token`, `token_reused`, `account_suspended`.
 */
export async function refreshSession(ctx: AccountsContext, token: string): Promise<SignIn> {
  const found = await findRefreshToken(ctx.db, hashOfToken(token))
  if (!found) throw new DomainError('invalid_refresh_token')
  // The end of a family has to be committed, so the transaction returns what happened instead of throwing.
  const rotation = await withTransaction(ctx.db, (tx) => rotate(tx, ctx, found.sessionId, found.generation))
  if (rotation.outcome === 'reused') throw new DomainError('token_reused')
  if (rotation.outcome === 'suspended') throw new DomainError('account_suspended')
  if (rotation.outcome === 'invalid') throw new DomainError('invalid_refresh_token')
  return {
    user: await getMe(ctx, rotation.userId),
    session: {
      id: found.sessionId,
      userId: rotation.userId,
      refreshToken: refreshTokenOf(ctx.refreshKey, found.sessionId, rotation.generation),
      expiresAt: rotation.expiresAt,
    },
  }
}

async function rotate(
  tx: Tx,
  ctx: AccountsContext,
  sessionId: string,
  generation: number,
): Promise<Rotation> {
  const session = await lockSession(tx, sessionId)
  const now = ctx.clock.now()
  if (!session || session.expiresAt <= now) return { outcome: 'invalid' }
  if (session.revokedAt)
    return session.revokeReason === 'reuse' ? { outcome: 'reused' } : { outcome: 'invalid' }
  const account = await findAccountState(tx, session.userId)
  if (account !== 'live') return account === 'suspended' ? { outcome: 'suspended' } : { outcome: 'invalid' }
  const [token, child] = await listTokensFrom(tx, sessionId, generation)
  if (!token || token.generation !== generation) return { outcome: 'invalid' }
  const next = generation + 1
  if (!token.usedAt) {
    const expiresAt = expiryFrom(ctx, now)
    await markTokenUsed(tx, sessionId, generation, now)
    await insertRefreshToken(tx, {
      tokenHash: hashOfToken(refreshTokenOf(ctx.refreshKey, sessionId, next)),
      sessionId,
      generation: next,
      createdAt: now,
      expiresAt,
    })
    await updateSessionUse(tx, sessionId, { generation: next, lastUsedAt: now, expiresAt })
    return { outcome: 'rotated', userId: session.userId, generation: next, expiresAt }
  }
  const withinGrace = now.getTime() - token.usedAt.getTime() <= GRACE_MS
  if (withinGrace && child && !child.usedAt)
    return { outcome: 'rotated', userId: session.userId, generation: next, expiresAt: session.expiresAt }
  await updateSessionRevoked(tx, { id: sessionId }, 'reuse', now)
  return { outcome: 'reused' }
}

/** Ends the session of this request. */
export async function logout(ctx: CommunityContext, viewer: Viewer): Promise<void> {
  await updateSessionRevoked(ctx.db, { id: viewer.sessionId }, 'logout', ctx.clock.now())
}

/** @throws DomainError `session_not_found` for another member's session, as for none. */
export async function endSession(ctx: CommunityContext, viewer: Viewer, sessionId: string): Promise<void> {
  const session = { id: sessionId, userId: viewer.id }
  if (!(await updateSessionRevoked(ctx.db, session, 'ended', ctx.clock.now())))
    throw new DomainError('session_not_found')
}

/** Ends every session of the member, this one too; returns their ids. */
export function endAllSessions(ctx: CommunityContext, viewer: Viewer): Promise<string[]> {
  return withTransaction(ctx.db, (tx) => revokeOtherSessions(tx, viewer.id, null, 'ended', ctx.clock.now()))
}

export async function listSessions(
  ctx: CommunityContext,
  viewer: Viewer,
  query: { limit: number; cursor?: string | undefined },
): Promise<Page<SessionSummary>> {
  const [beforeId] = query.cursor === undefined ? [] : decodeCursor(query.cursor, 1)
  const rows = await listLiveSessions(ctx.db, viewer.id, ctx.clock.now(), beforeId, query.limit + 1)
  return toPage(
    rows,
    query.limit,
    (row) => encodeCursor(row.id),
    (row) => ({
      id: row.id,
      userAgent: row.userAgent,
      createdAt: row.createdAt.toISOString(),
      lastUsedAt: row.lastUsedAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      current: row.id === viewer.sessionId,
    }),
  )
}

function expiryFrom(ctx: AccountsContext, now: Date): Date {
  return new Date(now.getTime() + ctx.sessionDays * DAY_MS)
}

function shownUserAgent(userAgent: string): string {
  return [...userAgent.toWellFormed()].slice(0, 300).join('')
}
