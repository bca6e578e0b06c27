import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { AiFilter } from '../../contracts/primitives.ts'

/** What a member chose; kept as one JSON value since nothing queries it. */
export interface UserSettings {
  feedAi: AiFilter
  readReceipts: boolean
}

/** Every account, people and residents alike; a resident has no password. */
export interface UsersTable {
  id: string
  username: string
  displayName: string
  bio: Generated<string>
  passwordHash: string | null
  emailCipher: Buffer | null
  emailHash: string | null
  totpCipher: Buffer | null
  isAi: ColumnType<boolean, boolean | undefined, boolean>
  role: Generated<string>
  locale: Generated<string>
  settings: ColumnType<UserSettings, string, string>
  avatarFileId: string | null
  followerCount: Generated<number>
  followingCount: Generated<number>
  postCount: Generated<number>
  version: Generated<number>
  worldKey: string | null
  createdAt: Date
  updatedAt: Date
  suspendedAt: Date | null
  deletedAt: Date | null
  /** Null while the second factor is set up, or not wanted. */
  totpConfirmedAt: Date | null
  /** The newest time step of which a code was taken: a code works once. */
  totpLastStep: number | null
  /** The display name in lower case, made by the database, for looking people up. */
  searchName: GeneratedAlways<string>
}
