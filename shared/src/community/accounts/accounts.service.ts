import type { Login, Register } from '../../contracts/accounts.ts'
import { DomainError } from '../../contracts/error-codes.ts'
import type { Locale, Me, Role } from '../../contracts/users.ts'
import type { Tx } from '../../database/connection.ts'
import { isDuplicate } from '../../database/errors.ts'
import { withTransaction } from '../../database/transaction.ts'
import type { CommunityContext } from '../context.ts'
import { noteSignInIn } from '../moderation/sign-ins.service.ts'
import { getMe } from '../users/users.service.ts'
import type { AccountsContext } from './accounts.context.ts'
import {
  findCredentials,
  findEmailOwner,
  insertUsers,
  isUsernameHeld,
  isUsernameTaken,
  listUserIdsByWorldKey,
  lockSecurity,
  replacePasswordHash,
  type Credentials,
} from './accounts.repo.ts'
import { refuseCommonPassword } from './passwords.ts'
import { emailHashes, sealedEmail } from './secret-text.ts'
import { openSessionIn, type OpenedSession } from './sessions.service.ts'
import { hashOfAddress, hashOfUsername, type SignInOrigin } from './sign-in-origin.ts'
import { spendCodeIn } from './totp.service.ts'
import { isReservedUsername } from './usernames.ts'

const RESIDENTS_A_STATEMENT = 500

export interface SignIn {
  user: Me
  session: OpenedSession
}

export interface AccountDraft {
  username: string
  /** From `PasswordHasher.hash`: hashing inside the transaction would hold it open. */
  passwordHash: string
  role?: Role
  displayName?: string
  email?: string
  locale?: Locale
}

export interface ResidentDraft {
  /** The core's own key of the resident; a second call with it changes nothing. */
  worldKey: string
  username: string
  displayName: string
  bio: string
  locale: Locale
  createdAt?: Date
}

/**
 * Makes an account and signs it in.
 *
 * @throws DomainError `username_taken`, `email_taken`, `password_too_common`, `service_unavailable`.
 */
export async function register(ctx: AccountsContext, input: Register, origin: SignInOrigin): Promise<SignIn> {
  refuseCommonPassword(input.password)
  if (isReservedUsername(input.username)) throw new DomainError('username_taken')
  const passwordHash = await ctx.passwords.hash(input.password, () => refuseTaken(ctx, input))
  const { userId, session } = await withTransaction(ctx.db, async (tx) => {
    const userId = await createAccountIn(tx, ctx, { ...input, passwordHash })
    return { userId, session: await openSessionIn(tx, ctx, userId, origin) }
  })
  return { user: await getMe(ctx, userId), session }
}

/**
 * Adds a person's account and returns its id.
 *
 * @throws DomainError `username_taken`, `email_taken`.
 */
export async function createAccountIn(tx: Tx, ctx: AccountsContext, draft: AccountDraft): Promise<string> {
  const id = ctx.ids.next()
  try {
    await insertUsers(tx, [
      {
        id,
        username: draft.username,
        displayName: draft.displayName ?? draft.username,
        passwordHash: draft.passwordHash,
        ...(draft.email === undefined ? {} : sealedEmail(ctx.dataKeys, id, draft.email)),
        isAi: false,
        role: draft.role ?? 'member',
        locale: draft.locale ?? 'zh-CN',
        createdAt: ctx.clock.now(),
      },
    ])
  } catch (error) {
    if (isDuplicate(error, 'users_username')) throw new DomainError('username_taken', { cause: error })
    if (isDuplicate(error, 'users_email_hash')) throw new DomainError('email_taken', { cause: error })
    throw error
  }
  // Asked after the insert, which waits for a deletion of the name's last owner that is under way.
  if (await isUsernameHeld(tx, hashOfUsername(ctx.refreshKey, draft.username), ctx.clock.now()))
    throw new DomainError('username_taken')
  return id
}

/**
 * Adds the accounts of residents, which nobody can sign in to, and returns their ids in the drafts' order.
 *
 * @throws DomainError `username_taken` when a person has the name of a new one.
 */
export async function createResidentsIn(
  tx: Tx,
  ctx: CommunityContext,
  drafts: readonly ResidentDraft[],
): Promise<string[]> {
  const ids: string[] = []
  for (let start = 0; start < drafts.length; start += RESIDENTS_A_STATEMENT)
    ids.push(...(await createSomeResidents(tx, ctx, drafts.slice(start, start + RESIDENTS_A_STATEMENT))))
  return ids
}

/** One resident, as `createResidentsIn`. */
export async function createResidentIn(tx: Tx, ctx: CommunityContext, draft: ResidentDraft): Promise<string> {
  const [id] = await createResidentsIn(tx, ctx, [draft])
  return id!
}

async function createSomeResidents(
  tx: Tx,
  ctx: CommunityContext,
  drafts: readonly ResidentDraft[],
): Promise<string[]> {
  const known = await listUserIdsByWorldKey(
    tx,
    drafts.map((draft) => draft.worldKey),
  )
  const fresh = drafts
    .filter((draft) => !known.has(draft.worldKey))
    .map((draft) => ({
      ...draft,
      id: ctx.ids.next(),
      passwordHash: null,
      isAi: true,
      createdAt: draft.createdAt ?? ctx.clock.now(),
    }))
  try {
    if (fresh.length > 0) await insertUsers(tx, fresh)
  } catch (error) {
    if (isDuplicate(error, 'users_username')) throw new DomainError('username_taken', { cause: error })
    throw error
  }
  for (const user of fresh) known.set(user.worldKey, user.id)
  return drafts.map((draft) => known.get(draft.worldKey)!)
}

/** What is known before the password is checked: whose login it is, and whether they have been here before. */
export interface LoginTarget {
  /** The account, or for an unknown login a stand-in: both are slowed down alike. */
  account: string
  isKnownNetwork: boolean
  credentials: Credentials | undefined
}

/** Looks up whom a login names. It costs the same for one that names nobody. */
export async function findLoginTarget(
  ctx: AccountsContext,
  login: string,
  origin: SignInOrigin,
): Promise<LoginTarget> {
  const key = login.includes('@')
    ? { emailHashes: emailHashes(ctx.dataKeys, login) }
    : { username: login.toLowerCase() }
  const credentials = await findCredentials(ctx.db, key, hashOfAddress(ctx.refreshKey, origin.network))
  return {
    account: credentials?.id ?? `unknown:${hashOfUsername(ctx.refreshKey, login.toLowerCase())}`,
    isKnownNetwork: Boolean(credentials?.knownSessionId),
    credentials,
  }
}

/**
 * Signs in whom `findLoginTarget` found. An unknown login takes as long as a wrong password.
 *
 * @throws DomainError `invalid_credentials`, `totp_required`, `invalid_totp`, `account_suspended`,
 *   `service_unavailable`.
 */
export async function login(
  ctx: AccountsContext,
  { credentials }: LoginTarget,
  input: Pick<Login, 'password' | 'totp'>,
  origin: SignInOrigin,
): Promise<SignIn> {
  const matches = await ctx.passwords.matches(input.password, credentials?.passwordHash)
  if (!credentials || !matches) throw new DomainError('invalid_credentials')
  if (credentials.suspendedAt) throw new DomainError('account_suspended')
  if (credentials.totpConfirmedAt && input.totp === undefined) throw new DomainError('totp_required')
  const session = await withTransaction(ctx.db, async (tx) => {
    const account = await lockSecurity(tx, credentials.id)
    // The password, or the second factor, may have been changed while the hash was computed.
    if (account?.passwordHash !== credentials.passwordHash) throw new DomainError('invalid_credentials')
    if (account.suspendedAt) throw new DomainError('account_suspended')
    if (account.totpConfirmedAt) {
      if (input.totp === undefined) throw new DomainError('totp_required')
      if (!(await spendCodeIn(tx, ctx, account, input.totp))) throw new DomainError('invalid_totp')
    }
    const opened = await openSessionIn(tx, ctx, credentials.id, origin)
    await noteSignInIn(tx, ctx, { userId: credentials.id, role: account.role, sessionId: opened.id })
    return opened
  })
  await renewHash(ctx, credentials.id, input.password, credentials.passwordHash!)
  return { user: await getMe(ctx, credentials.id), session }
}

async function renewHash(ctx: AccountsContext, userId: string, password: string, oldHash: string) {
  if (!ctx.passwords.isOutdated(oldHash)) return
  await replacePasswordHash(ctx.db, userId, oldHash, await ctx.passwords.hash(password))
}

async function refuseTaken(ctx: AccountsContext, input: Register): Promise<void> {
  if (await isUsernameTaken(ctx.db, input.username)) throw new DomainError('username_taken')
  if (
    input.email !== undefined &&
    (await findEmailOwner(ctx.db, emailHashes(ctx.dataKeys, input.email))) !== undefined
  )
    throw new DomainError('email_taken')
}
