import type { Author, Locale, Me, Role, User } from '../../contracts/users.ts'
import type { ViewerRelation } from './graph.repo.ts'
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
export function toUser(row: ProfileRow, viewer: ViewerRelation | null): User {
  return {
    ...toAuthor({ ...row, authorId: row.id }),
    bio: row.bio,
    followerCount: row.followerCount,
    followingCount: row.followingCount,
    postCount: row.postCount,
    createdAt: row.createdAt.toISOString(),
    viewer,
    resident: null,
  }
}

export function toMe(row: AccountRow): Me {
  return {
    ...toUser(row, null),
    role: row.role as Role,
    locale: row.locale as Locale,
    feedAi: row.settings.feedAi,
    readReceipts: row.settings.readReceipts,
    version: row.version,
  }
}
