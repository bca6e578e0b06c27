import { DomainError } from '../../contracts/error-codes.ts'
import type { Tx } from '../../database/connection.ts'
import { recordEvent } from '../../database/outbox.ts'
import { withTransaction } from '../../database/transaction.ts'
import type { Actor, CommunityContext, Viewer, WorldWrite } from '../context.ts'
import { notifyIn } from '../notifications/notifications.service.ts'
import { deleteFollow, insertFollow, isBlockedBetween, updateFollowCounts } from './graph.repo.ts'
import { findUser, findUserIdByName } from './users.repo.ts'

/** @throws DomainError `user_not_found`, `forbidden` between two of whom one blocks the other, `conflict`. */
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
  const followee = await findUser(tx, followeeId)
  if (!followee) throw new DomainError('user_not_found')
  if (await isBlockedBetween(tx, actor.id, followeeId)) throw new DomainError('forbidden')
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
    if (!(await deleteFollow(tx, viewer.id, followeeId))) return
    await updateFollowCounts(tx, viewer.id, followeeId, -1)
    await recordFollow(tx, ctx, 'user.unfollowed', viewer, followeeId)
  })
}

function recordFollow(tx: Tx, ctx: CommunityContext, type: string, actor: Actor, userId: string) {
  return recordEvent(tx, ctx.ids.next(), ctx.clock.now(), {
    type,
    audience: 'public',
    payload: { actorId: actor.id, actorIsAi: actor.isAi, userId },
  })
}
