import { createHash } from 'node:crypto'
import type { DisableTotp, RecoveryCodes, Security, TotpSetup } from '../../contracts/accounts.ts'
import { DomainError } from '../../contracts/error-codes.ts'
import type { Tx } from '../../database/connection.ts'
import { withTransaction } from '../../database/transaction.ts'
import type { Viewer } from '../context.ts'
import type { AccountsContext } from './accounts.context.ts'
import { lockSecurity, updateSecurity, type SecurityRow } from './accounts.repo.ts'
import { requirePassword } from './passwords.service.ts'
import { emailPlace, openText, sealText, totpPlace } from './secret-text.ts'
import { findSecurity, replaceRecoveryCodes, useRecoveryCode } from './totp.repo.ts'
import {
  isTotpCode,
  makeRecoveryCodes,
  makeTotpSecret,
  plainRecoveryCode,
  stepOfCode,
  totpUri,
} from './totp.ts'

/** @throws DomainError `user_not_found`. */
export async function getSecurity(ctx: AccountsContext, viewer: Viewer): Promise<Security> {
  const row = await findSecurity(ctx.db, viewer.id)
  if (!row) throw new DomainError('user_not_found')
  return {
    email: row.emailCipher && openText(ctx.dataKeys, row.emailCipher, emailPlace(viewer.id)),
    totpEnabled: row.totpConfirmedAt !== null,
    recoveryCodesLeft: Number(row.recoveryCodesLeft),
  }
}

/**
 * Draws a secret for an authenticator; it protects nothing until a code of it has been confirmed. Called again
 * before that, it draws another.
 *
 * @throws DomainError `conflict` when a second factor is on already.
 */
export function startTotp(ctx: AccountsContext, viewer: Viewer): Promise<TotpSetup> {
  return withTransaction(ctx.db, async (tx) => {
    const account = await getSecurityIn(tx, viewer)
    if (account.totpConfirmedAt)
      throw new DomainError('conflict', { detail: 'A second factor is on already; turn it off first.' })
    const secret = makeTotpSecret()
    await updateSecurity(tx, viewer.id, {
      totpCipher: sealText(ctx.dataKeys, secret, totpPlace(viewer.id)),
      totpLastStep: null,
    })
    return { secret, uri: totpUri(secret, account.username) }
  })
}

/**
 * Turns the second factor on and answers the recovery codes, this once.
 *
 * @throws DomainError `conflict` when none was started, `wrong_code`.
 */
export function confirmTotp(ctx: AccountsContext, viewer: Viewer, code: string): Promise<RecoveryCodes> {
  return withTransaction(ctx.db, async (tx) => {
    const account = await getSecurityIn(tx, viewer)
    if (!account.totpCipher || account.totpConfirmedAt)
      throw new DomainError('conflict', { detail: 'No second factor is being set up.' })
    if (!(await spendTotpIn(tx, ctx, account, code))) throw new DomainError('wrong_code')
    await updateSecurity(tx, viewer.id, { totpConfirmedAt: ctx.clock.now() })
    const recoveryCodes = makeRecoveryCodes()
    await replaceRecoveryCodes(tx, viewer.id, recoveryCodes.map(hashOfCode))
    return { recoveryCodes }
  })
}

/**
 * Turns the second factor off, or forgets one that was only started.
 *
 * @throws DomainError `wrong_password`, `wrong_code`, `conflict` when there is none.
 */
export async function disableTotp(ctx: AccountsContext, viewer: Viewer, input: DisableTotp): Promise<void> {
  await requirePassword(ctx, viewer.id, input.password)
  await withTransaction(ctx.db, async (tx) => {
    const account = await getSecurityIn(tx, viewer)
    if (!account.totpConfirmedAt) throw new DomainError('conflict', { detail: 'No second factor is on.' })
    if (!(await spendCodeIn(tx, ctx, account, input.code))) throw new DomainError('wrong_code')
    await updateSecurity(tx, viewer.id, { totpCipher: null, totpConfirmedAt: null, totpLastStep: null })
    await replaceRecoveryCodes(tx, viewer.id, [])
  })
}

/** Whether the code, of the authenticator or a recovery code, is right and was not used before; it is now. */
export async function spendCodeIn(
  tx: Tx,
  ctx: AccountsContext,
  account: SecurityRow,
  code: string,
): Promise<boolean> {
  const digits = code.replace(/\s/g, '')
  if (isTotpCode(digits)) return spendTotpIn(tx, ctx, account, digits)
  return useRecoveryCode(tx, account.id, hashOfCode(code), ctx.clock.now())
}

async function spendTotpIn(
  tx: Tx,
  ctx: AccountsContext,
  account: SecurityRow,
  code: string,
): Promise<boolean> {
  if (!account.totpCipher || !isTotpCode(code)) return false
  const secret = openText(ctx.dataKeys, account.totpCipher, totpPlace(account.id))
  const step = stepOfCode(secret, code, ctx.clock.now())
  if (step === undefined || (account.totpLastStep !== null && step <= account.totpLastStep)) return false
  await updateSecurity(tx, account.id, { totpLastStep: step })
  return true
}

async function getSecurityIn(tx: Tx, viewer: Viewer): Promise<SecurityRow> {
  const account = await lockSecurity(tx, viewer.id)
  if (!account) throw new DomainError('user_not_found')
  return account
}

/** 60 random bits need no slow hash. */
function hashOfCode(code: string): string {
  return createHash('sha256').update(plainRecoveryCode(code)).digest('hex')
}
