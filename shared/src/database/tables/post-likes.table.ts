export interface PostLikesTable {
  userId: string
  postId: string
  worldKey: string | null
  createdAt: Date
}
