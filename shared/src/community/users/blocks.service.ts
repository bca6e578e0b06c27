import { DomainError } from '../../contracts/error-codes.ts'
import type { Tx } from '../../database/connection.ts'
import { recordEvent } from '../../database/outbox.ts'
import { withTransaction } from '../../database/transaction.ts'
import type { CommunityContext, Viewer } from '../context.ts'
import { refreshPairIn } from '../notifications/notification-groups.service.ts'
import { deleteBlock, deleteMute, insertBlock, insertMute } from './blocks.repo.ts'
import { endFollowIn } from './follows.service.ts'
import { isBlockedBetween, lockPair } from './graph.repo.ts'
import { findUserIdByName } from './users.repo.ts'

/**
 * From now on the two do not see each other anywhere, and neither follows the other. Who is blocked may block
 * back: the first block can end any day.
 *
 * @throws DomainError `user_not_found`, `conflict` for oneself.
 */
export async function blockUser(ctx: CommunityContext, viewer: Viewer, username: string): Promise<void> {
  await withTransaction(ctx.db, async (tx) => {
    const blockedId = await getOtherId(tx, viewer, username)
    const locked = await lockPair(tx, viewer.id, blockedId)
    const blocked = locked.find((user) => user.id === blockedId)
    if (!blocked) throw new DomainError('user_not_found')
    if (!(await insertBlock(tx, { blockerId: viewer.id, blockedId, createdAt: ctx.clock.now() }))) return
    await endFollowIn(tx, ctx, viewer, blockedId)
    await endFollowIn(tx, ctx, blocked, viewer.id)
    await refreshPairIn(tx, viewer.id, blockedId)
    await recordQuietly(tx, ctx, 'user.blocked', viewer, blockedId)
  })
}

/** Ends a block; the follows it ended do not come back. @throws DomainError `user_not_found`. */
export async function unblockUser(ctx: CommunityContext, viewer: Viewer, username: string): Promise<void> {
  await withTransaction(ctx.db, async (tx) => {
    const blockedId = await getUserId(tx, username)
    if (!(await deleteBlock(tx, viewer.id, blockedId))) return
    await refreshPairIn(tx, viewer.id, blockedId)
    await recordQuietly(tx, ctx, 'user.unblocked', viewer, blockedId)
  })
}

/**
 * Keeps the muted one out of what comes to the viewer unasked; nobody is told.
 *
 * @throws DomainError `user_not_found`, `conflict` for oneself.
 */
export async function muteUser(ctx: CommunityContext, viewer: Viewer, username: string): Promise<void> {
  await withTransaction(ctx.db, async (tx) => {
    const mutedId = await getOtherId(tx, viewer, username)
    if (await isBlockedBetween(tx, viewer.id, mutedId)) throw new DomainError('user_not_found')
    if (!(await insertMute(tx, { muterId: viewer.id, mutedId, createdAt: ctx.clock.now() }))) return
    await refreshPairIn(tx, viewer.id, mutedId)
    await recordQuietly(tx, ctx, 'user.muted', viewer, mutedId)
  })
}

/** @throws DomainError `user_not_found`. */
export async function unmuteUser(ctx: CommunityContext, viewer: Viewer, username: string): Promise<void> {
  await withTransaction(ctx.db, async (tx) => {
    const mutedId = await getUserId(tx, username)
    if (!(await deleteMute(tx, viewer.id, mutedId))) return
    await refreshPairIn(tx, viewer.id, mutedId)
    await recordQuietly(tx, ctx, 'user.unmuted', viewer, mutedId)
  })
}

async function getOtherId(tx: Tx, viewer: Viewer, username: string): Promise<string> {
  const userId = await getUserId(tx, username)
  if (userId === viewer.id) throw new DomainError('conflict', { detail: 'Nobody does this to themselves.' })
  return userId
}

async function getUserId(tx: Tx, username: string): Promise<string> {
  const userId = await findUserIdByName(tx, username)
  if (userId === undefined) throw new DomainError('user_not_found')
  return userId
}

/** For the town's watchers alone: nobody's stream tells of a block. */
function recordQuietly(tx: Tx, ctx: CommunityContext, type: string, viewer: Viewer, userId: string) {
  return recordEvent(tx, ctx.ids.next(), ctx.clock.now(), {
    type,
    audience: 'internal',
    payload: { actorId: viewer.id, actorIsAi: viewer.isAi, userId },
  })
}
