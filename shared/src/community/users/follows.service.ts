import { DomainError } from '../../contracts/error-codes.ts'
import type { Tx } from '../../database/connection.ts'
import { recordEvent } from '../../database/outbox.ts'
import { withTransaction } from '../../database/transaction.ts'
import type { Actor, CommunityContext, Viewer, WorldWrite } from '../context.ts'
import { notifyIn, withdrawNoticeIn } from '../notifications/notifications.service.ts'
import { deleteFollow, insertFollow, isBlockedBetween, lockPair, updateFollowCounts } from './graph.repo.ts'
import { findUserIdByName } from './users.repo.ts'

/** @throws DomainError `user_not_found`, also between two of whom one blocks the other; `conflict` for oneself. */
export async function followUser(ctx: CommunityContext, viewer: Viewer, username: string): Promise<void> {
  await withTransaction(ctx.db, async (tx) => {
    const followeeId = await findUserIdByName(tx, username)
    if (followeeId === undefined) throw new DomainError('user_not_found')
    await followUserIn(tx, ctx, viewer, followeeId)
  })
}

/** As `followUser`, in the caller's transaction; following twice changes nothing. */
export async function followUserIn(
  tx: Tx,
  ctx: CommunityContext,
  actor: Actor,
  followeeId: string,
  write: WorldWrite = {},
): Promise<void> {
  if (followeeId === actor.id) throw new DomainError('conflict', { detail: 'Nobody follows themselves.' })
  const locked = await lockPair(tx, actor.id, followeeId)
  const followee = locked.find((user) => user.id === followeeId)
  if (!followee || (await isBlockedBetween(tx, actor.id, followeeId))) throw new DomainError('user_not_found')
  const createdAt = write.createdAt ?? ctx.clock.now()
  const follow = { followerId: actor.id, followeeId, worldKey: write.worldKey ?? null, createdAt }
  if (!(await insertFollow(tx, follow))) return
  await updateFollowCounts(tx, actor.id, followeeId, 1)
  await notifyIn(tx, ctx, actor, followee, { type: 'follow' })
  await recordFollow(tx, ctx, 'user.followed', actor, followeeId)
}

/** Unfollowing somebody who is not followed changes nothing. @throws DomainError `user_not_found`. */
export async function unfollowUser(ctx: CommunityContext, viewer: Viewer, username: string): Promise<void> {
  await withTransaction(ctx.db, async (tx) => {
    const followeeId = await findUserIdByName(tx, username)
    if (followeeId === undefined) throw new DomainError('user_not_found')
    await unfollowUserIn(tx, ctx, viewer, followeeId)
  })
}

/** As `unfollowUser`, in the caller's transaction. */
export async function unfollowUserIn(
  tx: Tx,
  ctx: CommunityContext,
  actor: Actor,
  followeeId: string,
): Promise<void> {
  await lockPair(tx, actor.id, followeeId)
  await endFollowIn(tx, ctx, actor, followeeId)
}

/** Ends a follow if there is one; the caller holds the locks of `lockPair`. */
export async function endFollowIn(
  tx: Tx,
  ctx: CommunityContext,
  follower: Actor,
  followeeId: string,
): Promise<void> {
  if (!(await deleteFollow(tx, follower.id, followeeId))) return
  await updateFollowCounts(tx, follower.id, followeeId, -1)
  await withdrawNoticeIn(tx, ctx, follower, followeeId, { type: 'follow' })
  await recordFollow(tx, ctx, 'user.unfollowed', follower, followeeId)
}

function recordFollow(tx: Tx, ctx: CommunityContext, type: string, actor: Actor, userId: string) {
  return recordEvent(tx, ctx.ids.next(), ctx.clock.now(), {
    type,
    audience: 'public',
    payload: { actorId: actor.id, actorIsAi: actor.isAi, userId },
  })
}
