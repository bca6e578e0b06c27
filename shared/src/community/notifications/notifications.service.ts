import type { Tx } from '../../database/connection.ts'
import { recordEvent } from '../../database/outbox.ts'
import type { Actor, CommunityContext } from '../context.ts'
import {
  deleteNotification,
  deleteReadNotification,
  hasUnreadNotification,
  insertNotifications,
  isSilenced,
  updateGroupRead,
} from './notifications.repo.ts'

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
  const { type, postId, commentId, ownerId = actor.id } = notice
  const { silenced = await isSilenced(tx, recipient.id, actor.id, ownerId) } = recipient
  if (silenced) return
  await addNotice(tx, ctx, {
    userId: recipient.id,
    actorId: actor.id,
    groupKey: groupKeyOf(notice),
    type,
    postId: postId ?? null,
    commentId: commentId ?? null,
    conversationId: null,
  })
}

/**
 * Tells of a message: one line a conversation, which comes anew only when the one before has been read, so that a
 * long talk does not ring a hundred times.
 */
export async function notifyMessageIn(
  tx: Tx,
  ctx: CommunityContext,
  sender: Actor,
  recipient: Recipient,
  conversationId: string,
): Promise<void> {
  if (recipient.isAi) return
  const notice = { userId: recipient.id, actorId: sender.id, groupKey: messageGroupKey(conversationId) }
  if (await hasUnreadNotification(tx, notice)) return
  if (await isSilenced(tx, recipient.id, sender.id, sender.id)) return
  await deleteReadNotification(tx, notice)
  await addNotice(tx, ctx, { ...notice, type: 'message', postId: null, commentId: null, conversationId })
}

async function addNotice(
  tx: Tx,
  ctx: CommunityContext,
  notice: {
    userId: string
    actorId: string
    groupKey: string
    type: string
    postId: string | null
    commentId: string | null
    conversationId: string | null
  },
): Promise<void> {
  const id = ctx.ids.next()
  const createdAt = ctx.clock.now()
  await insertNotifications(tx, [{ ...notice, id, encounterId: null, createdAt, readAt: null }])
  await recordEvent(tx, ctx.ids.next(), createdAt, {
    type: 'notification.created',
    audience: { userIds: [notice.userId] },
    payload: { notificationId: id },
  })
}

/** Takes back what a withdrawn like or follow told its recipient. */
export async function withdrawNoticeIn(
  tx: Tx,
  ctx: CommunityContext,
  actor: Actor,
  recipientId: string,
  notice: Notice,
): Promise<void> {
  const groupKey = groupKeyOf(notice)
  if (!(await deleteNotification(tx, { userId: recipientId, groupKey, actorId: actor.id }))) return
  await recordChange(tx, ctx, 'notification.withdrawn', recipientId)
}

/** For a conversation that has been read to its end. */
export async function markMessageNoticeReadIn(
  tx: Tx,
  ctx: CommunityContext,
  userId: string,
  conversationId: string,
): Promise<void> {
  await updateGroupRead(tx, userId, messageGroupKey(conversationId), ctx.clock.now())
}

/** Leaves a note for the stream: what stands beside the bell of `userId` is another number now. */
export function recordChange(
  tx: Tx,
  ctx: CommunityContext,
  type: 'notification.withdrawn' | 'notifications.read',
  userId: string,
): Promise<void> {
  return recordEvent(tx, ctx.ids.next(), ctx.clock.now(), {
    type,
    audience: { userIds: [userId] },
    payload: {},
  })
}

function messageGroupKey(conversationId: string): string {
  return `message:${conversationId}`
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
