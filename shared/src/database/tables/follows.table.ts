export interface FollowsTable {
  followerId: string
  followeeId: string
  worldKey: string | null
  createdAt: Date
}
