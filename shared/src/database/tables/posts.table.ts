import type { ColumnType, Generated } from 'kysely'

/**
 * What a resident's text grew from: kinds and database ids, in order of weight. Nothing that a person wrote is quoted
 * here: words that are erased where they stand must not stay in another's row.
 */
export interface Provenance {
  reasons: { kind: string; id: string; text: string; simTime: number | null }[]
}

/** `comment_seq` numbers the comments of the post; `provenance` says what a resident's post grew from. */
export interface PostsTable {
  id: string
  authorId: string
  content: string
  locationId: string | null
  simTime: number | null
  worldKey: string | null
  provenance: ColumnType<Provenance | null, string | null | undefined, string | null>
  likeCount: Generated<number>
  commentCount: Generated<number>
  commentSeq: Generated<number>
  aiGenerated: ColumnType<boolean, boolean | undefined, boolean>
  version: Generated<number>
  createdAt: Date
  editedAt: Date | null
  deletedAt: Date | null
  /** Why a moderator removed it; null for the author's own deletion. */
  removalReason: string | null
}
