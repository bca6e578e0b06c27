import type { Login, Register } from '../../contracts/accounts.ts'
import { DomainError } from '../../contracts/error-codes.ts'
import type { Locale, Me, Role } from '../../contracts/users.ts'
import type { Tx } from '../../database/connection.ts'
import { isDuplicate } from '../../database/errors.ts'
import { withTransaction } from '../../database/transaction.ts'
import type { CommunityContext } from '../context.ts'
import { getMe } from '../users/users.service.ts'
import type { AccountsContext } from './accounts.context.ts'
import {
  findCredentials,
  insertUsers,
  isEmailTaken,
  isUsernameTaken,
  listUserIdsByWorldKey,
} from './accounts.repo.ts'
import { refuseCommonPassword } from './passwords.ts'
import { emailHashes, sealText } from './secret-text.ts'
import { openSessionIn, type OpenedSession } from './sessions.service.ts'
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
export async function register(ctx: AccountsContext, input: Register, userAgent: string): Promise<SignIn> {
  refuseCommonPassword(input.password)
  if (isReservedUsername(input.username)) throw new DomainError('username_taken')
  const passwordHash = await ctx.passwords.hash(input.password, () => refuseTaken(ctx, input))
  const { userId, session } = await withTransaction(ctx.db, async (tx) => {
    const userId = await createAccountIn(tx, ctx, { ...input, passwordHash })
    return { userId, session: await openSessionIn(tx, ctx, userId, userAgent) }
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
        ...(draft.email === undefined ? {} : sealedEmail(ctx, id, draft.email)),
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

/**
 * Signs in by username or e-mail address. An unknown login takes as long as a wrong password.
 *
 * @throws DomainError `invalid_credentials`, `account_suspended`, `service_unavailable`.
 */
export async function login(ctx: AccountsContext, input: Login, userAgent: string): Promise<SignIn> {
  const credentials = await findCredentials(ctx.db, loginKey(ctx, input.login))
  const matches = await ctx.passwords.matches(input.password, credentials?.passwordHash)
  if (!credentials || !matches) throw new DomainError('invalid_credentials')
  if (credentials.suspendedAt) throw new DomainError('account_suspended')
  const session = await withTransaction(ctx.db, (tx) => openSessionIn(tx, ctx, credentials.id, userAgent))
  return { user: await getMe(ctx, credentials.id), session }
}

function loginKey(ctx: AccountsContext, login: string) {
  return login.includes('@')
    ? { emailHashes: emailHashes(ctx.dataKeys, login) }
    : { username: login.toLowerCase() }
}

async function refuseTaken(ctx: AccountsContext, input: Register): Promise<void> {
  if (await isUsernameTaken(ctx.db, input.username)) throw new DomainError('username_taken')
  if (input.email !== undefined && (await isEmailTaken(ctx.db, emailHashes(ctx.dataKeys, input.email))))
    throw new DomainError('email_taken')
}

function sealedEmail(ctx: AccountsContext, userId: string, email: string) {
  return {
    emailCipher: sealText(ctx.dataKeys, email, `users.email:${userId}`),
    emailHash: emailHashes(ctx.dataKeys, email)[0]!,
  }
}
