import { sql, type RawBuilder } from 'kysely'
import { isGroupVisible, isNoticeVisible } from '../notifications/notice-visibility.ts'

/** A number kept beside a row, and how it is found anew from the rows it counts. */
export interface Counter {
  table: string
  column: string
  /** What it must be, as an expression over the row of `counted`. */
  actual: RawBuilder<number>
}

/**
 * Every counter of the community. Whoever adds one to a table adds a line here: `npm run db:fsck` compares it, and
 * the tests of races do.
 */
export const COUNTERS: readonly Counter[] = [
  counter('users', 'post_count', sql`posts WHERE author_id = counted.id AND deleted_at IS NULL`),
  counter('users', 'follower_count', sql`follows WHERE followee_id = counted.id`),
  counter('users', 'following_count', sql`follows WHERE follower_id = counted.id`),
  counter('posts', 'like_count', sql`post_likes WHERE post_id = counted.id`),
  counter('posts', 'comment_count', sql`comments WHERE post_id = counted.id AND deleted_at IS NULL`),
  sequence('posts', 'comment_seq', sql`comments WHERE post_id = counted.id`),
  counter('comments', 'like_count', sql`comment_likes WHERE comment_id = counted.id`),
  counter(
    'comments',
    'reply_count',
    sql`comments AS replies WHERE replies.parent_id = counted.id AND replies.deleted_at IS NULL`,
  ),
  counter('tags', 'post_count', sql`post_tags WHERE tag_id = counted.id`),
  sequence('conversations', 'message_seq', sql`messages WHERE conversation_id = counted.id`),
  { table: 'notifications', column: 'visible', actual: sql`IF(${isNoticeVisible('counted')}, 1, 0)` },
  {
    table: 'notifications',
    column: 'leads',
    actual: sql`IF(${isNoticeVisible('counted')} AND NOT EXISTS (
      SELECT 1 FROM notifications AS later WHERE later.user_id = counted.user_id
        AND later.group_key = counted.group_key AND later.actor_id = counted.actor_id AND later.id > counted.id
        AND ${isNoticeVisible('later')}), 1, 0)`,
  },
  ofGroup('people_count', sql`COUNT(DISTINCT notices.actor_id)`, false),
  ofGroup('resident_count', sql`COUNT(DISTINCT notices.actor_id)`, true),
  ofGroup('unread_people', sql`COUNT(IF(notices.read_at IS NULL, 1, NULL))`, false),
  ofGroup('unread_residents', sql`COUNT(IF(notices.read_at IS NULL, 1, NULL))`, true),
  ofGroup('people_last_id', sql`COALESCE(MAX(notices.id), 0)`, false),
  ofGroup('resident_last_id', sql`COALESCE(MAX(notices.id), 0)`, true),
]

function counter(table: string, column: string, rows: RawBuilder<unknown>): Counter {
  return { table, column, actual: sql<number>`(SELECT COUNT(*) FROM ${rows})` }
}

/** The last number given to the rows of a thread, from 1 without a gap. */
function sequence(table: string, column: string, rows: RawBuilder<unknown>): Counter {
  return { table, column, actual: sql<number>`(SELECT COALESCE(MAX(seq), 0) FROM ${rows})` }
}

/** A number of a group of notices, of those that are visible and of one kind of actor. */
function ofGroup(column: string, number: RawBuilder<number>, ofResidents: boolean): Counter {
  const actual = sql<number>`IF(${isGroupVisible('counted')}, (
    SELECT ${number} FROM notifications AS notices
    WHERE notices.user_id = counted.user_id AND notices.group_key = counted.group_key
      AND notices.actor_is_ai = ${ofResidents} AND ${isNoticeVisible('notices')}), 0)`
  return { table: 'notification_groups', column, actual }
}
