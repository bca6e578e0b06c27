import { sql, type RawBuilder } from 'kysely'

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
]

function counter(table: string, column: string, rows: RawBuilder<unknown>): Counter {
  return { table, column, actual: sql<number>`(SELECT COUNT(*) FROM ${rows})` }
}

/** The last number given to the rows of a thread, from 1 without a gap. */
function sequence(table: string, column: string, rows: RawBuilder<unknown>): Counter {
  return { table, column, actual: sql<number>`(SELECT COALESCE(MAX(seq), 0) FROM ${rows})` }
}
