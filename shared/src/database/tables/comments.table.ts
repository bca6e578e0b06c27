import type { ColumnType, Generated } from 'kysely'
import type { Provenance } from './posts.table.ts'

/**
 * `seq` orders the comments of a post; `parent_id` is always a first-level comment; `reply_to_id` is the answered
 * comment where that is not the parent itself.
 */
export interface CommentsTable {
  id: string
  postId: string
  seq: number
  parentId: string | null
  replyToId: string | null
  authorId: string
  content: string
  worldKey: string | null
  simTime: number | null
  /** What a resident's text grew from. */
  provenance: ColumnType<Provenance | null, string | null | undefined, string | null>
  likeCount: Generated<number>
  replyCount: Generated<number>
  aiGenerated: ColumnType<boolean, boolean | undefined, boolean>
  createdAt: Date
  deletedAt: Date | null
  /** Why a moderator removed it; null for the author's own deletion. */
  removalReason: string | null
}
