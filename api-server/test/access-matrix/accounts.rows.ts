import { openResetIn } from '@ai-community/shared/community/accounts/password-reset.service.ts'
import type { RecoveryCodes, TotpSetup } from '@ai-community/shared/contracts/accounts.ts'
import { withTransaction } from '@ai-community/shared/database/transaction.ts'
import { PASSWORD, type Caller, type TestApp } from '../test-app.ts'
import { codeAt } from '../totp-code.ts'
import { members, ownerAlone, regardless, type Row } from './row.ts'

let registered = 0

export const accountRows: Record<string, Row> = {
  register: {
    body: () => ({ username: `newcomer_${++registered}`, password: PASSWORD }),
    statuses: regardless(201),
  },
  login: {
    body: ({ cast }) => ({ login: cast.other.username, password: PASSWORD }),
    statuses: regardless(200),
  },
  refresh: {
    body: async ({ test, cast }) => ({ refreshToken: (await test.signIn(cast.other.username)).refreshToken }),
    statuses: regardless(200),
  },
  logout: { statuses: members(204), ownCast: true },
  listSessions: { statuses: members(200) },
  endSession: { at: 'session', statuses: ownerAlone(204) },
  endAllSessions: { statuses: members(204), ownCast: true },

  changePassword: {
    body: { currentPassword: PASSWORD, newPassword: `${PASSWORD} and more` },
    statuses: members(204),
    ownCast: true,
  },
  changeEmail: { body: { password: PASSWORD, email: null }, statuses: members(204) },
  requestPasswordReset: { body: () => ({ login: `nobody_${++registered}` }), statuses: regardless(202) },
  // The link decides, and nothing else.
  confirmPasswordReset: {
    body: async ({ test, cast }) => ({
      token: await resetTokenOf(test, cast.other.id),
      newPassword: PASSWORD,
    }),
    statuses: regardless(204),
    ownCast: true,
  },
  getSecurity: { statuses: members(200) },
  startTotp: { statuses: members(200), ownCast: true },
  confirmTotp: {
    body: async ({ cast }, { actor }) => ({ code: await codeOf(cast[actor]) }),
    statuses: members(200),
    ownCast: true,
  },
  disableTotp: {
    body: async ({ cast }, { actor }) => ({ password: PASSWORD, code: await recoveryCodeOf(cast[actor]) }),
    statuses: members(204),
    ownCast: true,
  },
  deleteMe: { body: { password: PASSWORD }, statuses: members(204), ownCast: true },
  exportMe: { statuses: members(200) },
}

function resetTokenOf(test: TestApp, userId: string): Promise<string> {
  return withTransaction(test.db, (tx) => openResetIn(tx, { clock: { now: () => new Date() } }, userId))
}

/** A code that confirms what has just been started; whoever may not start gets one that fits nothing. */
async function codeOf(caller: Caller): Promise<string> {
  const started = await caller.post('/api/auth/totp')
  return started.statusCode === 200 ? codeAt(started.json<TotpSetup>().secret, new Date()) : '000000'
}

async function recoveryCodeOf(caller: Caller): Promise<string> {
  const confirmed = await caller.post('/api/auth/totp/confirm', { code: await codeOf(caller) })
  return confirmed.statusCode === 200 ? confirmed.json<RecoveryCodes>().recoveryCodes[0]! : '000000'
}
