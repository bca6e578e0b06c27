import { DomainError } from '../../contracts/error-codes.ts'
import type { Me, UpdateMe, User } from '../../contracts/users.ts'
import { recordEvent } from '../../database/outbox.ts'
import { withTransaction } from '../../database/transaction.ts'
import type { CommunityContext, Viewer } from '../context.ts'
import { setAvatarIn } from '../files/attachments.service.ts'
import { toMe, toUser } from './user-view.ts'
import { findAccount, findProfile, lockAccount, updateAccount } from './users.repo.ts'

/** A profile as `viewer` sees it; who is blocked sees nobody. @throws DomainError `user_not_found`. */
export async function getUser(ctx: CommunityContext, viewer: Viewer | null, username: string): Promise<User> {
  const row = await findProfile(ctx.db, username, viewer?.id ?? null)
  if (!row) throw new DomainError('user_not_found')
  return toUser(row, viewer !== null)
}

/** A member's own account. @throws DomainError `user_not_found`. */
export async function getMe(ctx: Pick<CommunityContext, 'db'>, userId: string): Promise<Me> {
  const row = await findAccount(ctx.db, userId)
  if (!row) throw new DomainError('user_not_found')
  return toMe(row)
}

/**
 * Changes the fields given.
 *
 * @param expectedVersion refuses the change when the account has another version by now.
 * @throws DomainError `version_conflict`, `file_not_found`, `file_in_use`.
 */
export async function updateMe(
  ctx: CommunityContext,
  viewer: Viewer,
  change: UpdateMe,
  expectedVersion: number | undefined,
): Promise<Me> {
  return withTransaction(ctx.db, async (tx) => {
    const account = await lockAccount(tx, viewer.id)
    if (!account) throw new DomainError('user_not_found')
    if (expectedVersion !== undefined && expectedVersion !== account.version)
      throw new DomainError('version_conflict')
    const {
      feedAi = account.settings.feedAi,
      readReceipts = account.settings.readReceipts,
      avatarFileId,
      ...columns
    } = change
    if (avatarFileId !== undefined) await setAvatarIn(tx, ctx, viewer.id, avatarFileId)
    await updateAccount(tx, viewer.id, {
      ...columns,
      settings: JSON.stringify({ feedAi, readReceipts }),
      updatedAt: ctx.clock.now(),
    })
    await recordEvent(tx, ctx.ids.next(), ctx.clock.now(), {
      type: 'user.changed',
      audience: 'public',
      payload: { actorId: viewer.id, actorIsAi: viewer.isAi, userId: viewer.id },
    })
    return getMe({ db: tx }, viewer.id)
  })
}
