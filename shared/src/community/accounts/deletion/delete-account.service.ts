import type { DeleteMe } from '../../../contracts/accounts.ts'
import { DomainError } from '../../../contracts/error-codes.ts'
import { recordEvent } from '../../../database/outbox.ts'
import { withTransaction } from '../../../database/transaction.ts'
import type { Viewer } from '../../context.ts'
import { deleteFilesOfIn } from '../../files/attachments.service.ts'
import { enqueueJobIn } from '../../jobs/jobs.service.ts'
import type { AccountsContext } from '../accounts.context.ts'
import { holdUsername, lockSecurity } from '../accounts.repo.ts'
import { requirePassword } from '../passwords.service.ts'
import { revokeOtherSessions } from '../sessions.repo.ts'
import { hashOfUsername } from '../sign-in-origin.ts'
import { spendCodeIn } from '../totp.service.ts'
import { ERASURE_JOB } from './erasure.job.ts'
import { blankAccount } from './erasure.repo.ts'

/** So long nobody gets the name of somebody who has gone: it would be taken for them. */
const NAME_HELD_MS = 90 * 24 * 60 * 60_000

/**
 * Deletes the member's account. Profile, name and address are gone and all sessions ended when this returns; posts,
 * comments and the rest follow in batches, shown to nobody meanwhile. Returns the ids of the sessions that ended.
 *
 * @throws DomainError `wrong_password`, `wrong_code`.
 */
export async function deleteAccount(
  ctx: AccountsContext,
  viewer: Viewer,
  input: DeleteMe,
): Promise<string[]> {
  const hash = await requirePassword(ctx, viewer.id, input.password)
  return withTransaction(ctx.db, async (tx) => {
    const account = await lockSecurity(tx, viewer.id)
    if (account?.passwordHash !== hash) throw new DomainError('wrong_password')
    const isProven =
      account.totpConfirmedAt === null ||
      (input.totp !== undefined && (await spendCodeIn(tx, ctx, account, input.totp)))
    if (!isProven) throw new DomainError('wrong_code')
    const now = ctx.clock.now()
    await blankAccount(tx, viewer.id, now)
    await holdUsername(
      tx,
      hashOfUsername(ctx.refreshKey, account.username),
      new Date(now.getTime() + NAME_HELD_MS),
    )
    await deleteFilesOfIn(tx, ctx, viewer.id)
    await recordEvent(tx, ctx.ids.next(), now, {
      type: 'user.deleted',
      audience: 'public',
      payload: { actorId: viewer.id, actorIsAi: false, userId: viewer.id },
    })
    await enqueueJobIn(tx, ctx, { kind: ERASURE_JOB, payload: { userId: viewer.id } })
    return revokeOtherSessions(tx, viewer.id, null, 'ended', now)
  })
}
