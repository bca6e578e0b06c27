import { DomainError } from '../../contracts/error-codes.ts'
import type { AdminUser, UpdateAdminUser } from '../../contracts/moderation.ts'
import type { Page } from '../../contracts/primitives.ts'
import type { Role } from '../../contracts/users.ts'
import { decodeCursor, encodeCursor, toPage } from '../../database/keyset.ts'
import { recordEvent } from '../../database/outbox.ts'
import { withTransaction } from '../../database/transaction.ts'
import { revokeOtherSessions } from '../accounts/sessions.repo.ts'
import type { CommunityContext, Viewer } from '../context.ts'
import { recordAuditIn } from './audit.service.ts'
import { listAccounts, lockAdminsAnd, updateStanding, type AccountToModerate } from './users.repo.ts'

/** Accounts by username, for moderators; one that was just made is among them. */
export async function listAdminUsers(
  ctx: CommunityContext,
  query: { limit: number; cursor?: string | undefined; query?: string | undefined },
): Promise<Page<AdminUser>> {
  const [afterId] = query.cursor === undefined ? [] : decodeCursor(query.cursor, 1)
  const rows = await listAccounts(ctx.db, query.query, afterId, query.limit + 1)
  return toPage(rows, query.limit, (row) => encodeCursor(row.id), toAdminUser)
}

export interface ChangedUser {
  user: AdminUser
  /** Sessions that ended by it; whoever remembers them forgets them. */
  endedSessionIds: string[]
}

/**
 * Changes an account's role or suspends it, and ends its sessions. Moderators suspend members; admins do the rest.
 * Nobody changes themselves, so the last admin stays.
 *
 * @throws DomainError `user_not_found`, `forbidden`, `conflict` for a resident.
 */
export function changeUser(
  ctx: CommunityContext,
  viewer: Viewer,
  userId: string,
  change: UpdateAdminUser,
): Promise<ChangedUser> {
  return withTransaction(ctx.db, async (tx) => {
    const locked = await lockAdminsAnd(tx, userId)
    const account = locked.find((row) => row.id === userId)
    if (!account) throw new DomainError('user_not_found')
    refuseUnlessAllowed(viewer, locked, account, change)
    const now = ctx.clock.now()
    const role = change.role ?? (account.role as Role)
    const suspended = change.suspended ?? account.suspendedAt !== null
    const suspendedAt = suspended ? (account.suspendedAt ?? now) : null
    const hasChanged = role !== account.role || suspended !== (account.suspendedAt !== null)
    if (!hasChanged) return { user: toAdminUser(account), endedSessionIds: [] }
    await updateStanding(tx, userId, { role, suspendedAt, updatedAt: now })
    const endedSessionIds = await revokeOtherSessions(tx, userId, null, 'ended', now)
    await recordEvent(tx, ctx.ids.next(), now, {
      type: 'user.standing_changed',
      audience: 'internal',
      payload: { actorId: viewer.id, actorIsAi: viewer.isAi, userId, role, suspended },
    })
    await recordAuditIn(tx, ctx, {
      actorId: viewer.id,
      action: 'user.changed',
      targetType: 'user',
      targetId: userId,
      detail: {
        roleBefore: account.role,
        role,
        suspendedBefore: account.suspendedAt !== null,
        suspended,
      },
    })
    return { user: toAdminUser({ ...account, role, suspendedAt }), endedSessionIds }
  })
}

function refuseUnlessAllowed(
  viewer: Viewer,
  locked: readonly AccountToModerate[],
  account: AccountToModerate,
  change: UpdateAdminUser,
): void {
  if (account.id === viewer.id) throw new DomainError('forbidden', { detail: 'Nobody changes themselves.' })
  if (viewer.role === 'admin') {
    // Another admin may have taken the right away since this request was let in.
    const self = locked.find((row) => row.id === viewer.id)
    if (self?.role !== 'admin' || self.suspendedAt) throw new DomainError('forbidden')
  } else if (change.role !== undefined || account.role !== 'member') throw new DomainError('forbidden')
  if (account.isAi)
    throw new DomainError('conflict', { detail: 'A resident belongs to the town and has no role.' })
}

function toAdminUser(row: AccountToModerate): AdminUser {
  return {
    id: row.id,
    username: row.username,
    displayName: row.displayName,
    isAi: row.isAi,
    role: row.role as Role,
    suspended: row.suspendedAt !== null,
    createdAt: row.createdAt.toISOString(),
  }
}
