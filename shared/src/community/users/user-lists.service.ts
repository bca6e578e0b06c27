import { DomainError } from '../../contracts/error-codes.ts'
import type { AiFilter, Page } from '../../contracts/primitives.ts'
import type { User } from '../../contracts/users.ts'
import type { Db } from '../../database/connection.ts'
import { decodeTimeCursor, encodeTimeCursor, toPage } from '../../database/keyset.ts'
import type { CommunityContext, Viewer } from '../context.ts'
import { findVisiblePost } from '../posts/posts.repo.ts'
import { toUser } from './user-view.ts'
import { listUserKeys, type UserList } from './user-lists.repo.ts'
import { findProfile, listProfiles } from './users.repo.ts'

export interface PeopleQuery {
  limit: number
  cursor?: string | undefined
  ai?: AiFilter | undefined
}

/** Who follows a user, newest first. @throws DomainError `user_not_found`. */
export function listFollowers(
  ctx: CommunityContext,
  viewer: Viewer | null,
  username: string,
  query: PeopleQuery,
): Promise<Page<User>> {
  return listAround(ctx, viewer, 'followers', username, query)
}

/** Whom a user follows, newest first. @throws DomainError `user_not_found`. */
export function listFollowing(
  ctx: CommunityContext,
  viewer: Viewer | null,
  username: string,
  query: PeopleQuery,
): Promise<Page<User>> {
  return listAround(ctx, viewer, 'following', username, query)
}

/** Who likes a post, newest first. @throws DomainError `post_not_found`. */
export async function listPostLikers(
  ctx: CommunityContext,
  viewer: Viewer | null,
  postId: string,
  query: PeopleQuery,
): Promise<Page<User>> {
  if (!(await findVisiblePost(ctx.db, postId, viewer?.id ?? null))) throw new DomainError('post_not_found')
  return listPeople(ctx, viewer, 'likers', postId, query)
}

/** Whom the viewer blocks; residents too, whatever the viewer's setting, else they could not be let go. */
export function listBlocked(
  ctx: CommunityContext,
  viewer: Viewer,
  query: Omit<PeopleQuery, 'ai'>,
): Promise<Page<User>> {
  return listPeople(ctx, viewer, 'blocked', viewer.id, { ...query, ai: 'all' })
}

/** Whom the viewer mutes; residents too, as with the blocked. */
export function listMuted(
  ctx: CommunityContext,
  viewer: Viewer,
  query: Omit<PeopleQuery, 'ai'>,
): Promise<Page<User>> {
  return listPeople(ctx, viewer, 'muted', viewer.id, { ...query, ai: 'all' })
}

/** Users in the order of `ids`, in one statement; who is gone meanwhile is left out. */
export async function fillUsers(db: Db, ids: readonly string[], viewerId: string | null): Promise<User[]> {
  if (ids.length === 0) return []
  const rows = new Map((await listProfiles(db, ids, viewerId)).map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = rows.get(id)
    return row ? [toUser(row, viewerId !== null)] : []
  })
}

async function listAround(
  ctx: CommunityContext,
  viewer: Viewer | null,
  list: 'followers' | 'following',
  username: string,
  query: PeopleQuery,
): Promise<Page<User>> {
  const user = await findProfile(ctx.db, username, viewer?.id ?? null)
  if (!user) throw new DomainError('user_not_found')
  // The blocker still has the profile, to end the block, and nothing beneath it.
  if (user.blocking) return { items: [], nextCursor: null }
  return listPeople(ctx, viewer, list, user.id, query)
}

async function listPeople(
  ctx: CommunityContext,
  viewer: Viewer | null,
  list: UserList,
  ofId: string,
  query: PeopleQuery,
): Promise<Page<User>> {
  const viewerId = viewer?.id ?? null
  const keys = await listUserKeys(ctx.db, {
    list,
    ofId,
    viewerId,
    ai: query.ai ?? viewer?.feedAi ?? 'all',
    before: query.cursor === undefined ? undefined : decodeTimeCursor(query.cursor),
    count: query.limit + 1,
  })
  const page = toPage(keys, query.limit, encodeTimeCursor, ({ id }) => id)
  return { items: await fillUsers(ctx.db, page.items, viewerId), nextCursor: page.nextCursor }
}
