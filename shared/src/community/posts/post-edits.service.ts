import { DomainError } from '../../contracts/error-codes.ts'
import type { EditPost, Post } from '../../contracts/posts.ts'
import type { Tx } from '../../database/connection.ts'
import { withTransaction } from '../../database/transaction.ts'
import type { CommunityContext, Viewer } from '../context.ts'
import { listAttachedIds } from '../files/attachments.repo.ts'
import { attachFilesIn } from '../files/attachments.service.ts'
import { updateAlt } from '../files/files.repo.ts'
import { reindexPostIn } from '../search/post-index.ts'
import { recordMentionsIn } from './mentions.service.ts'
import { fillPosts } from './post-hydration.ts'
import { recordPost } from './post-events.ts'
import { tagsOf } from './post-text.ts'
import { findVisiblePost, lockPost, updatePost } from './posts.repo.ts'
import { deletePostMentions, deletePostTags, insertPostTags } from './tags.repo.ts'

/**
 * Changes what is given of the author's own post; who was mentioned before is not told again.
 *
 * @param expectedVersion refuses the edit when the post has another version by now.
 * @throws DomainError `post_not_found`, `forbidden`, `version_conflict`, `file_not_found`, `file_in_use`.
 */
export function editPost(
  ctx: CommunityContext,
  viewer: Viewer,
  postId: string,
  edit: EditPost,
  expectedVersion: number | undefined,
): Promise<Post> {
  return withTransaction(ctx.db, async (tx) => {
    const post = await lockPost(tx, postId)
    if (post?.authorId !== viewer.id) throw await refusalOf(tx, viewer, postId)
    if (expectedVersion !== undefined && expectedVersion !== post.version)
      throw new DomainError('version_conflict')
    const { content, fileIds, alt } = edit
    if (fileIds) await attachFilesIn(tx, ctx, viewer, { postId }, fileIds)
    if (alt) await describePictures(tx, postId, alt)
    await updatePost(tx, postId, { content, editedAt: ctx.clock.now() })
    if (content !== undefined && content !== post.content)
      await replaceText(tx, ctx, viewer, { id: postId, content, aiGenerated: post.aiGenerated })
    await recordPost(tx, ctx, 'post.changed', viewer, { postId, authorId: viewer.id })
    const [edited] = await fillPosts(tx, [postId], viewer.id)
    return edited!
  })
}

/**
 * Refuses whoever may not edit the post, before the body is looked at.
 *
 * @throws DomainError `post_not_found`, `forbidden`.
 */
export async function requireOwnPost(ctx: CommunityContext, viewer: Viewer, postId: string): Promise<void> {
  const post = await findVisiblePost(ctx.db, postId, viewer.id)
  if (post?.authorId !== viewer.id) throw new DomainError(post ? 'forbidden' : 'post_not_found')
}

async function refusalOf(tx: Tx, viewer: Viewer, postId: string): Promise<DomainError> {
  return new DomainError((await findVisiblePost(tx, postId, viewer.id)) ? 'forbidden' : 'post_not_found')
}

/** @param alt texts by the ids of files of the post. @throws DomainError `file_not_found`. */
async function describePictures(tx: Tx, postId: string, alt: Record<string, string>): Promise<void> {
  const attachedIds = await listAttachedIds(tx, { postId })
  for (const [fileId, text] of Object.entries(alt)) {
    if (!attachedIds.includes(fileId)) throw new DomainError('file_not_found')
    await updateAlt(tx, fileId, text)
  }
}

async function replaceText(
  tx: Tx,
  ctx: CommunityContext,
  viewer: Viewer,
  post: { id: string; content: string; aiGenerated: boolean },
): Promise<void> {
  const tags = tagsOf(post.content)
  const before = await deletePostTags(tx, post.id, tags)
  const added = tags.filter((tag) => !before.includes(tag)).map((tag) => ({ id: ctx.ids.next(), tag }))
  if (added.length > 0) await insertPostTags(tx, post.id, added, ctx.clock.now())
  await reindexPostIn(tx, post)
  const alreadyTold = await deletePostMentions(tx, post.id)
  await recordMentionsIn(tx, ctx, viewer, { content: post.content, postId: post.id }, alreadyTold)
}
