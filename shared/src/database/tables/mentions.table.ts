import type { Generated } from 'kysely'

/** `comment_id` is 0 for a mention in the post itself. */
export interface MentionsTable {
  userId: string
  postId: string
  commentId: Generated<string>
}
