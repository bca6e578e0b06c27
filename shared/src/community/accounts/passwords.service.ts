import type { ChangeEmail, ChangePassword } from '../../contracts/accounts.ts'
import { DomainError } from '../../contracts/error-codes.ts'
import { isDuplicate } from '../../database/errors.ts'
import { withTransaction } from '../../database/transaction.ts'
import type { Viewer } from '../context.ts'
import type { AccountsContext } from './accounts.context.ts'
import { findEmailOwner, findPasswordHash, lockSecurity, updateSecurity } from './accounts.repo.ts'
import { deleteResetsOf } from './password-resets.repo.ts'
import { refuseCommonPassword } from './passwords.ts'
import { emailHashes, sealedEmail } from './secret-text.ts'
import { revokeOtherSessions } from './sessions.repo.ts'

/** @throws DomainError `wrong_password`. Returns the hash that was right, to be compared under the lock. */
export async function requirePassword(
  ctx: AccountsContext,
  userId: string,
  password: string,
): Promise<string> {
  const hash = await findPasswordHash(ctx.db, userId)
  if (!(await ctx.passwords.matches(password, hash))) throw new DomainError('wrong_password')
  return hash!
}

/**
 * Sets another password and ends all other sessions; this one stays. Open reset links are void. Returns the ids
 * of the sessions that ended.
 *
 * @throws DomainError `wrong_password`, `password_too_common`, `service_unavailable`.
 */
export async function changePassword(
  ctx: AccountsContext,
  viewer: Viewer,
  input: ChangePassword,
): Promise<string[]> {
  const oldHash = await requirePassword(ctx, viewer.id, input.currentPassword)
  refuseCommonPassword(input.newPassword)
  const passwordHash = await ctx.passwords.hash(input.newPassword)
  return withTransaction(ctx.db, async (tx) => {
    const account = await lockSecurity(tx, viewer.id)
    // Of two changes at once, the second was asked for with a password that is no more.
    if (account?.passwordHash !== oldHash) throw new DomainError('wrong_password')
    await updateSecurity(tx, viewer.id, { passwordHash })
    await deleteResetsOf(tx, viewer.id)
    return revokeOtherSessions(tx, viewer.id, viewer.sessionId, 'password', ctx.clock.now())
  })
}

/**
 * Sets or takes away the address that a reset link is sent to.
 *
 * @throws DomainError `wrong_password`, `email_taken`.
 */
export async function changeEmail(ctx: AccountsContext, viewer: Viewer, input: ChangeEmail): Promise<void> {
  await requirePassword(ctx, viewer.id, input.password)
  const { email } = input
  const columns =
    email === null ? { emailCipher: null, emailHash: null } : sealedEmail(ctx.dataKeys, viewer.id, email)
  await withTransaction(ctx.db, async (tx) => {
    const owner = email === null ? undefined : await findEmailOwner(tx, emailHashes(ctx.dataKeys, email))
    if (owner !== undefined && owner !== viewer.id) throw new DomainError('email_taken')
    try {
      await updateSecurity(tx, viewer.id, columns)
    } catch (error) {
      if (isDuplicate(error, 'users_email_hash')) throw new DomainError('email_taken', { cause: error })
      throw error
    }
    // A link on its way to the old address must not open the account any more.
    await deleteResetsOf(tx, viewer.id)
  })
}
