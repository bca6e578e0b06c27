import { sql } from 'kysely'
import type { Db } from '../../../database/connection.ts'
import { openText, emailPlace, type DataKey } from '../secret-text.ts'

/** What readers need: the rows, and the keys of the sealed columns. */
export interface ExportSource {
  db: Db
  dataKeys: readonly DataKey[]
}

/** One file of the export. */
export interface ExportReader {
  /** Name in the archive, without its ending. */
  name: string
  /** The columns of the schema that it covers, as `table.column`; a test holds them against the schema. */
  covers: readonly string[]
  rows: (source: ExportSource, userId: string) => AsyncIterable<Record<string, unknown>>
}

const ROWS_AT_ONCE = 500

/** A page of rows after the last one's key, as a list of plain columns. */
interface PlainRows {
  name: string
  table: string
  /** Column with the member's id. */
  owner: string
  /** Column that orders the rows, unique for one owner. */
  key: string
  columns: readonly string[]
}

/** Everything a member has, one line a file of the archive. Whoever adds a table adds a line, or a reason below. */
export const EXPORT_READERS: readonly ExportReader[] = [
  { name: 'profile', covers: ['users.id'], rows: readProfile },
  plain({
    name: 'posts',
    table: 'posts',
    owner: 'author_id',
    key: 'id',
    columns: [
      'content',
      'location_id',
      'like_count',
      'comment_count',
      'created_at',
      'edited_at',
      'deleted_at',
    ],
  }),
  plain({
    name: 'comments',
    table: 'comments',
    owner: 'author_id',
    key: 'id',
    columns: ['post_id', 'parent_id', 'content', 'like_count', 'reply_count', 'created_at', 'deleted_at'],
  }),
  plain({
    name: 'post-likes',
    table: 'post_likes',
    owner: 'user_id',
    key: 'post_id',
    columns: ['created_at'],
  }),
  plain({
    name: 'comment-likes',
    table: 'comment_likes',
    owner: 'user_id',
    key: 'comment_id',
    columns: ['created_at'],
  }),
  plain({ name: 'bookmarks', table: 'bookmarks', owner: 'user_id', key: 'post_id', columns: ['created_at'] }),
  people('following', 'follows', 'follower_id', 'followee_id'),
  people('followers', 'follows', 'followee_id', 'follower_id'),
  people('blocks', 'blocks', 'blocker_id', 'blocked_id'),
  people('mutes', 'mutes', 'muter_id', 'muted_id'),
  {
    name: 'messages',
    covers: ['messages.sender_id', 'conversation_members.user_id', 'conversations.opened_by_id'],
    rows: readMessages,
  },
  plain({
    name: 'notifications',
    table: 'notifications',
    owner: 'user_id',
    key: 'id',
    columns: ['type', 'actor_id', 'post_id', 'comment_id', 'created_at', 'read_at'],
  }),
  plain({
    name: 'reports',
    table: 'reports',
    owner: 'reporter_id',
    key: 'id',
    columns: ['target_type', 'target_id', 'reason', 'detail', 'state', 'created_at'],
  }),
  plain({
    name: 'files',
    table: 'files',
    owner: 'owner_id',
    key: 'id',
    columns: ['mime', 'width', 'height', 'size_bytes', 'alt', 'purpose', 'created_at', 'deleted_at'],
  }),
  plain({
    name: 'sessions',
    table: 'sessions',
    owner: 'user_id',
    key: 'id',
    columns: ['user_agent', 'created_at', 'last_used_at', 'expires_at', 'revoked_at', 'revoke_reason'],
  }),
]

/** Columns with ids of members that an export leaves out, each with the reason. */
export const NOT_EXPORTED: Readonly<Record<string, string>> = {
  'blocks.blocked_id': 'who blocks the member is a secret of theirs',
  'mutes.muted_id': 'who mutes the member is a secret of theirs',
  'mentions.user_id': 'made out of the texts of others, which are theirs',
  'notifications.actor_id': 'what others were told of the member belongs to them',
  'notification_groups.user_id': 'numbers counted from the notices, which are exported',
  'notification_groups.owner_id': 'numbers counted from the notices of others',
  'idempotency_keys.member_id': 'answers to writes, kept a day; what was written is exported',
  'recovery_codes.user_id': 'hashes of secrets',
  'password_resets.user_id': 'hashes of secrets',
  'reports.target_owner_id': 'would tell who reported the member',
  'reports.handled_by_id': 'the product’s own record of moderation',
  'audit_logs.actor_id': 'the product’s own record of moderation and operation',
  'sim_commands.issued_by_id': 'the product’s own record of operation',
  'image_jobs.requested_by_id': 'the product’s own record of operation',
  'events.injected_by_id': 'the product’s own record of operation',
  'world_inputs.actor_id':
    'what the town was told of posts, comments and messages, which are exported themselves',
}

function plain({ name, table, owner, key, columns }: PlainRows): ExportReader {
  return {
    name,
    covers: [`${table}.${owner}`],
    async *rows({ db }, userId) {
      for (let after = '0'; ;) {
        const { rows } = await sql<Record<string, unknown>>`
          SELECT ${sql.join([key, ...columns].map((column) => sql.ref(column)))} FROM ${sql.table(table)}
          WHERE ${sql.ref(owner)} = ${userId} AND ${sql.ref(key)} > ${after}
          ORDER BY ${sql.ref(key)} LIMIT ${sql.lit(ROWS_AT_ONCE)}`.execute(db)
        yield* rows
        if (rows.length < ROWS_AT_ONCE) return
        after = String(Object.values(rows.at(-1)!)[0])
      }
    },
  }
}

/** People on the other end of a relation, with their names. */
function people(name: string, table: string, owner: string, other: string): ExportReader {
  return {
    name,
    covers: [`${table}.${owner}`],
    async *rows({ db }, userId) {
      for (let after = '0'; ;) {
        const { rows } = await sql<{ userId: string }>`
          SELECT ${sql.ref(`${table}.${other}`)} AS user_id, users.username, ${sql.ref(`${table}.created_at`)} AS created_at
          FROM ${sql.table(table)} JOIN users ON users.id = ${sql.ref(`${table}.${other}`)}
          WHERE ${sql.ref(`${table}.${owner}`)} = ${userId} AND ${sql.ref(`${table}.${other}`)} > ${after}
          ORDER BY ${sql.ref(`${table}.${other}`)} LIMIT ${sql.lit(ROWS_AT_ONCE)}`.execute(db)
        yield* rows as unknown as Record<string, unknown>[]
        if (rows.length < ROWS_AT_ONCE) return
        after = rows.at(-1)!.userId
      }
    },
  }
}

async function* readProfile({ db, dataKeys }: ExportSource, userId: string) {
  const { emailCipher, totpConfirmedAt, ...profile } = await db
    .selectFrom('users')
    .select([
      'id',
      'username',
      'displayName',
      'bio',
      'emailCipher',
      'totpConfirmedAt',
      'role',
      'locale',
      'settings',
      'avatarFileId',
      'followerCount',
      'followingCount',
      'postCount',
      'createdAt',
      'updatedAt',
    ])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow()
  const email = emailCipher && openText(dataKeys, emailCipher, emailPlace(userId))
  yield { ...profile, email, secondFactor: totpConfirmedAt !== null }
}

/** Both sides of each conversation: the member may read both, and one alone makes no sense. */
async function* readMessages({ db }: ExportSource, userId: string) {
  const conversations = await db
    .selectFrom('conversationMembers')
    .select('conversationId')
    .where('userId', '=', userId)
    .orderBy('conversationId')
    .execute()
  for (const { conversationId } of conversations)
    for (let afterSeq = 0; ;) {
      const rows = await db
        .selectFrom('messages')
        .innerJoin('users', 'users.id', 'senderId')
        .select([
          'messages.id',
          'conversationId',
          'seq',
          'username as sender',
          'content',
          'messages.createdAt',
        ])
        .where('conversationId', '=', conversationId)
        .where('seq', '>', afterSeq)
        .where('messages.deletedAt', 'is', null)
        .orderBy('seq')
        .limit(ROWS_AT_ONCE)
        .execute()
      yield* rows
      if (rows.length < ROWS_AT_ONCE) break
      afterSeq = rows.at(-1)!.seq
    }
}
