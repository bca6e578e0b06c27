export interface NotificationsTable {
  id: string
  userId: string
  type: string
  groupKey: string
  actorId: string
  postId: string | null
  commentId: string | null
  conversationId: string | null
  encounterId: string | null
  createdAt: Date
  readAt: Date | null
}
