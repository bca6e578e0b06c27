import { DomainError } from '../../contracts/error-codes.ts'
import type { ReportReason } from '../../contracts/moderation.ts'
import type { Db, Tx } from '../../database/connection.ts'
import type { CommunityContext, Viewer } from '../context.ts'
import { addNoticeIn } from '../notifications/notifications.service.ts'
import { recordAuditIn } from './audit.service.ts'

export interface RemovedText {
  kind: 'post' | 'comment'
  id: string
  /** The post itself, or the one the comment stood under. */
  postId: string
  authorId: string
  authorIsAi: boolean
}

/**
 * What else happens when a moderator deletes somebody's text: the reason is kept for its author, who is told
 * without the moderator's name, and the audit log notes who did it. Nothing for an author's own deletion. Last in
 * the transaction of the deletion.
 */
export async function noteRemovalIn(
  tx: Tx,
  ctx: CommunityContext,
  viewer: Viewer,
  text: RemovedText,
  reason: ReportReason,
): Promise<void> {
  if (text.authorId === viewer.id) return
  await tx
    .updateTable(text.kind === 'post' ? 'posts' : 'comments')
    .set({ removalReason: reason })
    .where('id', '=', text.id)
    .execute()
  if (!text.authorIsAi) await tellAuthorIn(tx, ctx, text)
  await recordAuditIn(tx, ctx, {
    actorId: viewer.id,
    action: `${text.kind}.removed`,
    targetType: text.kind,
    targetId: text.id,
    detail: { authorId: text.authorId, reason },
  })
}

/** The author stands as the actor too: who moderated is nobody's business, and nobody blocks themselves. */
function tellAuthorIn(tx: Tx, ctx: CommunityContext, text: RemovedText): Promise<void> {
  return addNoticeIn(tx, ctx, {
    userId: text.authorId,
    type: 'removed',
    groupKey: `removed:${text.kind}:${text.id}`,
    actorId: text.authorId,
    actorIsAi: false,
    // Notices of what is not there are left out of the list; the post a comment stood under is.
    postId: text.kind === 'comment' ? text.postId : undefined,
  })
}

/**
 * For a post that is not there: its author is told when a moderator removed it, anybody else nothing.
 *
 * @throws DomainError `post_removed` with the reason.
 */
export async function tellIfRemoved(db: Db, viewer: Viewer | null, postId: string): Promise<void> {
  if (!viewer) return
  const post = await db
    .selectFrom('posts')
    .select('removalReason')
    .where('id', '=', postId)
    .where('authorId', '=', viewer.id)
    .where('removalReason', 'is not', null)
    .executeTakeFirst()
  if (post) throw new DomainError('post_removed', { detail: `The reason: ${post.removalReason}.` })
}
