import type { ReportTarget } from '../../contracts/moderation.ts'
import type { Db } from '../../database/connection.ts'
import { notBlocked } from '../users/graph.repo.ts'

/** What is reported, as its reporter sees it at that moment. */
export interface ReportedThing {
  ownerId: string
  excerpt: string
}

type Find = (db: Db, targetId: string, viewerId: string) => Promise<ReportedThing | undefined>

/** One look-up a kind; undefined for what the viewer cannot see, as for what is not there. */
export const findReported: Record<ReportTarget, Find> = {
  post: (db, targetId, viewerId) =>
    db
      .selectFrom('posts')
      .innerJoin('users', 'users.id', 'posts.authorId')
      .select(['posts.authorId as ownerId', 'posts.content as excerpt'])
      .where('posts.id', '=', targetId)
      .where('posts.deletedAt', 'is', null)
      .where('users.deletedAt', 'is', null)
      .where(notBlocked(viewerId, 'posts.author_id'))
      .executeTakeFirst(),

  comment: (db, targetId, viewerId) =>
    db
      .selectFrom('comments')
      .innerJoin('posts', 'posts.id', 'comments.postId')
      .innerJoin('users', 'users.id', 'comments.authorId')
      .select(['comments.authorId as ownerId', 'comments.content as excerpt'])
      .where('comments.id', '=', targetId)
      .where('comments.deletedAt', 'is', null)
      .where('posts.deletedAt', 'is', null)
      .where('users.deletedAt', 'is', null)
      .where(notBlocked(viewerId, 'comments.author_id'))
      .where(notBlocked(viewerId, 'posts.author_id'))
      .executeTakeFirst(),

  async user(db, targetId, viewerId) {
    const user = await db
      .selectFrom('users')
      .select(['id', 'displayName', 'bio'])
      .where('id', '=', targetId)
      .where('deletedAt', 'is', null)
      .where(notBlocked(viewerId, 'users.id'))
      .executeTakeFirst()
    return user && { ownerId: user.id, excerpt: `${user.displayName}\n${user.bio}` }
  },

  message: (db, targetId, viewerId) =>
    db
      .selectFrom('messages')
      .innerJoin('conversationMembers', 'conversationMembers.conversationId', 'messages.conversationId')
      .select(['messages.senderId as ownerId', 'messages.content as excerpt'])
      .where('messages.id', '=', targetId)
      .where('messages.deletedAt', 'is', null)
      .where('conversationMembers.userId', '=', viewerId)
      .executeTakeFirst(),

  file: (db, targetId, viewerId) =>
    db
      .selectFrom('files')
      .select(['files.ownerId', 'files.alt as excerpt'])
      .where('files.id', '=', targetId)
      .where('files.deletedAt', 'is', null)
      .where((eb) =>
        eb.or([
          eb.exists(
            eb
              .selectFrom('postFiles')
              .innerJoin('posts', 'posts.id', 'postFiles.postId')
              .select('posts.id')
              .whereRef('postFiles.fileId', '=', 'files.id')
              .where('posts.deletedAt', 'is', null)
              .where(notBlocked(viewerId, 'posts.author_id')),
          ),
          eb.exists(
            eb
              .selectFrom('messageFiles')
              .innerJoin('messages', 'messages.id', 'messageFiles.messageId')
              .innerJoin(
                'conversationMembers as members',
                'members.conversationId',
                'messages.conversationId',
              )
              .select('messages.id')
              .whereRef('messageFiles.fileId', '=', 'files.id')
              .where('messages.deletedAt', 'is', null)
              .where('members.userId', '=', viewerId),
          ),
          eb.exists(
            eb
              .selectFrom('users')
              .select('users.id')
              .whereRef('users.id', '=', 'files.ownerId')
              .whereRef('users.avatarFileId', '=', 'files.id')
              .where('users.deletedAt', 'is', null)
              .where(notBlocked(viewerId, 'users.id')),
          ),
        ]),
      )
      .executeTakeFirst(),
}
