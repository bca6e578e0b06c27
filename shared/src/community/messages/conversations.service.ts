import type { Conversation, ReadConversationResult } from '../../contracts/conversations.ts'
import { DomainError } from '../../contracts/error-codes.ts'
import type { Page } from '../../contracts/primitives.ts'
import type { Db, Tx } from '../../database/connection.ts'
import { decodeTimeCursor, encodeTimeCursor, toPage } from '../../database/keyset.ts'
import { recordEvent, type OutboxEvent } from '../../database/outbox.ts'
import { withTransaction } from '../../database/transaction.ts'
import type { CommunityContext, Viewer } from '../context.ts'
import { markMessageNoticeReadIn } from '../notifications/notifications.service.ts'
import { isBlockedBetween } from '../users/graph.repo.ts'
import { toAuthor } from '../users/user-view.ts'
import { findUserIdByName } from '../users/users.repo.ts'
import { writeOnce, type OnceKey } from '../writes/write-once.ts'
import {
  countUnreadIn,
  findConversationId,
  findPartner,
  insertConversation,
  listConversationKeys,
  listConversationRows,
  listParticipants,
  pairKeyOf,
  updateLastRead,
  type ConversationRow,
  type ParticipantRow,
} from './conversations.repo.ts'
import { fillMessages } from './message-hydration.ts'
import { findMessageSeq } from './messages.repo.ts'

/**
 * The one conversation of the viewer and `username`, opened where there is none.
 *
 * @throws DomainError `user_not_found`, also when one of the two blocks the other, `conflict` with oneself,
 *   `idempotency_key_reused`.
 */
export function openConversation(
  ctx: CommunityContext,
  viewer: Viewer,
  username: string,
  key?: OnceKey,
): Promise<{ conversation: Conversation; isNew: boolean }> {
  return writeOnce(ctx, key, async (tx) => {
    const otherId = await findUserIdByName(tx, username)
    if (otherId === undefined) throw new DomainError('user_not_found')
    if (otherId === viewer.id) throw new DomainError('conflict', { detail: 'Nobody writes to themselves.' })
    if (await isBlockedBetween(tx, viewer.id, otherId)) throw new DomainError('user_not_found')
    const { id, isNew } = await openConversationIn(tx, ctx, viewer.id, otherId)
    const [conversation] = await fillConversations(tx, [id], viewer.id)
    return { conversation: conversation!, isNew }
  })
}

/** In the caller's transaction; of two who open it at once, one finds it new. */
export async function openConversationIn(
  tx: Tx,
  ctx: CommunityContext,
  openerId: string,
  otherId: string,
): Promise<{ id: string; isNew: boolean }> {
  const pairKey = pairKeyOf(openerId, otherId)
  const known = await findConversationId(tx, pairKey)
  if (known !== undefined) return { id: known, isNew: false }
  const conversation = { id: ctx.ids.next(), pairKey, openedById: openerId, createdAt: ctx.clock.now() }
  if (await insertConversation(tx, conversation, [openerId, otherId]))
    return { id: conversation.id, isNew: true }
  return { id: (await findConversationId(tx, pairKey))!, isNew: false }
}

/** The viewer's conversations, the last touched first. */
export async function listConversations(
  ctx: CommunityContext,
  viewer: Viewer,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<Conversation>> {
  const after = cursor === undefined ? undefined : decodeTimeCursor(cursor)
  const rows = await listConversationKeys(ctx.db, viewer.id, after, limit + 1)
  const page = toPage(rows, limit, encodeTimeCursor, ({ id }) => id)
  return { items: await fillConversations(ctx.db, page.items, viewer.id), nextCursor: page.nextCursor }
}

/** One of the viewer's conversations. @throws DomainError `conversation_not_found` for a foreign one too. */
export async function getConversation(
  ctx: CommunityContext,
  viewer: Viewer,
  conversationId: string,
): Promise<Conversation> {
  if (!(await findPartner(ctx.db, conversationId, viewer.id))) throw new DomainError('conversation_not_found')
  const [conversation] = await fillConversations(ctx.db, [conversationId], viewer.id)
  return conversation!
}

async function fillConversations(db: Db, ids: readonly string[], viewerId: string): Promise<Conversation[]> {
  if (ids.length === 0) return []
  const rows = await listConversationRows(db, ids, viewerId)
  const userIds = [viewerId, ...rows.map(({ otherId }) => otherId)]
  const people = new Map((await listParticipants(db, userIds)).map((row) => [row.authorId, row]))
  const lastMessages = await fillMessages(
    db,
    rows.flatMap(({ lastMessageId }) => lastMessageId ?? []),
  )
  const messages = new Map(lastMessages.map((message) => [message.conversationId, message]))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => {
    const row = byId.get(id)!
    const [other, me] = [people.get(row.otherId)!, people.get(viewerId)!]
    return toConversation(row, other, me, messages.get(id) ?? null)
  })
}

function toConversation(
  row: ConversationRow,
  other: ParticipantRow,
  me: ParticipantRow,
  lastMessage: Conversation['lastMessage'],
): Conversation {
  return {
    id: row.id,
    participants: [toAuthor(other), toAuthor(me)],
    lastMessage,
    unreadCount: row.unreadCount,
    readUpTo: other.settings.readReceipts && me.settings.readReceipts ? row.otherReadId : null,
    updatedAt: row.updatedAt.toISOString(),
  }
}

/**
 * Moves the viewer's cursor to a message, never back. The other hears of it when both share read receipts; the
 * viewer's own devices always do.
 *
 * @throws DomainError `conversation_not_found`, `message_not_found`.
 */
export function readConversation(
  ctx: CommunityContext,
  viewer: Viewer,
  conversationId: string,
  messageId: string,
): Promise<ReadConversationResult> {
  return withTransaction(ctx.db, async (tx) => {
    const partner = await findPartner(tx, conversationId, viewer.id)
    if (!partner) throw new DomainError('conversation_not_found')
    const seq = await findMessageSeq(tx, conversationId, messageId)
    if (seq === undefined) throw new DomainError('message_not_found')
    const moved = await updateLastRead(tx, conversationId, viewer.id, seq)
    // After the cursor's row is locked: whoever sends now waits for it, so nothing is counted too early.
    const unreadCount = await countUnreadIn(tx, conversationId, viewer.id)
    if (!moved) return { unreadCount }
    if (unreadCount === 0) await markMessageNoticeReadIn(tx, ctx, viewer.id, conversationId)
    const shared = partner.settings.readReceipts && (await sharesReceipts(tx, viewer.id))
    await recordQuietly(tx, ctx, {
      type: 'message.read',
      audience: { userIds: shared ? [viewer.id, partner.id] : [viewer.id] },
      payload: { actorId: viewer.id, conversationId, messageId },
    })
    return { unreadCount }
  })
}

async function sharesReceipts(tx: Tx, userId: string): Promise<boolean> {
  const [row] = await listParticipants(tx, [userId])
  return row!.settings.readReceipts
}

/** Tells the other that the viewer is typing; nothing is kept of it. @throws DomainError `conversation_not_found`. */
export function tellTyping(ctx: CommunityContext, viewer: Viewer, conversationId: string): Promise<void> {
  return withTransaction(ctx.db, async (tx) => {
    const partner = await findPartner(tx, conversationId, viewer.id)
    if (!partner) throw new DomainError('conversation_not_found')
    await recordQuietly(tx, ctx, {
      type: 'typing',
      audience: { userIds: [partner.id] },
      payload: { actorId: viewer.id, conversationId },
    })
  })
}

/** For the stream alone: without `actorIsAi` the town's intake passes it by. */
function recordQuietly(tx: Tx, ctx: CommunityContext, event: OutboxEvent): Promise<void> {
  return recordEvent(tx, ctx.ids.next(), ctx.clock.now(), event)
}
