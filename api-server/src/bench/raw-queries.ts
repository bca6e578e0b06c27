/**
 * The limits' SQL: what one would write for these answers by hand. Pages cut their ids in a derived table first;
 * without that MariaDB starts from the authors and sorts the whole table.
 */
const POST_ROW = `SELECT posts.id, posts.author_id, posts.content, posts.location_id, posts.sim_time, posts.like_count,
  posts.comment_count, posts.ai_generated, posts.version, posts.created_at, posts.edited_at,
  users.username, users.display_name, users.is_ai, users.avatar_file_id, locations.name_zh, locations.name_en,
  post_likes.user_id IS NOT NULL AS liked, bookmarks.user_id IS NOT NULL AS bookmarked`

const POST_JOINS = `JOIN users ON users.id = posts.author_id
  LEFT JOIN locations ON locations.id = posts.location_id
  LEFT JOIN post_likes ON post_likes.post_id = posts.id AND post_likes.user_id = ?
  LEFT JOIN bookmarks ON bookmarks.post_id = posts.id AND bookmarks.user_id = ?`

const PAGE = 20

/** Parameters: viewer, viewer, post. */
export const ONE_POST = `${POST_ROW} FROM posts ${POST_JOINS} WHERE posts.id = ? AND posts.deleted_at IS NULL`

/** Parameters: viewer, viewer. */
export const NEWEST_POSTS = pageOf(
  `SELECT id FROM posts WHERE deleted_at IS NULL ORDER BY id DESC LIMIT ${PAGE}`,
)

/** The newest of each followed author, by one seek each. Parameters: the authors, viewer, viewer. */
export function followingPosts(authors: number): string {
  const one = `(SELECT id FROM posts WHERE author_id = ? AND deleted_at IS NULL ORDER BY id DESC LIMIT ${PAGE})`
  return pageOf(`${Array<string>(authors).fill(one).join(' UNION ALL ')} ORDER BY id DESC LIMIT ${PAGE}`)
}

/** Parameters: term, viewer, viewer. */
export const FOUND_POSTS = pageOf(
  `SELECT post_id AS id FROM post_terms WHERE term = ? ORDER BY post_id DESC LIMIT ${PAGE}`,
)

/** Parameters: post, viewer. */
export const COMMENTS = `SELECT comments.id, comments.post_id, comments.parent_id, comments.author_id, comments.content,
  comments.like_count, comments.reply_count, comments.ai_generated, comments.created_at, comments.deleted_at,
  users.username, users.display_name, users.is_ai, users.avatar_file_id, comment_likes.user_id IS NOT NULL AS liked
  FROM (SELECT id FROM comments WHERE post_id = ? AND parent_id IS NULL AND seq > 0
    ORDER BY seq LIMIT ${PAGE}) AS page
  JOIN comments ON comments.id = page.id JOIN users ON users.id = comments.author_id
  LEFT JOIN comment_likes ON comment_likes.comment_id = comments.id AND comment_likes.user_id = ?
  ORDER BY comments.seq`

export const INSERT_LIKE =
  'INSERT IGNORE INTO post_likes (user_id, post_id, world_key, created_at) VALUES (?, ?, NULL, ?)'
export const COUNT_LIKE = 'UPDATE posts SET like_count = like_count + 1 WHERE id = ?'

/** What a new post writes, in one transaction; the API's own statements but for its look-ups. */
export const INSERT_POST = `INSERT INTO posts (id, author_id, content, location_id, sim_time, world_key, provenance,
  ai_generated, created_at, edited_at, deleted_at) VALUES (?, ?, ?, NULL, NULL, NULL, NULL, 0, ?, NULL, NULL)`
export const COUNT_POST = 'UPDATE users SET post_count = post_count + 1 WHERE id = ?'
export const INSERT_TAG = `INSERT INTO tags (id, tag, post_count, created_at) VALUES (?, ?, 1, ?)
  ON DUPLICATE KEY UPDATE post_count = post_count + 1`
export const INSERT_POST_TAG = 'INSERT INTO post_tags (tag_id, post_id) SELECT id, ? FROM tags WHERE tag = ?'
/** A post's terms in one statement, as text: three values each. */
export function insertTerms(count: number): string {
  return `INSERT INTO post_terms (term, ai_generated, post_id) VALUES ${Array<string>(count).fill('(?, ?, ?)').join(', ')}`
}
/** Parameters: actor, actor, post. */
export const VISIBLE_POST = `SELECT posts.author_id, users.is_ai, posts.like_count FROM posts
  JOIN users ON users.id = posts.author_id
  WHERE NOT EXISTS (SELECT 1 FROM blocks WHERE blocker_id = ? AND blocked_id = posts.author_id)
    AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocker_id = posts.author_id AND blocked_id = ?)
    AND posts.id = ? AND posts.deleted_at IS NULL`
export const INSERT_NOTICE = `INSERT INTO notifications (id, user_id, type, group_key, actor_id, post_id, comment_id,
  created_at, read_at) VALUES (?, ?, 'like', ?, ?, ?, NULL, ?, NULL)`
/** Parameters: author, group, notice, post, notice. */
export const COUNT_NOTICE = `INSERT INTO notification_groups
  (user_id, group_key, id, post_id, people_count, unread_people, people_last_id) VALUES (?, ?, ?, ?, 1, 1, ?)
  ON DUPLICATE KEY UPDATE people_count = people_count + 1, unread_people = unread_people + 1,
    people_last_id = GREATEST(people_last_id, VALUES(people_last_id))`
export const INSERT_EVENT =
  'INSERT INTO outbox (id, type, audience, payload, created_at) VALUES (?, ?, ?, ?, ?)'

function pageOf(ids: string): string {
  return `${POST_ROW} FROM (${ids}) AS page JOIN posts ON posts.id = page.id ${POST_JOINS} ORDER BY posts.id DESC`
}
