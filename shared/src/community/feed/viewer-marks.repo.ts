import { CompiledQuery } from 'kysely'
import type { Db } from '../../database/connection.ts'
import type { FeedRow } from './feed.repo.ts'

/** What of a page depends on who looks at it. */
export interface ViewerMarks {
  liked: ReadonlySet<string>
  bookmarked: ReadonlySet<string>
  hiddenAuthors: ReadonlySet<string>
}

type Kind = 'liked' | 'bookmarked' | 'hidden'

/** The viewer's likes and bookmarks of `posts`, and which of their `authors` are hidden, in one statement. */
export async function getViewerMarks(
  db: Db,
  viewerId: string,
  posts: readonly FeedRow[],
  authors: readonly FeedRow[] = posts,
): Promise<ViewerMarks> {
  const marks = { liked: new Set<string>(), bookmarked: new Set<string>(), hidden: new Set<string>() }
  if (posts.length > 0) {
    const postIds = posts.map((row) => row.id)
    const authorIds = [...new Set(authors.map((row) => row.authorId))]
    const parameters = [
      ...[viewerId, ...postIds],
      ...[viewerId, ...postIds],
      ...[viewerId, ...authorIds],
      ...[viewerId, ...authorIds],
      ...[viewerId, ...authorIds],
    ]
    const query = CompiledQuery.raw(textFor(postIds.length, authorIds.length), parameters)
    const result = await db.executeQuery<{ kind: Kind; id: string }>(query)
    for (const { kind, id } of result.rows) marks[kind].add(id)
  }
  return { liked: marks.liked, bookmarked: marks.bookmarked, hiddenAuthors: marks.hidden }
}

const texts = new Map<number, string>()

/** Written as text, once for each size of page: this is the statement that every member's page waits for. */
function textFor(postCount: number, authorCount: number): string {
  const size = postCount * 1_000 + authorCount
  const known = texts.get(size)
  if (known !== undefined) return known
  const posts = placeholders(postCount)
  const authors = placeholders(authorCount)
  const text = [
    `SELECT 'liked' AS kind, post_id AS id FROM post_likes WHERE user_id = ? AND post_id IN (${posts})`,
    `SELECT 'bookmarked', post_id FROM bookmarks WHERE user_id = ? AND post_id IN (${posts})`,
    `SELECT 'hidden', blocked_id FROM blocks WHERE blocker_id = ? AND blocked_id IN (${authors})`,
    `SELECT 'hidden', blocker_id FROM blocks WHERE blocked_id = ? AND blocker_id IN (${authors})`,
    `SELECT 'hidden', muted_id FROM mutes WHERE muter_id = ? AND muted_id IN (${authors})`,
  ].join(' UNION ALL ')
  texts.set(size, text)
  return text
}

function placeholders(count: number): string {
  return '?,'.repeat(count).slice(0, -1)
}

/** Those of the users whom the viewer blocks or is blocked by. */
export async function listBlockedAmong(
  db: Db,
  viewerId: string,
  userIds: readonly string[],
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('blocks')
    .select('blockedId as userId')
    .where('blockerId', '=', viewerId)
    .where('blockedId', 'in', userIds)
    .unionAll(
      db
        .selectFrom('blocks')
        .select('blockerId as userId')
        .where('blockedId', '=', viewerId)
        .where('blockerId', 'in', userIds),
    )
    .execute()
  return new Set(rows.map((row) => row.userId))
}
