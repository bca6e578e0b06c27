import { sql, type Kysely } from 'kysely'
import { addColumn, addKey } from './alter-table.ts'
import { createTable } from './create-table.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  // Nothing has written search terms before this release: made anew, with what a search filters by in the key.
  await sql`DROP TABLE IF EXISTS post_terms`.execute(db)
  await createTable(
    db,
    'post_terms',
    sql`
    term VARCHAR(64) NOT NULL,
    ai_generated BOOLEAN NOT NULL,
    post_id BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (term, ai_generated, post_id),
    KEY post_terms_post (post_id)`,
  )
  await addColumn(
    db,
    'users',
    'search_name',
    sql`VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin GENERATED ALWAYS AS (LOWER(display_name)) VIRTUAL`,
  )
  await addKey(db, 'users', 'users_search_name', ['search_name', 'id'])
  await createTable(
    db,
    'rankings',
    sql`
    name VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    generation BIGINT UNSIGNED NOT NULL DEFAULT 0,
    owner VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
    due_at DATETIME(3) NOT NULL,
    PRIMARY KEY (name)`,
  )
  await createTable(
    db,
    'hot_posts',
    sql`
    generation BIGINT UNSIGNED NOT NULL,
    place INT UNSIGNED NOT NULL,
    post_id BIGINT UNSIGNED NOT NULL,
    likes INT UNSIGNED NOT NULL,
    commenters INT UNSIGNED NOT NULL,
    age_hours DOUBLE NOT NULL,
    decay DOUBLE NOT NULL,
    diversity DOUBLE NOT NULL,
    total DOUBLE NOT NULL,
    PRIMARY KEY (generation, place)`,
  )
  await createTable(
    db,
    'trending_tags',
    sql`
    generation BIGINT UNSIGNED NOT NULL,
    place INT UNSIGNED NOT NULL,
    tag_id BIGINT UNSIGNED NOT NULL,
    post_count INT UNSIGNED NOT NULL,
    author_count INT UNSIGNED NOT NULL,
    expected_authors DOUBLE NOT NULL,
    score DOUBLE NOT NULL,
    PRIMARY KEY (generation, place)`,
  )
}
