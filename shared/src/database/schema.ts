import type { ActionLogsTable } from './tables/action-logs.table.ts'
import type { AuditHeadTable } from './tables/audit-head.table.ts'
import type { AuditLogsTable } from './tables/audit-logs.table.ts'
import type { BlocksTable } from './tables/blocks.table.ts'
import type { BookmarksTable } from './tables/bookmarks.table.ts'
import type { CommentLikesTable } from './tables/comment-likes.table.ts'
import type { CommentsTable } from './tables/comments.table.ts'
import type { ConversationMembersTable } from './tables/conversation-members.table.ts'
import type { ConversationsTable } from './tables/conversations.table.ts'
import type { EncounterParticipantsTable } from './tables/encounter-participants.table.ts'
import type { EncounterTurnsTable } from './tables/encounter-turns.table.ts'
import type { EncountersTable } from './tables/encounters.table.ts'
import type { EngagementsTable } from './tables/engagements.table.ts'
import type { EventsTable } from './tables/events.table.ts'
import type { FileBlobsTable } from './tables/file-blobs.table.ts'
import type { FilesTable } from './tables/files.table.ts'
import type { FollowsTable } from './tables/follows.table.ts'
import type { HotPostsTable } from './tables/hot-posts.table.ts'
import type { IdNodesTable } from './tables/id-nodes.table.ts'
import type { IdempotencyKeysTable } from './tables/idempotency-keys.table.ts'
import type { ImageJobsTable } from './tables/image-jobs.table.ts'
import type { InventoryTable } from './tables/inventory.table.ts'
import type { ItemsTable } from './tables/items.table.ts'
import type { JobsTable } from './tables/jobs.table.ts'
import type { LlmCallsTable } from './tables/llm-calls.table.ts'
import type { LocationsTable } from './tables/locations.table.ts'
import type { MemoriesTable } from './tables/memories.table.ts'
import type { MentionsTable } from './tables/mentions.table.ts'
import type { MessageFilesTable } from './tables/message-files.table.ts'
import type { MessagesTable } from './tables/messages.table.ts'
import type { MutesTable } from './tables/mutes.table.ts'
import type { NotificationGroupsTable } from './tables/notification-groups.table.ts'
import type { NotificationsTable } from './tables/notifications.table.ts'
import type { OutboxTable } from './tables/outbox.table.ts'
import type { OutboxPublisherTable } from './tables/outbox-publisher.table.ts'
import type { PasswordResetsTable } from './tables/password-resets.table.ts'
import type { PostFilesTable } from './tables/post-files.table.ts'
import type { PostLikesTable } from './tables/post-likes.table.ts'
import type { PostTagsTable } from './tables/post-tags.table.ts'
import type { PostTermsTable } from './tables/post-terms.table.ts'
import type { PostsTable } from './tables/posts.table.ts'
import type { RankingsTable } from './tables/rankings.table.ts'
import type { RecoveryCodesTable } from './tables/recovery-codes.table.ts'
import type { RefreshTokensTable } from './tables/refresh-tokens.table.ts'
import type { RelationshipsTable } from './tables/relationships.table.ts'
import type { ReportsTable } from './tables/reports.table.ts'
import type { ResidentsTable } from './tables/residents.table.ts'
import type { RetiredUsernamesTable } from './tables/retired-usernames.table.ts'
import type { RevokedTokensTable } from './tables/revoked-tokens.table.ts'
import type { SessionsTable } from './tables/sessions.table.ts'
import type { SimBreakpointsTable } from './tables/sim-breakpoints.table.ts'
import type { SimCommandsTable } from './tables/sim-commands.table.ts'
import type { TagsTable } from './tables/tags.table.ts'
import type { TransfersTable } from './tables/transfers.table.ts'
import type { TrendingTagsTable } from './tables/trending-tags.table.ts'
import type { UsersTable } from './tables/users.table.ts'
import type { WorldInputsTable } from './tables/world-inputs.table.ts'
import type { WorldSnapshotsTable } from './tables/world-snapshots.table.ts'
import type { WorldsTable } from './tables/worlds.table.ts'

/** All tables, by the name they have in code; the camel-case plugin maps to snake_case. */
export interface Database {
  actionLogs: ActionLogsTable
  auditHead: AuditHeadTable
  auditLogs: AuditLogsTable
  blocks: BlocksTable
  bookmarks: BookmarksTable
  commentLikes: CommentLikesTable
  comments: CommentsTable
  conversationMembers: ConversationMembersTable
  conversations: ConversationsTable
  encounterParticipants: EncounterParticipantsTable
  encounterTurns: EncounterTurnsTable
  encounters: EncountersTable
  engagements: EngagementsTable
  events: EventsTable
  fileBlobs: FileBlobsTable
  files: FilesTable
  follows: FollowsTable
  hotPosts: HotPostsTable
  idNodes: IdNodesTable
  idempotencyKeys: IdempotencyKeysTable
  imageJobs: ImageJobsTable
  inventory: InventoryTable
  items: ItemsTable
  jobs: JobsTable
  llmCalls: LlmCallsTable
  locations: LocationsTable
  memories: MemoriesTable
  mentions: MentionsTable
  messageFiles: MessageFilesTable
  messages: MessagesTable
  mutes: MutesTable
  notificationGroups: NotificationGroupsTable
  notifications: NotificationsTable
  outbox: OutboxTable
  outboxPublisher: OutboxPublisherTable
  passwordResets: PasswordResetsTable
  postFiles: PostFilesTable
  postLikes: PostLikesTable
  postTags: PostTagsTable
  postTerms: PostTermsTable
  posts: PostsTable
  rankings: RankingsTable
  recoveryCodes: RecoveryCodesTable
  refreshTokens: RefreshTokensTable
  relationships: RelationshipsTable
  reports: ReportsTable
  residents: ResidentsTable
  retiredUsernames: RetiredUsernamesTable
  revokedTokens: RevokedTokensTable
  sessions: SessionsTable
  simBreakpoints: SimBreakpointsTable
  simCommands: SimCommandsTable
  tags: TagsTable
  transfers: TransfersTable
  trendingTags: TrendingTagsTable
  users: UsersTable
  worldInputs: WorldInputsTable
  worldSnapshots: WorldSnapshotsTable
  worlds: WorldsTable
}
