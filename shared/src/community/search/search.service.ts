import type { AiFilter, Page } from '../../contracts/primitives.ts'
import type { Tag } from '../../contracts/search.ts'
import type { User } from '../../contracts/users.ts'
import { decodeCursor, encodeCursor, toPage } from '../../database/keyset.ts'
import type { CommunityContext, Viewer } from '../context.ts'
import { fillShownPosts, withMarks, type FeedContext, type FeedPage } from '../feed/shown-posts.ts'
import { tagsOf } from '../posts/post-text.ts'
import { fillUsers } from '../users/user-lists.service.ts'
import { listTagsByPrefix } from './names.repo.ts'
import { findMatches } from './post-matches.ts'
import { foldText, termsOfQuery } from './search-terms.ts'
import { findUserIds } from './user-matches.ts'

export interface SearchPageQuery {
  limit: number
  cursor?: string | undefined
  ai?: AiFilter | undefined
}

/**
 * Posts that have all the words of `text`, newest first; Chinese is found by any two characters of it. A page
 * may stay short, or be empty, while there is a cursor: one look goes through a fixed number of rows.
 */
export async function searchPosts(
  ctx: FeedContext,
  viewer: Viewer | null,
  text: string,
  query: SearchPageQuery,
): Promise<FeedPage> {
  const terms = termsOfQuery(text)
  if (terms.length === 0) return { items: [], nextCursor: null }
  const matches = await findMatches(ctx.db, terms, {
    ai: query.ai ?? viewer?.feedAi ?? 'all',
    beforeId: query.cursor === undefined ? undefined : decodeCursor(query.cursor, 1)[0],
    limit: query.limit,
  })
  const shown = await withMarks(
    ctx,
    viewer,
    matches.postIds.map((id) => ({ id })),
  )
  const kept = shown.slice(0, query.limit)
  const lookedTo = shown.length > query.limit ? kept.at(-1)!.id : matches.lookedTo
  return {
    items: await fillShownPosts(ctx, viewer, kept),
    nextCursor: lookedTo === null ? null : encodeCursor(lookedTo),
  }
}

/** Users whose username, then whose displayed name begins with `text`; all users, newest first, without a text. */
export async function searchUsers(
  ctx: Pick<CommunityContext, 'db'>,
  viewer: Viewer | null,
  text: string,
  query: SearchPageQuery,
): Promise<Page<User>> {
  const viewerId = viewer?.id ?? null
  const { ids, nextCursor } = await findUserIds(ctx.db, foldText(text).replace(/^@/, ''), {
    ...query,
    viewerId,
    ai: query.ai ?? viewer?.feedAi ?? 'all',
  })
  return { items: await fillUsers(ctx.db, ids, viewerId), nextCursor }
}

/** Tags that begin with `text`, with or without its #, in the order of their letters: the tag itself comes first. */
export async function searchTags(
  ctx: Pick<CommunityContext, 'db'>,
  text: string,
  query: SearchPageQuery,
): Promise<Page<Tag>> {
  const prefix = tagsOf(`#${text.replace(/^[#＃]/, '')}`)[0] ?? foldText(text)
  const afterId = query.cursor === undefined ? undefined : decodeCursor(query.cursor, 1)[0]
  const rows = await listTagsByPrefix(ctx.db, prefix, afterId, query.limit + 1)
  return toPage(
    rows,
    query.limit,
    (row) => encodeCursor(row.id),
    ({ tag, postCount }) => ({ tag, postCount }),
  )
}
