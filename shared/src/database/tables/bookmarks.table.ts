export interface BookmarksTable {
  userId: string
  postId: string
  createdAt: Date
}
