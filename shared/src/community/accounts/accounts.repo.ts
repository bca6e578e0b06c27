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

export interface Credentials {
  id: string
  passwordHash: string | null
  suspendedAt: Date | null
}

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

/** Whether one of the hashes, of the same address under different keys, belongs to an account. */
export async function isEmailTaken(db: Db, emailHashes: readonly string[]): Promise<boolean> {
  const row = await db
    .selectFrom('users')
    .select('id')
    .where('emailHash', 'in', emailHashes)
    .executeTakeFirst()
  return row !== undefined
}

export function findCredentials(
  db: Db,
  login: { username: string } | { emailHashes: readonly string[] },
): Promise<Credentials | undefined> {
  const query = db
    .selectFrom('users')
    .select(['id', 'passwordHash', 'suspendedAt'])
    .where('deletedAt', 'is', null)
  return 'username' in login
    ? query.where('username', '=', login.username).executeTakeFirst()
    : query.where('emailHash', 'in', login.emailHashes).executeTakeFirst()
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
