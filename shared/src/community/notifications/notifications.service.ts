import type { Tx } from '../../database/connection.ts'
import { recordEvent } from '../../database/outbox.ts'
import type { Actor, CommunityContext } from '../context.ts'
import { deleteNotification, insertNotification, isSilenced } from './notifications.repo.ts'

export interface Notice {
  type: 'like' | 'comment' | 'reply' | 'mention' | 'follow'
  postId?: string
  commentId?: string
  /** Whose post it happened under, where that is neither of the two. */
  ownerId?: string
}

export interface Recipient {
  id: string
  isAi: boolean
  /** Whether they see the actor and want to hear of them, where the caller knows; else it is looked up. */
  silenced?: boolean
}

/**
 * Tells `recipient` what `actor` did, in the transaction that did it. Nobody hears of their own acts or of
 * people they block or mute, and a resident has no bell to ring: it follows the outbox.
 */
export async function notifyIn(
  tx: Tx,
  ctx: CommunityContext,
  actor: Actor,
  recipient: Recipient,
  notice: Notice,
): Promise<void> {
  if (recipient.isAi || recipient.id === actor.id) return
  const { silenced = await isSilenced(tx, recipient.id, actor.id, notice.ownerId ?? actor.id) } = recipient
  if (silenced) return
  const id = ctx.ids.next()
  const createdAt = ctx.clock.now()
  await insertNotification(tx, {
    id,
    userId: recipient.id,
    type: notice.type,
    groupKey: groupKeyOf(notice),
    actorId: actor.id,
    postId: notice.postId ?? null,
    commentId: notice.commentId ?? null,
    createdAt,
    readAt: null,
  })
  await recordEvent(tx, ctx.ids.next(), createdAt, {
    type: 'notification.created',
    audience: { userIds: [recipient.id] },
    payload: { notificationId: id },
  })
}

/** Takes back what a withdrawn like told its recipient. */
export async function withdrawNoticeIn(
  tx: Tx,
  actor: Actor,
  recipientId: string,
  notice: Notice,
): Promise<void> {
  await deleteNotification(tx, { userId: recipientId, groupKey: groupKeyOf(notice), actorId: actor.id })
}

/** Notices with one key are shown as one line: "A, B and 3 others liked …". */
function groupKeyOf(notice: Notice): string {
  switch (notice.type) {
    case 'like':
      return notice.commentId ? `like:comment:${notice.commentId}` : `like:post:${notice.postId}`
    case 'comment':
      return `comment:post:${notice.postId}`
    case 'reply':
    case 'mention':
      return `${notice.type}:${notice.commentId ?? notice.postId}`
    case 'follow':
      return 'follow'
  }
}
