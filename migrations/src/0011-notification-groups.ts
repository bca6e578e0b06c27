import { sql, type Kysely } from 'kysely'
import { addColumn, addKey, dropKey } from './alter-table.ts'
import { createTable } from './create-table.ts'

/**
 * A row for each group of notices, so that a list reads a row a group. What is there already is counted in whole
 * statements, each of which may be run again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addColumn(db, 'notifications', 'actor_is_ai', sql`BOOLEAN NOT NULL DEFAULT FALSE AFTER actor_id`)
  await addColumn(db, 'notifications', 'visible', sql`BOOLEAN NOT NULL DEFAULT TRUE`)
  await addColumn(db, 'notifications', 'leads', sql`BOOLEAN NOT NULL DEFAULT TRUE`)
  await addKey(db, 'notifications', 'notifications_leads', [
    'user_id',
    'group_key',
    'leads',
    'actor_is_ai',
    'id',
  ])
  await addKey(db, 'notifications', 'notifications_actor', ['actor_id', 'user_id'])
  // The first is a beginning of the new key; the second was for marking as read, which looks at unread groups now.
  await dropKey(db, 'notifications', 'notifications_group')
  await dropKey(db, 'notifications', 'notifications_unread')
  await createTable(
    db,
    'notification_groups',
    sql`
    user_id BIGINT UNSIGNED NOT NULL,
    group_key VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    id BIGINT UNSIGNED NOT NULL,
    post_id BIGINT UNSIGNED NULL,
    owner_id BIGINT UNSIGNED NULL,
    people_count INT UNSIGNED NOT NULL DEFAULT 0,
    resident_count INT UNSIGNED NOT NULL DEFAULT 0,
    unread_people INT UNSIGNED NOT NULL DEFAULT 0,
    unread_residents INT UNSIGNED NOT NULL DEFAULT 0,
    people_last_id BIGINT UNSIGNED NOT NULL DEFAULT 0,
    resident_last_id BIGINT UNSIGNED NOT NULL DEFAULT 0,
    last_id BIGINT UNSIGNED GENERATED ALWAYS AS (GREATEST(people_last_id, resident_last_id)) STORED,
    is_unread BOOLEAN GENERATED ALWAYS AS (unread_people + unread_residents > 0) STORED,
    PRIMARY KEY (user_id, group_key),
    KEY notification_groups_id (id),
    KEY notification_groups_newest (user_id, last_id),
    KEY notification_groups_people (user_id, people_last_id),
    KEY notification_groups_residents (user_id, resident_last_id),
    KEY notification_groups_unread (user_id, is_unread),
    KEY notification_groups_owner (user_id, owner_id),
    KEY notification_groups_post (post_id, group_key)`,
  )
  await markNotices(db)
  await countGroups(db)
}

/** Which notices are visible, of whom they are, and which is the newest of its actor in its group. */
async function markNotices(db: Kysely<unknown>): Promise<void> {
  await sql`
    UPDATE notifications JOIN users AS actors ON actors.id = notifications.actor_id
    SET notifications.actor_is_ai = actors.is_ai,
      notifications.visible = (SELECT COUNT(*) FROM blocks
          WHERE blocker_id = notifications.user_id AND blocked_id = notifications.actor_id) = 0
        AND (SELECT COUNT(*) FROM blocks
          WHERE blocker_id = notifications.actor_id AND blocked_id = notifications.user_id) = 0
        AND (SELECT COUNT(*) FROM mutes
          WHERE muter_id = notifications.user_id AND muted_id = notifications.actor_id) = 0
        AND (notifications.comment_id IS NULL OR (SELECT COUNT(*) FROM comments
          WHERE comments.id = notifications.comment_id AND comments.deleted_at IS NULL) = 1)`.execute(db)
  await sql`
    UPDATE notifications LEFT JOIN (
      SELECT MAX(id) AS id FROM notifications WHERE visible GROUP BY user_id, group_key, actor_id
    ) AS leaders ON leaders.id = notifications.id
    SET notifications.leads = leaders.id IS NOT NULL`.execute(db)
}

async function countGroups(db: Kysely<unknown>): Promise<void> {
  await sql`
    INSERT INTO notification_groups (user_id, group_key, id, post_id, owner_id, people_count, resident_count,
      unread_people, unread_residents, people_last_id, resident_last_id)
    SELECT counted.*
    FROM (
      SELECT notifications.user_id, group_key, MIN(notifications.id) AS id, MAX(post_id) AS post_id,
        MAX(NULLIF(posts.author_id, notifications.user_id)) AS owner_id,
        SUM(is_shown AND leads AND NOT actor_is_ai) AS people_count,
        SUM(is_shown AND leads AND actor_is_ai) AS resident_count,
        SUM(is_shown AND read_at IS NULL AND NOT actor_is_ai) AS unread_people,
        SUM(is_shown AND read_at IS NULL AND actor_is_ai) AS unread_residents,
        MAX(IF(is_shown AND NOT actor_is_ai, notifications.id, 0)) AS people_last_id,
        MAX(IF(is_shown AND actor_is_ai, notifications.id, 0)) AS resident_last_id
      FROM (
        SELECT notifications.*, visible
          AND (post_id IS NULL OR (SELECT COUNT(*) FROM posts
            WHERE posts.id = post_id AND posts.deleted_at IS NULL) = 1)
          AND (SELECT COUNT(*) FROM posts JOIN blocks
            ON (blocker_id = user_id AND blocked_id = author_id) OR (blocker_id = author_id AND blocked_id = user_id)
            WHERE posts.id = post_id) = 0 AS is_shown
        FROM notifications
      ) AS notifications
      LEFT JOIN posts ON posts.id = post_id
      GROUP BY notifications.user_id, group_key
    ) AS counted
    ON DUPLICATE KEY UPDATE people_count = VALUES(people_count), resident_count = VALUES(resident_count),
      unread_people = VALUES(unread_people), unread_residents = VALUES(unread_residents),
      people_last_id = VALUES(people_last_id), resident_last_id = VALUES(resident_last_id)`.execute(db)
}
