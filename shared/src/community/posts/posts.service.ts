import { DomainError } from '../../contracts/error-codes.ts'
import type { CreatePost, Post } from '../../contracts/posts.ts'
import type { ReportReason } from '../../contracts/moderation.ts'
import type { AiFilter, Page } from '../../contracts/primitives.ts'
import type { Tx } from '../../database/connection.ts'
import { decodeCursor, encodeCursor, toPage } from '../../database/keyset.ts'
import type { Provenance } from '../../database/tables/posts.table.ts'
import { withTransaction } from '../../database/transaction.ts'
import type { Actor, CommunityContext, Viewer, WorldWrite } from '../context.ts'
import type { ReadingContext } from '../gathered-reads.ts'
import { noteRemovalIn, tellIfRemoved } from '../moderation/removal.service.ts'
import { attachFilesIn, releaseFilesIn } from '../files/attachments.service.ts'
import { listAuthorPostIds } from '../feed/feed.repo.ts'
import { hidePostNoticesIn } from '../notifications/notification-groups.service.ts'
import { indexPostIn, unindexPostIn } from '../search/post-index.ts'
import { findProfile, updatePostCount } from '../users/users.repo.ts'
import { writeOnce, type OnceKey } from '../writes/write-once.ts'
import { recordMentionsIn } from './mentions.service.ts'
import { recordPost } from './post-events.ts'
import { completePosts, fillPosts } from './post-hydration.ts'
import { tagsOf } from './post-text.ts'
import {
  findPostIdByWorldKey,
  findPostOwner,
  findVisiblePost,
  insertPost,
  locationExists,
  updatePostDeleted,
} from './posts.repo.ts'
import { deletePostTags, insertPostTags } from './tags.repo.ts'

export interface PostDraft extends WorldWrite {
  content: string
  fileIds?: readonly string[] | undefined
  locationId?: string | undefined
  /** What a resident's post grew from, as `GET /posts/:id/why` tells it. */
  provenance?: Provenance
}

export interface PageQuery {
  limit: number
  cursor?: string | undefined
}

/** @throws DomainError `file_not_found`, `file_in_use`, `location_not_found`, `idempotency_key_reused`. */
export function publishPost(
  ctx: CommunityContext,
  viewer: Viewer,
  draft: CreatePost,
  key?: OnceKey,
): Promise<Post> {
  return writeOnce(ctx, key, async (tx) => {
    const id = await publishPostIn(tx, ctx, viewer, draft)
    const [post] = await fillPosts(tx, [id], viewer.id)
    return post!
  })
}

/** As `publishPost`, in the caller's transaction; returns the id of the post. */
export async function publishPostIn(
  tx: Tx,
  ctx: CommunityContext,
  author: Actor,
  draft: PostDraft,
): Promise<string> {
  const { worldKey, locationId, fileIds = [] } = draft
  const known = worldKey === undefined ? undefined : await findPostIdByWorldKey(tx, worldKey)
  if (known !== undefined) return known
  if (locationId !== undefined && !(await locationExists(tx, locationId)))
    throw new DomainError('location_not_found')
  const id = ctx.ids.next()
  if (fileIds.length > 0) await attachFilesIn(tx, ctx, author, { postId: id }, fileIds)
  const createdAt = draft.createdAt ?? ctx.clock.now()
  const aiGenerated = draft.aiGenerated ?? author.isAi
  await insertPost(tx, {
    id,
    authorId: author.id,
    content: draft.content,
    locationId: locationId ?? null,
    simTime: draft.simTime ?? null,
    worldKey: worldKey ?? null,
    provenance: draft.provenance ?? null,
    aiGenerated,
    createdAt,
  })
  await updatePostCount(tx, author.id, 1)
  const tags = tagsOf(draft.content).map((tag) => ({ id: ctx.ids.next(), tag }))
  if (tags.length > 0) await insertPostTags(tx, id, tags, createdAt)
  await indexPostIn(tx, { id, content: draft.content, aiGenerated })
  await recordMentionsIn(tx, ctx, author, { content: draft.content, postId: id })
  await recordPost(tx, ctx, 'post.published', author, { postId: id, authorId: author.id })
  return id
}

/** @throws DomainError `post_not_found`. */
export async function getPost(ctx: ReadingContext, viewer: Viewer | null, postId: string): Promise<Post> {
  const viewerId = viewer?.id ?? null
  const row = await ctx.reads.findPostRow({ viewerId, postId })
  if (row) return (await completePosts(ctx.db, [row], viewerId))[0]!
  await tellIfRemoved(ctx.db, viewer, postId)
  throw new DomainError('post_not_found')
}

/** The author and moderators delete. @throws DomainError `post_not_found`, `forbidden`. */
export async function deletePost(
  ctx: CommunityContext,
  viewer: Viewer,
  postId: string,
  reason: ReportReason = 'other',
): Promise<void> {
  await withTransaction(ctx.db, async (tx) => {
    // Who moderates sees what is to be moderated, whoever blocks whom.
    const owner =
      viewer.role === 'member'
        ? await findVisiblePost(tx, postId, viewer.id)
        : await findPostOwner(tx, postId)
    if (!owner) throw new DomainError('post_not_found')
    if (owner.authorId !== viewer.id && viewer.role === 'member') throw new DomainError('forbidden')
    if (!(await updatePostDeleted(tx, postId, ctx.clock.now()))) throw new DomainError('post_not_found')
    await updatePostCount(tx, owner.authorId, -1)
    await deletePostTags(tx, postId)
    await unindexPostIn(tx, postId)
    await hidePostNoticesIn(tx, postId)
    await releaseFilesIn(tx, ctx, { postId })
    await recordPost(tx, ctx, 'post.deleted', viewer, { postId, authorId: owner.authorId })
    await noteRemovalIn(tx, ctx, viewer, { kind: 'post', id: postId, postId, ...owner }, reason)
  })
}

/** A user's posts, newest first. @throws DomainError `user_not_found`. */
export async function listUserPosts(
  ctx: CommunityContext,
  viewer: Viewer | null,
  username: string,
  query: PageQuery & { ai?: AiFilter | undefined },
): Promise<Page<Post>> {
  const author = await findProfile(ctx.db, username, viewer?.id ?? null)
  if (!author) throw new DomainError('user_not_found')
  // The blocker still has the profile, to end the block, and nothing beneath it.
  if (author.blocking) return { items: [], nextCursor: null }
  const ai = query.ai ?? viewer?.feedAi ?? 'all'
  // What residents write carries the label, what people write does not: no need to look through it.
  if (ai !== 'all' && author.isAi !== (ai === 'only')) return { items: [], nextCursor: null }
  const skeleton = { beforeId: beforeIdOf(query), count: query.limit + 1 }
  return fillPage(ctx, viewer, query, await listAuthorPostIds(ctx.db, author.id, skeleton))
}

function beforeIdOf(query: PageQuery): string | undefined {
  return query.cursor === undefined ? undefined : decodeCursor(query.cursor, 1)[0]
}

async function fillPage(
  ctx: CommunityContext,
  viewer: Viewer | null,
  query: PageQuery,
  ids: readonly string[],
): Promise<Page<Post>> {
  const page = toPage(ids, query.limit, encodeCursor, (id) => id)
  return { items: await fillPosts(ctx.db, page.items, viewer?.id ?? null), nextCursor: page.nextCursor }
}
