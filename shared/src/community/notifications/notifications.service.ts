import type { Tx } from '../../database/connection.ts'
import { recordEvent, type OutboxEvent } from '../../database/outbox.ts'
import type { Actor, CommunityContext } from '../context.ts'
import {
  addToGroup,
  demoteEarlier,
  lockGroups,
  lockNotice,
  recountUnread,
  subtractFromGroup,
  type NoticeKey,
} from './notification-groups.repo.ts'
import {
  deleteNotification,
  hasUnreadNotification,
  insertNotifications,
  listUnread,
  updateRead,
} from './notifications.repo.ts'

/** So many notices are marked by one statement. */
const NOTICES_A_STATEMENT = 1_000

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
  /** Where the caller knows that they do not want to hear of the actor; else it is found out in any case. */
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
  await tellStream(tx, ctx, await writeNoticeIn(tx, ctx, actor, recipient, notice))
}

/** As `notifyIn`, for who leaves other events too: returns what the stream is to be told, where there is a notice. */
export async function writeNoticeIn(
  tx: Tx,
  ctx: CommunityContext,
  actor: Actor,
  recipient: Recipient,
  notice: Notice,
): Promise<OutboxEvent | undefined> {
  if (recipient.isAi || recipient.id === actor.id || recipient.silenced) return undefined
  const { type, postId, commentId, ownerId } = notice
  return writeNotice(tx, ctx, {
    userId: recipient.id,
    actorId: actor.id,
    actorIsAi: actor.isAi,
    groupKey: groupKeyOf(notice),
    type,
    postId,
    commentId,
    ownerId: ownerId === recipient.id ? undefined : ownerId,
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
  await removeNotice(tx, notice)
  await addNoticeIn(tx, ctx, { ...notice, actorIsAi: sender.isAi, type: 'message', conversationId })
}

export interface NewNotice extends NoticeKey {
  actorIsAi: boolean
  type: string
  postId?: string | undefined
  commentId?: string | undefined
  conversationId?: string
  ownerId?: string | undefined
}

/** Writes a notice, counts it in its group and tells the stream; nothing of all that where it would be hidden. */
export async function addNoticeIn(tx: Tx, ctx: CommunityContext, notice: NewNotice): Promise<void> {
  await tellStream(tx, ctx, await writeNotice(tx, ctx, notice))
}

async function writeNotice(
  tx: Tx,
  ctx: CommunityContext,
  notice: NewNotice,
): Promise<OutboxEvent | undefined> {
  const { userId, actorId, actorIsAi, groupKey, type } = notice
  const { postId = null, commentId = null, conversationId = null, ownerId = null } = notice
  const id = ctx.ids.next()
  const row = { id, userId, actorId, actorIsAi, groupKey, type, postId, commentId, conversationId }
  const shown = { visible: true, leads: true, encounterId: null, createdAt: ctx.clock.now(), readAt: null }
  await insertNotifications(tx, [{ ...row, ...shown }])
  const counted = { ...row, ownerId }
  if (!(await addToGroup(tx, counted))) {
    await deleteNotification(tx, id)
    return undefined
  }
  // Only of comments can one person have several in one group.
  if (type === 'comment') await demoteEarlier(tx, counted)
  return {
    type: 'notification.created',
    audience: { userIds: [userId] },
    payload: { notificationId: id },
  }
}

async function tellStream(tx: Tx, ctx: CommunityContext, event: OutboxEvent | undefined): Promise<void> {
  if (event) await recordEvent(tx, ctx.ids.next(), ctx.clock.now(), event)
}

/** Takes back what a withdrawn like or follow told its recipient. */
export async function withdrawNoticeIn(
  tx: Tx,
  ctx: CommunityContext,
  actor: Actor,
  recipientId: string,
  notice: Notice,
): Promise<void> {
  const key = { userId: recipientId, groupKey: groupKeyOf(notice), actorId: actor.id }
  if (await removeNotice(tx, key)) await recordChange(tx, ctx, 'notification.withdrawn', recipientId)
}

/** Whether there was one. */
async function removeNotice(tx: Tx, key: NoticeKey): Promise<boolean> {
  const notice = await lockNotice(tx, key)
  if (!notice) return false
  await deleteNotification(tx, notice.id)
  await subtractFromGroup(tx, key, notice)
  return true
}

/** For a conversation that has been read to its end. */
export async function markMessageNoticeReadIn(
  tx: Tx,
  ctx: CommunityContext,
  userId: string,
  conversationId: string,
): Promise<void> {
  await markReadIn(tx, ctx, userId, { groupKey: messageGroupKey(conversationId) })
}

/**
 * Marks notices as read, hidden ones too, and nothing that is committed later with a smaller id. Returns whether any
 * was unread.
 */
export async function markReadIn(
  tx: Tx,
  ctx: CommunityContext,
  userId: string,
  which: { upTo: string } | { groupKey: string },
): Promise<boolean> {
  const unread = await listUnread(tx, userId, which)
  if (unread.length === 0) return false
  const groupKeys = [...new Set(unread.map(({ groupKey }) => groupKey))]
  await lockGroups(tx, userId, groupKeys)
  const readAt = ctx.clock.now()
  let marked = 0
  for (let start = 0; start < unread.length; start += NOTICES_A_STATEMENT) {
    const some = unread.slice(start, start + NOTICES_A_STATEMENT)
    marked += await updateRead(
      tx,
      some.map(({ id }) => id),
      readAt,
    )
  }
  await recountUnread(tx, userId, groupKeys)
  return marked > 0
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
