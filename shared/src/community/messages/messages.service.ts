import { DomainError } from '../../contracts/error-codes.ts'
import type { Tx } from '../../database/connection.ts'
import { recordEvent } from '../../database/outbox.ts'
import type { Actor, CommunityContext, WorldWrite } from '../context.ts'
import { isBlockedBetween } from '../users/graph.repo.ts'
import { findUser } from '../users/users.repo.ts'
import {
  findMessage,
  insertConversation,
  insertMessage,
  lockConversation,
  pairKeyOf,
} from './messages.repo.ts'

export interface MessageDraft extends WorldWrite {
  recipientId: string
  content: string
}

export interface SentMessage {
  id: string
  conversationId: string
  /** Place in the conversation, from 1. */
  seq: number
}

/**
 * Sends a message in the one conversation of the two, which the first message opens; the sender has read it.
 *
 * @throws DomainError `user_not_found`, also between two of whom one blocks the other; `conflict` to oneself.
 */
export async function sendMessageIn(
  tx: Tx,
  ctx: CommunityContext,
  sender: Actor,
  draft: MessageDraft,
): Promise<SentMessage> {
  const { recipientId, worldKey } = draft
  const known = worldKey === undefined ? undefined : await findMessage(tx, worldKey)
  if (known) return known
  if (recipientId === sender.id) throw new DomainError('conflict', { detail: 'Nobody writes to themselves.' })
  if (!(await findUser(tx, recipientId))) throw new DomainError('user_not_found')
  if (await isBlockedBetween(tx, sender.id, recipientId)) throw new DomainError('user_not_found')
  const createdAt = draft.createdAt ?? ctx.clock.now()
  const conversation = await lockOrOpenConversation(tx, ctx, sender.id, recipientId, createdAt)
  const message = { id: ctx.ids.next(), conversationId: conversation.id, seq: conversation.messageSeq + 1 }
  await insertMessage(tx, {
    ...message,
    senderId: sender.id,
    content: draft.content,
    worldKey: worldKey ?? null,
    simTime: draft.simTime ?? null,
    aiGenerated: draft.aiGenerated ?? sender.isAi,
    createdAt,
  })
  await recordEvent(tx, ctx.ids.next(), ctx.clock.now(), {
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
  createdAt: Date,
): Promise<{ id: string; messageSeq: number }> {
  const pairKey = pairKeyOf(senderId, recipientId)
  const existing = await lockConversation(tx, pairKey)
  if (existing) return existing
  const id = ctx.ids.next()
  if (await insertConversation(tx, { id, pairKey, createdAt }, [senderId, recipientId]))
    return { id, messageSeq: 0 }
  return (await lockConversation(tx, pairKey))!
}
