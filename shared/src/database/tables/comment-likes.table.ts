export interface CommentLikesTable {
  userId: string
  commentId: string
  worldKey: string | null
  createdAt: Date
}
