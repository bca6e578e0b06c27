import type { CommentWhy } from '../../contracts/comments.ts'
import type { MessageWhy } from '../../contracts/conversations.ts'
import { DomainError } from '../../contracts/error-codes.ts'
import type { PostWhy, WhyReason } from '../../contracts/posts.ts'
import type { Db } from '../../database/connection.ts'
import type { Provenance } from '../../database/tables/posts.table.ts'
import type { CommunityContext, Viewer } from '../context.ts'
import { findPartner } from '../messages/conversations.repo.ts'
import { findProvenance } from '../posts/posts.repo.ts'
import { findCommentProvenance, findMessageProvenance, listMemoryTexts } from './why.repo.ts'

/** What the post grew from; a person's post has no reasons that we know. @throws `post_not_found`. */
export async function explainPost(
  ctx: CommunityContext,
  viewer: Viewer | null,
  postId: string,
): Promise<PostWhy> {
  const row = await findProvenance(ctx.db, postId, viewer?.id ?? null)
  if (!row) throw new DomainError('post_not_found')
  return { postId: row.id, reasons: await readReasons(ctx.db, row.provenance) }
}

/** As `explainPost`. @throws DomainError `comment_not_found`. */
export async function explainComment(
  ctx: CommunityContext,
  viewer: Viewer | null,
  commentId: string,
): Promise<CommentWhy> {
  const row = await findCommentProvenance(ctx.db, commentId, viewer?.id ?? null)
  if (!row) throw new DomainError('comment_not_found')
  return { commentId: row.id, reasons: await readReasons(ctx.db, row.provenance) }
}

/** As `explainPost`, for the two who have the conversation. @throws DomainError `message_not_found`. */
export async function explainMessage(
  ctx: CommunityContext,
  viewer: Viewer,
  messageId: string,
): Promise<MessageWhy> {
  const row = await findMessageProvenance(ctx.db, messageId)
  const isTheirs = row && (await findPartner(ctx.db, row.conversationId, viewer.id)) !== undefined
  if (!isTheirs) throw new DomainError('message_not_found')
  return { messageId: row.id, reasons: await readReasons(ctx.db, row.provenance) }
}

/** Memories as they read now: names are taken out of them when an account is deleted. */
async function readReasons(db: Db, provenance: Provenance | null): Promise<WhyReason[]> {
  const reasons = (provenance?.reasons ?? []) as WhyReason[]
  const ids = reasons.filter(({ kind }) => kind === 'memory').map(({ id }) => id)
  if (ids.length === 0) return reasons
  const texts = new Map((await listMemoryTexts(db, ids)).map(({ id, content }) => [id, content]))
  return reasons.map((reason) =>
    reason.kind === 'memory' ? { ...reason, text: texts.get(reason.id) ?? reason.text } : reason,
  )
}
