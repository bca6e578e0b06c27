import type { Comment } from '../../contracts/comments.ts'
import { toAuthor, type AuthorRow } from '../users/user-view.ts'
import type { CommentRow } from './comments.repo.ts'

/**
 * A deleted comment keeps its place in the thread and loses its words.
 *
 * @param answered author of the comment it answers, where that is not the parent.
 */
export function toComment(row: CommentRow, answered: AuthorRow | undefined, hasViewer: boolean): Comment {
  const deleted = row.deletedAt !== null || row.authorDeletedAt !== null
  return {
    id: row.id,
    postId: row.postId,
    parentId: row.parentId,
    author: toAuthor(row),
    replyTo: answered ? toAuthor(answered) : null,
    content: deleted ? '' : row.content,
    createdAt: row.createdAt.toISOString(),
    likeCount: row.likeCount,
    replyCount: row.replyCount,
    aiGenerated: row.aiGenerated,
    deleted,
    viewer: hasViewer ? { liked: Boolean(row.liked) } : null,
  }
}
