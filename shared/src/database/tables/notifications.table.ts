export interface NotificationsTable {
  id: string
  userId: string
  type: string
  groupKey: string
  actorId: string
  actorIsAi: boolean
  postId: string | null
  commentId: string | null
  conversationId: string | null
  encounterId: string | null
  createdAt: Date
  readAt: Date | null
  /** Of somebody who is not hidden, about a comment that is there. */
  visible: boolean
  /** The newest visible one of its actor in its group. */
  leads: boolean
}
