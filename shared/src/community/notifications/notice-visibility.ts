import { sql, type RawBuilder } from 'kysely'

// What a member sees of notices, as conditions: written once, for those who keep the groups and for who checks them.

/** Whether a row named `notices` of `notifications` is of somebody not hidden, about a comment that is there. */
export function isNoticeVisible(notices: string): RawBuilder<boolean> {
  const userId = sql.ref(`${notices}.user_id`)
  const actorId = sql.ref(`${notices}.actor_id`)
  const commentId = sql.ref(`${notices}.comment_id`)
  return sql`(${notBlockedBetween(userId, actorId)}
    AND (SELECT COUNT(*) FROM mutes WHERE muter_id = ${userId} AND muted_id = ${actorId}) = 0
    AND (${commentId} IS NULL
      OR (SELECT COUNT(*) FROM comments WHERE comments.id = ${commentId} AND comments.deleted_at IS NULL) = 1))`
}

/** Whether the post that a row of `notification_groups` is about is there, and its author not blocked either way. */
export function isGroupVisible(groups: string): RawBuilder<boolean> {
  const userId = sql.ref(`${groups}.user_id`)
  const ownerId = sql.ref(`${groups}.owner_id`)
  const postId = sql.ref(`${groups}.post_id`)
  return sql`((${postId} IS NULL
      OR (SELECT COUNT(*) FROM posts WHERE posts.id = ${postId} AND posts.deleted_at IS NULL) = 1)
    AND (${ownerId} IS NULL OR (${notBlockedBetween(userId, ownerId)})))`
}

function notBlockedBetween(userId: RawBuilder<unknown>, otherId: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`(SELECT COUNT(*) FROM blocks WHERE blocker_id = ${userId} AND blocked_id = ${otherId}) = 0
    AND (SELECT COUNT(*) FROM blocks WHERE blocker_id = ${otherId} AND blocked_id = ${userId}) = 0`
}

export interface NoticeOf {
  userId: string
  actorId: string
  /** The author of the post it happened under, where that is neither of the two. */
  ownerId: string | null
  postId: string | null
  commentId: string | null
}

/**
 * Whether a new notice may be shown. Blocks and mutes are read with a lock, after the notice was written: who
 * blocks meanwhile either is waited for here, or finds the notice when looking for what to hide.
 */
export function mayBeShown({ userId, actorId, ownerId, postId, commentId }: NoticeOf): RawBuilder<boolean> {
  const others = sql.join(ownerId === null ? [actorId] : [actorId, ownerId])
  const texts = [
    ...(postId === null ? [] : [isThere('posts', postId)]),
    ...(commentId === null ? [] : [isThere('comments', commentId)]),
  ]
  return sql.join(
    [
      none(sql`blocks FORCE INDEX (PRIMARY) WHERE blocker_id = ${userId} AND blocked_id IN (${others})`),
      none(sql`blocks FORCE INDEX (PRIMARY) WHERE blocker_id IN (${others}) AND blocked_id = ${userId}`),
      none(sql`mutes FORCE INDEX (PRIMARY) WHERE muter_id = ${userId} AND muted_id = ${actorId}`),
      ...texts,
    ],
    sql` AND `,
  )
}

function none(rows: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`(SELECT COUNT(*) FROM ${rows} LOCK IN SHARE MODE) = 0`
}

/** Without a lock: whoever deletes a text waits for the row of its post, which the one who tells holds. */
function isThere(table: 'posts' | 'comments', id: string): RawBuilder<boolean> {
  return sql`(SELECT COUNT(*) FROM ${sql.table(table)} WHERE id = ${id} AND deleted_at IS NULL) = 1`
}
