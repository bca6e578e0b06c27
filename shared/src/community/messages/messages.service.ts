import type { Message, SendMessage } from '../../contracts/conversations.ts'
import { DomainError } from '../../contracts/error-codes.ts'
import type { Page } from '../../contracts/primitives.ts'
import type { Db, Tx } from '../../database/connection.ts'
import { decodeCursor, encodeCursor, toPage } from '../../database/keyset.ts'
import { recordEvent } from '../../database/outbox.ts'
import type { Provenance } from '../../database/tables/posts.table.ts'
import type { Actor, CommunityContext, Viewer, WorldWrite } from '../context.ts'
import { attachFilesIn } from '../files/attachments.service.ts'
import { notifyMessageIn } from '../notifications/notifications.service.ts'
import { isBlockedBetween } from '../users/graph.repo.ts'
import { findUser } from '../users/users.repo.ts'
import { writeOnce, type OnceKey } from '../writes/write-once.ts'
import { findPartner, lockConversation, pairKeyOf } from './conversations.repo.ts'
import { openConversationIn } from './conversations.service.ts'
import { fillMessages } from './message-hydration.ts'
import { findMessage, insertMessage, listMessageIds } from './messages.repo.ts'

export interface MessageDraft extends WorldWrite {
  recipientId: string
  content: string
  fileIds?: readonly string[] | undefined
  /** What a resident's message grew from. */
  provenance?: Provenance
}

export interface SentMessage {
  id: string
  conversationId: string
  /** Place in the conversation, from 1. */
  seq: number
}

/**
 * Sends a message in one of the viewer's conversations.
 *
 * @throws DomainError `conversation_not_found`, `user_not_found` when the other's account is gone,
 *   `file_not_found`, `idempotency_key_reused`.
 */
export function sendMessage(
  ctx: CommunityContext,
  viewer: Viewer,
  conversationId: string,
  { content = '', fileIds }: SendMessage,
  key?: OnceKey,
): Promise<Message> {
  return writeOnce(ctx, key, async (tx) => {
    const partner = await findPartner(tx, conversationId, viewer.id)
    if (!partner) throw new DomainError('conversation_not_found')
    const { id } = await sendMessageIn(tx, ctx, viewer, { recipientId: partner.id, content, fileIds })
    const [message] = await fillMessages(tx, [id])
    return message!
  })
}

/**
 * Sends a message in the one conversation of the two, which the first message opens.
 *
 * @throws DomainError `user_not_found`, also when one of the two blocks the other, `conflict` to oneself,
 *   `file_not_found`, `file_in_use`.
 */
export async function sendMessageIn(
  tx: Tx,
  ctx: CommunityContext,
  sender: Actor,
  draft: MessageDraft,
): Promise<SentMessage> {
  const { recipientId, worldKey, fileIds = [] } = draft
  const known = worldKey === undefined ? undefined : await findMessage(tx, worldKey)
  if (known) return known
  if (recipientId === sender.id) throw new DomainError('conflict', { detail: 'Nobody writes to themselves.' })
  const recipient = await findUser(tx, recipientId)
  if (!recipient || (await isBlockedBetween(tx, sender.id, recipientId)))
    throw new DomainError('user_not_found')
  const id = ctx.ids.next()
  if (fileIds.length > 0) await attachFilesIn(tx, ctx, sender, { messageId: id }, fileIds)
  const conversation = await lockOrOpenConversation(tx, ctx, sender.id, recipientId)
  const message = { id, conversationId: conversation.id, seq: conversation.messageSeq + 1 }
  const sentAt = ctx.clock.now()
  await insertMessage(
    tx,
    {
      ...message,
      senderId: sender.id,
      content: draft.content,
      worldKey: worldKey ?? null,
      simTime: draft.simTime ?? null,
      provenance: draft.provenance ?? null,
      aiGenerated: draft.aiGenerated ?? sender.isAi,
      createdAt: draft.createdAt ?? sentAt,
    },
    sentAt,
  )
  await notifyMessageIn(tx, ctx, sender, recipient, conversation.id)
  await recordEvent(tx, ctx.ids.next(), sentAt, {
    type: 'message.created',
    audience: { userIds: [sender.id, recipientId] },
    payload: {
      actorId: sender.id,
      actorIsAi: sender.isAi,
      messageId: message.id,
      conversationId: message.conversationId,
      recipientId,
    },
  })
  return message
}

async function lockOrOpenConversation(
  tx: Tx,
  ctx: CommunityContext,
  senderId: string,
  recipientId: string,
): Promise<{ id: string; messageSeq: number }> {
  const pairKey = pairKeyOf(senderId, recipientId)
  const existing = await lockConversation(tx, pairKey)
  if (existing) return existing
  const { id, isNew } = await openConversationIn(tx, ctx, senderId, recipientId)
  return isNew ? { id, messageSeq: 0 } : (await lockConversation(tx, pairKey))!
}

/** Messages of one of the viewer's conversations, newest first. @throws DomainError `conversation_not_found`. */
export async function listMessages(
  ctx: CommunityContext,
  viewer: Viewer,
  conversationId: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<Message>> {
  await requireConversation(ctx.db, viewer, conversationId)
  const beforeSeq = cursor === undefined ? undefined : Number(decodeCursor(cursor, 1)[0])
  const rows = await listMessageIds(ctx.db, conversationId, beforeSeq, limit + 1)
  const page = toPage(
    rows,
    limit,
    ({ seq }) => encodeCursor(seq),
    ({ id }) => id,
  )
  return { items: await fillMessages(ctx.db, page.items), nextCursor: page.nextCursor }
}

/** @throws DomainError `conversation_not_found` for a foreign one too, and between two who are blocked. */
export async function requireConversation(
  db: Db,
  viewer: { id: string },
  conversationId: string,
): Promise<void> {
  if (!(await findPartner(db, conversationId, viewer.id))) throw new DomainError('conversation_not_found')
}
