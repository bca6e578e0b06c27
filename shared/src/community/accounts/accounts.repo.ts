import type { Locale, Role } from '../../contracts/users.ts'
import type { Db, Tx } from '../../database/connection.ts'
import type { UserSettings } from '../../database/tables/users.table.ts'

export interface NewUser {
  id: string
  username: string
  displayName: string
  bio?: string
  passwordHash: string | null
  emailCipher?: Buffer | null
  emailHash?: string | null
  isAi: boolean
  role?: Role
  locale: Locale
  worldKey?: string | null
  createdAt: Date
}

export type Credentials = NonNullable<Awaited<ReturnType<typeof findCredentials>>>

/** A member's own row as the rules about passwords and second factors need it. */
export type SecurityRow = NonNullable<Awaited<ReturnType<typeof lockSecurity>>>

const NEW_SETTINGS: UserSettings = { feedAi: 'all', readReceipts: true }

export async function insertUsers(tx: Tx, users: readonly NewUser[]): Promise<void> {
  await tx
    .insertInto('users')
    .values(
      users.map(({ createdAt, ...user }) => ({
        ...user,
        bio: user.bio ?? '',
        role: user.role ?? 'member',
        emailCipher: user.emailCipher ?? null,
        emailHash: user.emailHash ?? null,
        worldKey: user.worldKey ?? null,
        settings: JSON.stringify(NEW_SETTINGS),
        createdAt,
        updatedAt: createdAt,
      })),
    )
    .execute()
}

export async function isUsernameTaken(db: Db, username: string): Promise<boolean> {
  const row = await db.selectFrom('users').select('id').where('username', '=', username).executeTakeFirst()
  return row !== undefined
}

/** Who has the address, given its hashes under all keys. */
export async function findEmailOwner(db: Db, emailHashes: readonly string[]): Promise<string | undefined> {
  const row = await db
    .selectFrom('users')
    .select('id')
    .where('emailHash', 'in', emailHashes)
    .executeTakeFirst()
  return row?.id
}

/**
 * What a sign-in is checked against, and whether the account has signed in from the network before.
 *
 * @param addressHash keyed hash of the network the sign-in comes from.
 */
export function findCredentials(
  db: Db,
  login: { username: string } | { emailHashes: readonly string[] },
  addressHash: string,
) {
  const query = db
    .selectFrom('users')
    .select((eb) => [
      'id',
      'passwordHash',
      'suspendedAt',
      'totpConfirmedAt',
      eb
        .selectFrom('sessions')
        .select('sessions.id')
        .whereRef('sessions.userId', '=', 'users.id')
        .where('sessions.addressHash', '=', addressHash)
        .limit(1)
        .as('knownSessionId'),
    ])
    .where('deletedAt', 'is', null)
  return 'username' in login
    ? query.where('username', '=', login.username).executeTakeFirst()
    : query.where('emailHash', 'in', login.emailHashes).executeTakeFirst()
}

/** The row with all that protects the account, locked: changes of it come one after the other. */
export function lockSecurity(tx: Tx, userId: string) {
  return tx
    .selectFrom('users')
    .select([
      'id',
      'username',
      'passwordHash',
      'emailCipher',
      'totpCipher',
      'totpConfirmedAt',
      'totpLastStep',
      'suspendedAt',
      'role',
    ])
    .where('id', '=', userId)
    .where('isAi', '=', false)
    .where('deletedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export async function findPasswordHash(db: Db, userId: string): Promise<string | null | undefined> {
  const row = await db
    .selectFrom('users')
    .select('passwordHash')
    .where('id', '=', userId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return row?.passwordHash
}

export async function updateSecurity(
  tx: Tx,
  userId: string,
  change: {
    passwordHash?: string
    emailCipher?: Buffer | null
    emailHash?: string | null
    totpCipher?: Buffer | null
    totpConfirmedAt?: Date | null
    totpLastStep?: number | null
  },
): Promise<void> {
  await tx.updateTable('users').set(change).where('id', '=', userId).execute()
}

/** A new hash of the same password; nothing when the password has been changed meanwhile. */
export async function replacePasswordHash(
  db: Db,
  userId: string,
  oldHash: string,
  newHash: string,
): Promise<void> {
  await db
    .updateTable('users')
    .set({ passwordHash: newHash })
    .where('id', '=', userId)
    .where('passwordHash', '=', oldHash)
    .execute()
}

/** Ids of the users that already exist, by the key the town's core knows them by. */
export async function listUserIdsByWorldKey(
  tx: Tx,
  worldKeys: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('users')
    .select(['id', 'worldKey'])
    .where('worldKey', 'in', worldKeys)
    .execute()
  return new Map(rows.map((row) => [row.worldKey!, row.id]))
}

/** Whether the name belonged to an account that was deleted not long ago. */
export async function isUsernameHeld(db: Db, usernameHash: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('retiredUsernames')
    .select('usernameHash')
    .where('usernameHash', '=', usernameHash)
    .where('heldUntil', '>', now)
    .executeTakeFirst()
  return row !== undefined
}

export async function holdUsername(tx: Tx, usernameHash: string, heldUntil: Date): Promise<void> {
  await tx.replaceInto('retiredUsernames').values({ usernameHash, heldUntil }).execute()
}

/** Deletes at most `limit` names that are free again; returns how many. */
export async function deleteHeldUsernamesBefore(db: Db, before: Date, limit: number): Promise<number> {
  const result = await db
    .deleteFrom('retiredUsernames')
    .where('heldUntil', '<', before)
    .limit(limit)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

/** Whom a reset link would be sent to. A suspended member may set a password, and still not sign in. */
export function findResetTarget(db: Db, login: { username: string } | { emailHashes: readonly string[] }) {
  const query = db
    .selectFrom('users')
    .select(['id', 'emailCipher', 'locale'])
    .where('isAi', '=', false)
    .where('deletedAt', 'is', null)
  return 'username' in login
    ? query.where('username', '=', login.username).executeTakeFirst()
    : query.where('emailHash', 'in', login.emailHashes).executeTakeFirst()
}
