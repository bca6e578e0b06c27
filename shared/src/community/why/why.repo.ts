import type { Db } from '../../database/connection.ts'
import { notBlocked } from '../users/graph.repo.ts'

/** Of a comment that is still there, where the viewer and the authors of comment and post see each other. */
export function findCommentProvenance(db: Db, commentId: string, viewerId: string | null) {
  return db
    .selectFrom('comments')
    .innerJoin('posts', 'posts.id', 'comments.postId')
    .select(['comments.id', 'comments.provenance'])
    .where('comments.id', '=', commentId)
    .where('comments.deletedAt', 'is', null)
    .where('posts.deletedAt', 'is', null)
    .$if(viewerId !== null, (query) =>
      query
        .where(notBlocked(viewerId!, 'comments.author_id'))
        .where(notBlocked(viewerId!, 'posts.author_id')),
    )
    .executeTakeFirst()
}

/** Whoever asks: the caller looks whether the conversation is theirs. */
export function findMessageProvenance(db: Db, messageId: string) {
  return db
    .selectFrom('messages')
    .select(['id', 'conversationId', 'provenance'])
    .where('id', '=', messageId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
}

export function listMemoryTexts(db: Db, ids: readonly string[]) {
  return db.selectFrom('memories').select(['id', 'content']).where('id', 'in', ids).execute()
}
