import { sql, type Kysely } from 'kysely'
import { createTable } from './create-table.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(
    db,
    'follows',
    sql`
    follower_id BIGINT UNSIGNED NOT NULL,
    followee_id BIGINT UNSIGNED NOT NULL,
    world_key VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (follower_id, followee_id),
    KEY follows_followee (followee_id, follower_id)`,
  )
  await createTable(
    db,
    'blocks',
    sql`
    blocker_id BIGINT UNSIGNED NOT NULL,
    blocked_id BIGINT UNSIGNED NOT NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (blocker_id, blocked_id),
    KEY blocks_blocked (blocked_id, blocker_id)`,
  )
  await createTable(
    db,
    'mutes',
    sql`
    muter_id BIGINT UNSIGNED NOT NULL,
    muted_id BIGINT UNSIGNED NOT NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (muter_id, muted_id)`,
  )
  await createTable(
    db,
    'posts',
    sql`
    id BIGINT UNSIGNED NOT NULL,
    author_id BIGINT UNSIGNED NOT NULL,
    content TEXT NOT NULL,
    location_id BIGINT UNSIGNED NULL,
    sim_time BIGINT NULL,
    world_key VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NULL,
    provenance JSON NULL,
    like_count INT UNSIGNED NOT NULL DEFAULT 0,
    comment_count INT UNSIGNED NOT NULL DEFAULT 0,
    comment_seq INT UNSIGNED NOT NULL DEFAULT 0,
    ai_generated BOOLEAN NOT NULL DEFAULT FALSE,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    created_at DATETIME(3) NOT NULL,
    edited_at DATETIME(3) NULL,
    deleted_at DATETIME(3) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY posts_world_key (world_key),
    KEY posts_author (author_id, id),
    KEY posts_ai (ai_generated, id)`,
  )
  await createTable(
    db,
    'post_files',
    sql`
    post_id BIGINT UNSIGNED NOT NULL,
    position TINYINT UNSIGNED NOT NULL,
    file_id BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (post_id, position),
    KEY post_files_file (file_id)`,
  )
  await createTable(
    db,
    'post_likes',
    sql`
    user_id BIGINT UNSIGNED NOT NULL,
    post_id BIGINT UNSIGNED NOT NULL,
    world_key VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (user_id, post_id),
    KEY post_likes_post (post_id, user_id)`,
  )
  await createTable(
    db,
    'bookmarks',
    sql`
    user_id BIGINT UNSIGNED NOT NULL,
    post_id BIGINT UNSIGNED NOT NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (user_id, post_id),
    KEY bookmarks_post (post_id)`,
  )
  await createTable(
    db,
    'comments',
    sql`
    id BIGINT UNSIGNED NOT NULL,
    post_id BIGINT UNSIGNED NOT NULL,
    seq INT UNSIGNED NOT NULL,
    parent_id BIGINT UNSIGNED NULL,
    author_id BIGINT UNSIGNED NOT NULL,
    content TEXT NOT NULL,
    world_key VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NULL,
    sim_time BIGINT NULL,
    like_count INT UNSIGNED NOT NULL DEFAULT 0,
    reply_count INT UNSIGNED NOT NULL DEFAULT 0,
    ai_generated BOOLEAN NOT NULL DEFAULT FALSE,
    created_at DATETIME(3) NOT NULL,
    deleted_at DATETIME(3) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY comments_world_key (world_key),
    UNIQUE KEY comments_post_seq (post_id, seq),
    KEY comments_parent (parent_id, seq),
    KEY comments_author (author_id, id),
    KEY comments_top (post_id, parent_id, seq)`,
  )
  await createTable(
    db,
    'comment_likes',
    sql`
    user_id BIGINT UNSIGNED NOT NULL,
    comment_id BIGINT UNSIGNED NOT NULL,
    world_key VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (user_id, comment_id),
    KEY comment_likes_comment (comment_id, user_id)`,
  )
  await createTable(
    db,
    'tags',
    sql`
    id BIGINT UNSIGNED NOT NULL,
    tag VARCHAR(100) NOT NULL,
    post_count INT UNSIGNED NOT NULL DEFAULT 0,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY tags_tag (tag)`,
  )
  await createTable(
    db,
    'post_tags',
    sql`
    tag_id BIGINT UNSIGNED NOT NULL,
    post_id BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (tag_id, post_id),
    KEY post_tags_post (post_id)`,
  )
  await createTable(
    db,
    'mentions',
    sql`
    user_id BIGINT UNSIGNED NOT NULL,
    post_id BIGINT UNSIGNED NOT NULL,
    comment_id BIGINT UNSIGNED NOT NULL DEFAULT 0,
    PRIMARY KEY (user_id, post_id, comment_id),
    KEY mentions_post (post_id)`,
  )
  await createTable(
    db,
    'post_terms',
    sql`
    term VARCHAR(64) NOT NULL,
    post_id BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (term, post_id),
    KEY post_terms_post (post_id)`,
  )
  await createTable(
    db,
    'files',
    sql`
    id BIGINT UNSIGNED NOT NULL,
    owner_id BIGINT UNSIGNED NOT NULL,
    sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    mime VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    width INT UNSIGNED NOT NULL,
    height INT UNSIGNED NOT NULL,
    size_bytes INT UNSIGNED NOT NULL,
    blurhash VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    alt VARCHAR(1000) NOT NULL DEFAULT '',
    purpose VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    ai_generated BOOLEAN NOT NULL DEFAULT FALSE,
    created_at DATETIME(3) NOT NULL,
    deleted_at DATETIME(3) NULL,
    PRIMARY KEY (id),
    KEY files_owner (owner_id, id),
    KEY files_sha256 (sha256)`,
  )
  await createTable(
    db,
    'conversations',
    sql`
    id BIGINT UNSIGNED NOT NULL,
    pair_key VARCHAR(41) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    message_seq INT UNSIGNED NOT NULL DEFAULT 0,
    last_message_id BIGINT UNSIGNED NULL,
    created_at DATETIME(3) NOT NULL,
    updated_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY conversations_pair (pair_key)`,
  )
  await createTable(
    db,
    'conversation_members',
    sql`
    conversation_id BIGINT UNSIGNED NOT NULL,
    user_id BIGINT UNSIGNED NOT NULL,
    last_read_seq INT UNSIGNED NOT NULL DEFAULT 0,
    updated_at DATETIME(3) NOT NULL,
    PRIMARY KEY (conversation_id, user_id),
    KEY conversation_members_user (user_id, updated_at)`,
  )
  await createTable(
    db,
    'messages',
    sql`
    id BIGINT UNSIGNED NOT NULL,
    conversation_id BIGINT UNSIGNED NOT NULL,
    seq INT UNSIGNED NOT NULL,
    sender_id BIGINT UNSIGNED NOT NULL,
    content TEXT NOT NULL,
    world_key VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NULL,
    sim_time BIGINT NULL,
    ai_generated BOOLEAN NOT NULL DEFAULT FALSE,
    created_at DATETIME(3) NOT NULL,
    deleted_at DATETIME(3) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY messages_seq (conversation_id, seq),
    UNIQUE KEY messages_world_key (world_key),
    KEY messages_sender (sender_id, id)`,
  )
  await createTable(
    db,
    'message_files',
    sql`
    message_id BIGINT UNSIGNED NOT NULL,
    position TINYINT UNSIGNED NOT NULL,
    file_id BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (message_id, position),
    KEY message_files_file (file_id)`,
  )
  await createTable(
    db,
    'notifications',
    sql`
    id BIGINT UNSIGNED NOT NULL,
    user_id BIGINT UNSIGNED NOT NULL,
    type VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    group_key VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    actor_id BIGINT UNSIGNED NOT NULL,
    post_id BIGINT UNSIGNED NULL,
    comment_id BIGINT UNSIGNED NULL,
    created_at DATETIME(3) NOT NULL,
    read_at DATETIME(3) NULL,
    PRIMARY KEY (id),
    KEY notifications_user (user_id, id),
    KEY notifications_group (user_id, group_key, id),
    KEY notifications_unread (user_id, read_at, id)`,
  )
  await createTable(
    db,
    'reports',
    sql`
    id BIGINT UNSIGNED NOT NULL,
    reporter_id BIGINT UNSIGNED NOT NULL,
    target_type VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    target_id BIGINT UNSIGNED NOT NULL,
    reason VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    detail VARCHAR(2000) NOT NULL DEFAULT '',
    state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'open',
    handled_by_id BIGINT UNSIGNED NULL,
    created_at DATETIME(3) NOT NULL,
    handled_at DATETIME(3) NULL,
    PRIMARY KEY (id),
    KEY reports_state (state, id),
    KEY reports_target (target_type, target_id)`,
  )
}
