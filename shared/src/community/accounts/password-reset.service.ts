import { randomBytes } from 'node:crypto'
import type { ConfirmPasswordReset } from '../../contracts/accounts.ts'
import { DomainError } from '../../contracts/error-codes.ts'
import type { Locale } from '../../contracts/users.ts'
import type { Tx } from '../../database/connection.ts'
import { withTransaction } from '../../database/transaction.ts'
import { enqueueJobIn, type JobHandler } from '../jobs/jobs.service.ts'
import type { AccountsContext, SecretsContext } from './accounts.context.ts'
import { findResetTarget, lockSecurity, updateSecurity } from './accounts.repo.ts'
import type { Mailer } from './mailer.ts'
import { deleteReset, deleteResetsOf, findReset, insertReset } from './password-resets.repo.ts'
import { refuseCommonPassword } from './passwords.ts'
import { hashOfToken } from './refresh-token.ts'
import { emailHashes, emailPlace, openText, sealText } from './secret-text.ts'
import { revokeOtherSessions } from './sessions.repo.ts'

/** How long a link may be used. */
export const RESET_LIFE_MS = 30 * 60_000
const JOB_KIND = 'password_reset_mail'
const LOGIN_PLACE = 'jobs.password_reset_mail'

/**
 * Asks for a mail with a reset link. Whether there is such an account is found out by the job, later: the request
 * does the same for a known and an unknown login, so neither its answer nor its time tells.
 */
export function requestPasswordReset(ctx: SecretsContext, login: string): Promise<void> {
  const payload = { login: sealText(ctx.dataKeys, login, LOGIN_PLACE).toString('base64') }
  return withTransaction(ctx.db, (tx) => enqueueJobIn(tx, ctx, { kind: JOB_KIND, payload }))
}

/** Sends the links that were asked for. The network is spoken to outside of any transaction. */
export function resetMailJob(ctx: SecretsContext, mailer: Mailer, publicOrigin: string): JobHandler {
  return {
    kind: JOB_KIND,
    async run(payload, { createdAt }) {
      // Whoever asked has long given up; a late link would only be one more key lying about.
      if (ctx.clock.now().getTime() - createdAt.getTime() > RESET_LIFE_MS) return 'done'
      const sealed = Buffer.from((payload as { login: string }).login, 'base64')
      const account = await findAccountOf(ctx, openText(ctx.dataKeys, sealed, LOGIN_PLACE))
      if (!account?.emailCipher) return 'done'
      const token = await withTransaction(ctx.db, (tx) => openResetIn(tx, ctx, account.id))
      const to = openText(ctx.dataKeys, account.emailCipher, emailPlace(account.id))
      await mailer.send({ to, ...resetMail(account.locale as Locale, resetLink(publicOrigin, token)) })
      return 'done'
    },
  }
}

function findAccountOf(ctx: SecretsContext, login: string) {
  return findResetTarget(
    ctx.db,
    login.includes('@')
      ? { emailHashes: emailHashes(ctx.dataKeys, login) }
      : { username: login.toLowerCase() },
  )
}

/** A one-time token that sets a new password; the account's earlier ones are void. */
export async function openResetIn(
  tx: Tx,
  ctx: Pick<SecretsContext, 'clock'>,
  userId: string,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const createdAt = ctx.clock.now()
  const expiresAt = new Date(createdAt.getTime() + RESET_LIFE_MS)
  await deleteResetsOf(tx, userId)
  await insertReset(tx, { tokenHash: hashOfToken(token), userId, createdAt, expiresAt })
  return token
}

/** The token stands behind the #: no server, and no log of one, is told it. */
export function resetLink(publicOrigin: string, token: string): string {
  return `${publicOrigin}/reset-password#${token}`
}

/**
 * Sets the password that a link was asked for, and ends every session. A second factor stays on. Returns the ids
 * of the sessions that ended.
 *
 * @throws DomainError `invalid_reset_token`, `password_too_common`, `service_unavailable`.
 */
export async function confirmPasswordReset(
  ctx: AccountsContext,
  input: ConfirmPasswordReset,
): Promise<string[]> {
  refuseCommonPassword(input.newPassword)
  const tokenHash = hashOfToken(input.token)
  const passwordHash = await ctx.passwords.hash(input.newPassword, async () => {
    if ((await findReset(ctx.db, tokenHash, ctx.clock.now())) === undefined)
      throw new DomainError('invalid_reset_token')
  })
  return withTransaction(ctx.db, async (tx) => {
    const userId = await findReset(tx, tokenHash, ctx.clock.now())
    const account = userId === undefined ? undefined : await lockSecurity(tx, userId)
    if (!account || !(await deleteReset(tx, tokenHash))) throw new DomainError('invalid_reset_token')
    await updateSecurity(tx, account.id, { passwordHash })
    return revokeOtherSessions(tx, account.id, null, 'password', ctx.clock.now())
  })
}

function resetMail(locale: Locale, link: string): { subject: string; text: string } {
  const minutes = RESET_LIFE_MS / 60_000
  if (locale === 'zh-CN')
    return {
      subject: 'AI社区：重设密码',
      text:
        `有人为您的账号申请了重设密码。${minutes} 分钟内打开下面的链接即可设置新密码，链接只能使用一次：\n\n` +
        `${link}\n\n如果不是您本人申请，请忽略这封邮件，密码不会改变。\n`,
    }
  return {
    subject: 'AI Community: a new password',
    text:
      `Somebody asked for a new password for your account. This link sets one; it works once, for ${minutes} minutes:\n\n` +
      `${link}\n\nIf it was not you, ignore this mail: your password stays as it is.\n`,
  }
}
