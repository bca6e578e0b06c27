import { sql } from 'kysely'
import type { Db, Tx } from '../../database/connection.ts'
import type { TimeKey } from '../../database/keyset.ts'
import type { UserSettings } from '../../database/tables/users.table.ts'
import type { AuthorRow } from '../users/user-view.ts'
import { notBlocked } from '../users/graph.repo.ts'

/** The two ids, the smaller first: one conversation for two people, whoever writes first. */
export function pairKeyOf(a: string, b: string): string {
  return BigInt(a) < BigInt(b) ? `${a}:${b}` : `${b}:${a}`
}

/** The conversation's row, locked until the end: it hands out the numbers of messages. */
export async function lockConversation(tx: Tx, pairKey: string) {
  return tx
    .selectFrom('conversations')
    .select(['id', 'messageSeq'])
    .where('pairKey', '=', pairKey)
    .forUpdate()
    .executeTakeFirst()
}

export async function findConversationId(db: Db, pairKey: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('conversations')
    .select('id')
    .where('pairKey', '=', pairKey)
    .executeTakeFirst()
  return row?.id
}

/** Whether the conversation is new; the other of the two may have opened it at the same time. */
export async function insertConversation(
  tx: Tx,
  conversation: { id: string; pairKey: string; openedById: string; createdAt: Date },
  memberIds: readonly string[],
): Promise<boolean> {
  const { id, createdAt } = conversation
  const result = await tx
    .insertInto('conversations')
    .ignore()
    .values({ ...conversation, lastMessageId: null, updatedAt: createdAt })
    .executeTakeFirst()
  if (result.numInsertedOrUpdatedRows !== 1n) return false
  await tx
    .insertInto('conversationMembers')
    .values(memberIds.map((userId) => ({ conversationId: id, userId, updatedAt: createdAt })))
    .execute()
  return true
}

/** The viewer's conversation and the other one in it, unless one of the two blocks the other. */
export function findPartner(db: Db, conversationId: string, viewerId: string) {
  return db
    .selectFrom('conversationMembers as mine')
    .innerJoin('conversationMembers as others', (join) =>
      join
        .onRef('others.conversationId', '=', 'mine.conversationId')
        .onRef('others.userId', '!=', 'mine.userId'),
    )
    .innerJoin('users', 'users.id', 'others.userId')
    .select(['others.userId as id', 'users.isAi', 'users.settings', 'users.deletedAt'])
    .where('mine.conversationId', '=', conversationId)
    .where('mine.userId', '=', viewerId)
    .where(notBlocked(viewerId, 'others.user_id'))
    .executeTakeFirst()
}

/** Ids of the viewer's conversations, the last touched first: those with messages, and those the viewer opened. */
export async function listConversationKeys(
  db: Db,
  viewerId: string,
  after: TimeKey | undefined,
  count: number,
): Promise<TimeKey[]> {
  const older = after
    ? sql`AND mine.updated_at <= ${after.at}
        AND (mine.updated_at < ${after.at} OR mine.conversation_id < ${after.id})`
    : sql``
  const { rows } = await sql<TimeKey>`
    SELECT STRAIGHT_JOIN conversations.id, mine.updated_at AS at
    FROM conversation_members AS mine FORCE INDEX (conversation_members_user)
    JOIN conversations ON conversations.id = mine.conversation_id
    JOIN users AS partners ON partners.id = ${partnerOf(viewerId)}
    WHERE mine.user_id = ${viewerId} ${older}
      AND (conversations.last_message_id IS NOT NULL OR conversations.opened_by_id = ${viewerId})
      AND ${notBlocked(viewerId, 'partners.id')}
    ORDER BY mine.updated_at DESC, mine.conversation_id DESC LIMIT ${count}`.execute(db)
  return rows
}

/** The other one of a conversation's pair, without a look at its members. */
function partnerOf(userId: string) {
  const [first, second] = [1, -1].map(
    (part) => sql`SUBSTRING_INDEX(conversations.pair_key, ':', ${sql.lit(part)})`,
  )
  return sql<string>`CAST(IF(${first} = ${userId}, ${second}, ${first}) AS UNSIGNED)`
}

export interface ConversationRow {
  id: string
  lastMessageId: string | null
  updatedAt: Date
  otherId: string
  unreadCount: number
  /** The last message the other has read. */
  otherReadId: string | null
}

/** The rest of conversations: their last message, and who has read how far. */
export async function listConversationRows(
  db: Db,
  ids: readonly string[],
  viewerId: string,
): Promise<ConversationRow[]> {
  const { rows } = await sql<ConversationRow>`
    SELECT conversations.id, conversations.last_message_id, mine.updated_at, others.user_id AS other_id,
      ${unreadOf('mine', 'others')} AS unread_count, read_message.id AS other_read_id
    FROM conversations
    JOIN conversation_members AS mine
      ON mine.conversation_id = conversations.id AND mine.user_id = ${viewerId}
    JOIN conversation_members AS others
      ON others.conversation_id = conversations.id AND others.user_id = ${partnerOf(viewerId)}
    LEFT JOIN messages AS read_message
      ON read_message.conversation_id = conversations.id AND read_message.seq = others.last_read_seq
    WHERE conversations.id IN (${sql.join(ids)})`.execute(db)
  return rows
}

/** Messages of the other after what the member has read; own ones never count. Reads the index alone. */
function unreadOf(member: string, other: string) {
  return sql<number>`(
    SELECT COUNT(*) FROM messages WHERE messages.conversation_id = ${sql.ref(`${member}.conversation_id`)}
      AND messages.sender_id = ${sql.ref(`${other}.user_id`)} AND messages.deleted_at IS NULL
      AND messages.seq > ${sql.ref(`${member}.last_read_seq`)})`
}

export async function countUnreadIn(db: Db, conversationId: string, userId: string): Promise<number> {
  const { rows } = await sql<{ unreadCount: number }>`
    SELECT ${unreadOf('mine', 'others')} AS unread_count
    FROM conversation_members AS mine JOIN conversation_members AS others
      ON others.conversation_id = mine.conversation_id AND others.user_id <> mine.user_id
    WHERE mine.conversation_id = ${conversationId} AND mine.user_id = ${userId}`.execute(db)
  return rows[0]?.unreadCount ?? 0
}

/** Unread messages of all conversations but those with people who block the user or whom the user blocks. */
export async function countUnreadMessages(db: Db, userId: string): Promise<number> {
  const { rows } = await sql<{ unreadCount: number }>`
    SELECT COALESCE(SUM(${unreadOf('mine', 'others')}), 0) AS unread_count
    FROM conversation_members AS mine
    JOIN conversations
      ON conversations.id = mine.conversation_id AND conversations.message_seq > mine.last_read_seq
    JOIN conversation_members AS others
      ON others.conversation_id = mine.conversation_id AND others.user_id <> mine.user_id
    WHERE mine.user_id = ${userId} AND ${notBlocked(userId, 'others.user_id')}`.execute(db)
  return Number(rows[0]!.unreadCount)
}

/** Whether the cursor moved: it never goes back, whoever comes last. */
export async function updateLastRead(
  tx: Tx,
  conversationId: string,
  userId: string,
  seq: number,
): Promise<boolean> {
  const result = await tx
    .updateTable('conversationMembers')
    .set({ lastReadSeq: seq })
    .where('conversationId', '=', conversationId)
    .where('userId', '=', userId)
    .where('lastReadSeq', '<', seq)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export interface ParticipantRow extends AuthorRow {
  settings: UserSettings
}

export function listParticipants(db: Db, userIds: readonly string[]): Promise<ParticipantRow[]> {
  return db
    .selectFrom('users')
    .select(['id as authorId', 'username', 'displayName', 'isAi', 'avatarFileId', 'settings'])
    .where('id', 'in', userIds)
    .execute()
}
