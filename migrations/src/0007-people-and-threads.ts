import { sql, type Kysely } from 'kysely'
import { addColumn, addKey, dropKey } from './alter-table.ts'

/** Lists of people newest first, and the answered comment where a reply joins the second level. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addKey(db, 'follows', 'follows_newest_followees', ['follower_id', 'created_at', 'followee_id'])
  await addKey(db, 'follows', 'follows_newest_followers', ['followee_id', 'created_at', 'follower_id'])
  await dropKey(db, 'follows', 'follows_followee')
  await addKey(db, 'post_likes', 'post_likes_newest', ['post_id', 'created_at', 'user_id'])
  await dropKey(db, 'post_likes', 'post_likes_post')
  await addKey(db, 'bookmarks', 'bookmarks_newest', ['user_id', 'created_at', 'post_id'])
  await addKey(db, 'blocks', 'blocks_newest', ['blocker_id', 'created_at', 'blocked_id'])
  await addKey(db, 'mutes', 'mutes_newest', ['muter_id', 'created_at', 'muted_id'])
  // A like taken back looks its notice up, instead of reading all that the group ever told.
  await addKey(db, 'notifications', 'notifications_notice', ['user_id', 'group_key', 'actor_id'])
  await addColumn(db, 'comments', 'reply_to_id', sql`BIGINT UNSIGNED NULL AFTER parent_id`)
}
