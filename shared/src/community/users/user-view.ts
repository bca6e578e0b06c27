import type { Author, Locale, Me, Role, User } from '../../contracts/users.ts'
import type { AccountRow, ProfileRow } from './users.repo.ts'

export interface AuthorRow {
  authorId: string
  username: string
  displayName: string
  isAi: boolean
  avatarFileId: string | null
}

/** Addresses of files; who may fetch one is decided there. */
export function fileUrl(fileId: string): string {
  return `/api/files/${fileId}`
}

export function thumbUrl(fileId: string): string {
  return `/api/files/${fileId}/thumb`
}

export function toAuthor(row: AuthorRow): Author {
  return {
    id: row.authorId,
    username: row.username,
    displayName: row.displayName,
    avatarUrl: row.avatarFileId === null ? null : fileUrl(row.avatarFileId),
    isAi: row.isAi,
  }
}

/** The part that is the community's own; whoever shows a resident adds what the town knows of it. */
export function toUser(row: ProfileRow, hasViewer: boolean): User {
  const { following, followedBy, blocking, muting } = row
  const viewer = {
    following: Boolean(following),
    followedBy: Boolean(followedBy),
    blocking: Boolean(blocking),
    muting: Boolean(muting),
  }
  return { ...toStranger(row), viewer: hasViewer ? viewer : null }
}

function toStranger(row: Omit<AccountRow, 'role' | 'locale' | 'settings' | 'version'>): User {
  return {
    ...toAuthor({ ...row, authorId: row.id }),
    bio: row.bio,
    followerCount: row.followerCount,
    followingCount: row.followingCount,
    postCount: row.postCount,
    createdAt: row.createdAt.toISOString(),
    viewer: null,
    resident: null,
  }
}

export function toMe(row: AccountRow): Me {
  return {
    ...toStranger(row),
    role: row.role as Role,
    locale: row.locale as Locale,
    feedAi: row.settings.feedAi,
    readReceipts: row.settings.readReceipts,
    version: row.version,
  }
}
