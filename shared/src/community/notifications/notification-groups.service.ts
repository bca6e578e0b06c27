import type { Tx } from '../../database/connection.ts'
import {
  deleteNoticesOf,
  hideGroupsOfPost,
  listGroupsOfActor,
  listGroupsOfPost,
  listGroupsWith,
  lockGroups,
  recountGroups,
  refreshNotices,
  type GroupKey,
} from './notification-groups.repo.ts'

/** So many groups are counted by one statement; a pair seldom has more. */
const GROUPS_A_STATEMENT = 500

/** Counts the groups of both anew after a block or a mute between them began or ended, in its transaction. */
export async function refreshPairIn(tx: Tx, userId: string, otherId: string): Promise<void> {
  await refreshGroupsWith(tx, userId, otherId)
  await refreshGroupsWith(tx, otherId, userId)
}

async function refreshGroupsWith(tx: Tx, userId: string, otherId: string): Promise<void> {
  const groupKeys = await listGroupsWith(tx, userId, otherId)
  if (groupKeys.length === 0) return
  await lockGroups(tx, userId, groupKeys)
  for (let start = 0; start < groupKeys.length; start += GROUPS_A_STATEMENT) {
    const some = groupKeys.slice(start, start + GROUPS_A_STATEMENT)
    await refreshNotices(tx, userId, some, otherId)
    await recountGroups(tx, userId, some)
  }
}

/** For a post that is being deleted: nobody hears of it any more. The caller holds the lock of its row. */
export function hidePostNoticesIn(tx: Tx, postId: string): Promise<void> {
  return hideGroupsOfPost(tx, postId)
}

export interface DeletedComment {
  id: string
  postId: string
  authorId: string
}

/** For a comment that is being deleted. The caller holds the lock of its post. */
export async function hideCommentNoticesIn(tx: Tx, comment: DeletedComment): Promise<void> {
  const thread = `comment:post:${comment.postId}`
  const own = [`like:comment:${comment.id}`, `reply:${comment.id}`, `mention:${comment.id}`]
  const groups = await listGroupsOfPost(tx, comment.postId, [...own, thread])
  for (const [userId, groupKeys] of byUser(groups)) {
    await lockGroups(tx, userId, groupKeys)
    const ofComment = groupKeys.filter((groupKey) => groupKey !== thread)
    if (ofComment.length > 0) await refreshNotices(tx, userId, ofComment)
    // The others' comments under the post stay as they are.
    if (groupKeys.includes(thread)) await refreshNotices(tx, userId, [thread], comment.authorId)
    await recountGroups(tx, userId, groupKeys)
  }
}

/** Deletes some of what others were told of an erased account; returns how many notices it looked at. */
export async function eraseNoticesOfIn(tx: Tx, actorId: string, limit: number): Promise<number> {
  const groups = await listGroupsOfActor(tx, actorId, limit)
  for (const [userId, groupKeys] of byUser(groups)) {
    await lockGroups(tx, userId, groupKeys)
    await deleteNoticesOf(tx, actorId, userId, groupKeys)
    await recountGroups(tx, userId, groupKeys)
  }
  return groups.length
}

function byUser(groups: readonly GroupKey[]): Map<string, string[]> {
  const users = Map.groupBy(groups, ({ userId }) => userId)
  return new Map(
    [...users].map(([userId, ones]) => [
      userId,
      [...new Set(ones.map(({ groupKey }) => groupKey))].toSorted(),
    ]),
  )
}
