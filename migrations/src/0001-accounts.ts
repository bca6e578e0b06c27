import { sql, type Kysely } from 'kysely'
import { createTable } from './create-table.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(
    db,
    'users',
    sql`
    id BIGINT UNSIGNED NOT NULL,
    username VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    display_name VARCHAR(100) NOT NULL,
    bio VARCHAR(600) NOT NULL DEFAULT '',
    password_hash VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
    email_cipher VARBINARY(1024) NULL,
    email_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    totp_cipher VARBINARY(512) NULL,
    is_ai BOOLEAN NOT NULL DEFAULT FALSE,
    role VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'member',
    locale VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'zh-CN',
    settings JSON NOT NULL,
    avatar_file_id BIGINT UNSIGNED NULL,
    follower_count INT UNSIGNED NOT NULL DEFAULT 0,
    following_count INT UNSIGNED NOT NULL DEFAULT 0,
    post_count INT UNSIGNED NOT NULL DEFAULT 0,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    world_key VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NULL,
    created_at DATETIME(3) NOT NULL,
    updated_at DATETIME(3) NOT NULL,
    suspended_at DATETIME(3) NULL,
    deleted_at DATETIME(3) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY users_username (username),
    UNIQUE KEY users_email_hash (email_hash),
    UNIQUE KEY users_world_key (world_key),
    KEY users_is_ai (is_ai, id),
    CONSTRAINT users_role CHECK (role IN ('member', 'moderator', 'admin'))`,
  )
  await createTable(
    db,
    'sessions',
    sql`
    id BIGINT UNSIGNED NOT NULL,
    user_id BIGINT UNSIGNED NOT NULL,
    generation INT UNSIGNED NOT NULL DEFAULT 0,
    user_agent VARCHAR(300) NOT NULL DEFAULT '',
    created_at DATETIME(3) NOT NULL,
    last_used_at DATETIME(3) NOT NULL,
    expires_at DATETIME(3) NOT NULL,
    revoked_at DATETIME(3) NULL,
    revoke_reason VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
    PRIMARY KEY (id),
    KEY sessions_user (user_id, id),
    KEY sessions_expires (expires_at)`,
  )
  await createTable(
    db,
    'refresh_tokens',
    sql`
    token_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    session_id BIGINT UNSIGNED NOT NULL,
    generation INT UNSIGNED NOT NULL,
    created_at DATETIME(3) NOT NULL,
    used_at DATETIME(3) NULL,
    expires_at DATETIME(3) NOT NULL,
    PRIMARY KEY (token_hash),
    UNIQUE KEY refresh_tokens_generation (session_id, generation),
    KEY refresh_tokens_expires (expires_at)`,
  )
  await createTable(
    db,
    'revoked_tokens',
    sql`
    jti VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    expires_at DATETIME(3) NOT NULL,
    PRIMARY KEY (jti),
    KEY revoked_tokens_expires (expires_at)`,
  )
  await createTable(
    db,
    'recovery_codes',
    sql`
    user_id BIGINT UNSIGNED NOT NULL,
    code_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    used_at DATETIME(3) NULL,
    PRIMARY KEY (user_id, code_hash)`,
  )
  await createTable(
    db,
    'idempotency_keys',
    sql`
    member_id BIGINT UNSIGNED NOT NULL,
    method VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    path VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    idempotency_key VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    fingerprint CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    status SMALLINT UNSIGNED NULL,
    response MEDIUMTEXT NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (member_id, method, path, idempotency_key),
    KEY idempotency_keys_created (created_at)`,
  )
  await createTable(
    db,
    'audit_logs',
    sql`
    id BIGINT UNSIGNED NOT NULL,
    actor_id BIGINT UNSIGNED NULL,
    action VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    target_type VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    target_id BIGINT UNSIGNED NULL,
    detail JSON NOT NULL,
    previous_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    KEY audit_logs_actor (actor_id, id),
    KEY audit_logs_target (target_type, target_id, id)`,
  )
}
