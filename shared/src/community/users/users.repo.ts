import { sql } from 'kysely'
import type { Db, Tx } from '../../database/connection.ts'
import { relationColumns } from './graph.repo.ts'

const PROFILE_COLUMNS = [
  'id',
  'username',
  'displayName',
  'bio',
  'isAi',
  'avatarFileId',
  'followerCount',
  'followingCount',
  'postCount',
  'createdAt',
] as const

export type ProfileRow = Awaited<ReturnType<typeof listProfiles>>[number]
export type AccountRow = NonNullable<Awaited<ReturnType<typeof findAccount>>>

/** A profile as the viewer stands to it; undefined for one who blocks the viewer, as for nobody. */
export function findProfile(db: Db, username: string, viewerId: string | null) {
  return profiles(db, viewerId)
    .where('username', '=', username)
    .where(
      sql<boolean>`(SELECT COUNT(*) FROM blocks WHERE blocker_id = users.id AND blocked_id = ${viewerId ?? '0'}) = 0`,
    )
    .executeTakeFirst()
}

/** Profiles in no order, in one statement. */
export function listProfiles(db: Db, userIds: readonly string[], viewerId: string | null) {
  return profiles(db, viewerId).where('id', 'in', userIds).execute()
}

function profiles(db: Db, viewerId: string | null) {
  return db
    .selectFrom('users')
    .select(PROFILE_COLUMNS)
    .select(relationColumns(viewerId ?? '0'))
    .where('deletedAt', 'is', null)
}

/** A member's own row, with what only the member sees. */
export function findAccount(db: Db, userId: string) {
  return db
    .selectFrom('users')
    .select([...PROFILE_COLUMNS, 'role', 'locale', 'settings', 'version'])
    .where('id', '=', userId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
}

export function lockAccount(tx: Tx, userId: string) {
  return tx
    .selectFrom('users')
    .select(['settings', 'version'])
    .where('id', '=', userId)
    .where('deletedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export async function updateAccount(
  tx: Tx,
  userId: string,
  change: {
    displayName?: string | undefined
    bio?: string | undefined
    locale?: string | undefined
    settings: string
    updatedAt: Date
  },
): Promise<void> {
  const { displayName, bio, locale, settings, updatedAt } = change
  await tx
    .updateTable('users')
    .set({
      ...(displayName !== undefined && { displayName }),
      ...(bio !== undefined && { bio }),
      ...(locale !== undefined && { locale }),
      settings,
      updatedAt,
      version: sql`version + 1`,
    })
    .where('id', '=', userId)
    .execute()
}

/** A live user, as one who is followed, messaged or notified. */
export function findUser(db: Db, userId: string) {
  return db
    .selectFrom('users')
    .select(['id', 'isAi'])
    .where('id', '=', userId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
}

export async function findUserIdByName(db: Db, username: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('users')
    .select('id')
    .where('username', '=', username)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return row?.id
}

/** Live users with one of the names; what a text mentions need not exist. */
export function listUsersByNames(db: Db, usernames: readonly string[]) {
  return db
    .selectFrom('users')
    .select(['id', 'isAi'])
    .where('username', 'in', usernames)
    .where('deletedAt', 'is', null)
    .execute()
}

export async function updatePostCount(tx: Tx, userId: string, change: 1 | -1): Promise<void> {
  await tx
    .updateTable('users')
    .set({ postCount: sql`post_count + ${change}` })
    .where('id', '=', userId)
    .execute()
}

/** The member's avatar, with the row locked: two changes at once follow each other. */
export async function lockAvatarFileId(tx: Tx, userId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('users')
    .select('avatarFileId')
    .where('id', '=', userId)
    .forUpdate()
    .executeTakeFirst()
  return row?.avatarFileId ?? null
}

export async function updateAvatarFileId(tx: Tx, userId: string, avatarFileId: string | null): Promise<void> {
  await tx.updateTable('users').set({ avatarFileId }).where('id', '=', userId).execute()
}
