import { sql, type Kysely } from 'kysely'
import { addColumn } from './alter-table.ts'
import { createTable } from './create-table.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await addColumn(db, 'users', 'totp_confirmed_at', sql`DATETIME(3) NULL`)
  await addColumn(db, 'users', 'totp_last_step', sql`BIGINT UNSIGNED NULL`)
  await addColumn(db, 'sessions', 'address_hash', sql`CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL`)
  await createTable(
    db,
    'password_resets',
    sql`
    token_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    user_id BIGINT UNSIGNED NOT NULL,
    created_at DATETIME(3) NOT NULL,
    expires_at DATETIME(3) NOT NULL,
    PRIMARY KEY (token_hash),
    KEY password_resets_user (user_id),
    KEY password_resets_expires (expires_at)`,
  )
  await createTable(
    db,
    'retired_usernames',
    sql`
    username_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    held_until DATETIME(3) NOT NULL,
    PRIMARY KEY (username_hash),
    KEY retired_usernames_until (held_until)`,
  )
}
