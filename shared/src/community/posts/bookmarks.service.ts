import { DomainError } from '../../contracts/error-codes.ts'
import type { Post } from '../../contracts/posts.ts'
import type { AiFilter, Page } from '../../contracts/primitives.ts'
import type { Tx } from '../../database/connection.ts'
import { decodeTimeCursor, encodeTimeCursor, toPage } from '../../database/keyset.ts'
import { recordEvent } from '../../database/outbox.ts'
import { withTransaction } from '../../database/transaction.ts'
import type { CommunityContext, Viewer } from '../context.ts'
import { deleteBookmark, insertBookmark, listBookmarks } from './bookmarks.repo.ts'
import { fillPosts } from './post-hydration.ts'
import { findVisiblePost } from './posts.repo.ts'
import type { PageQuery } from './posts.service.ts'

/** Marks a post for the viewer alone; nobody is told. @throws DomainError `post_not_found`. */
export async function bookmarkPost(ctx: CommunityContext, viewer: Viewer, postId: string): Promise<void> {
  await withTransaction(ctx.db, async (tx) => {
    if (!(await findVisiblePost(tx, postId, viewer.id))) throw new DomainError('post_not_found')
    if (await insertBookmark(tx, { userId: viewer.id, postId, createdAt: ctx.clock.now() }))
      await recordBookmark(tx, ctx, 'post.bookmarked', viewer, postId)
  })
}

/** A mark goes also from a post that is no longer to be seen. @throws DomainError `post_not_found`. */
export async function unbookmarkPost(ctx: CommunityContext, viewer: Viewer, postId: string): Promise<void> {
  await withTransaction(ctx.db, async (tx) => {
    if (await deleteBookmark(tx, viewer.id, postId))
      await recordBookmark(tx, ctx, 'post.unbookmarked', viewer, postId)
    else if (!(await findVisiblePost(tx, postId, viewer.id))) throw new DomainError('post_not_found')
  })
}

/** The posts the viewer has marked, the newest mark first. */
export async function listBookmarkedPosts(
  ctx: CommunityContext,
  viewer: Viewer,
  query: PageQuery & { ai?: AiFilter | undefined },
): Promise<Page<Post>> {
  const keys = await listBookmarks(ctx.db, viewer.id, {
    ai: query.ai ?? viewer.feedAi,
    before: query.cursor === undefined ? undefined : decodeTimeCursor(query.cursor),
    count: query.limit + 1,
  })
  const page = toPage(keys, query.limit, encodeTimeCursor, ({ id }) => id)
  return { items: await fillPosts(ctx.db, page.items, viewer.id), nextCursor: page.nextCursor }
}

/** For the member's own devices. */
function recordBookmark(tx: Tx, ctx: CommunityContext, type: string, viewer: Viewer, postId: string) {
  return recordEvent(tx, ctx.ids.next(), ctx.clock.now(), {
    type,
    audience: { userIds: [viewer.id] },
    payload: { actorId: viewer.id, actorIsAi: viewer.isAi, postId },
  })
}
