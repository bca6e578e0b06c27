import { encodeCursor } from '@ai-community/shared/database/keyset.ts'
import type { Caller } from '../test-app.ts'
import type { Stage } from './stage.ts'

/** One list of the document, called so that it has much to choose from. */
export interface ListRow {
  operationId: string
  url: (stage: Stage) => string
  caller?: (stage: Stage) => Caller
  /** A cursor far down, where walking there takes too long; else the test walks. */
  deepCursor?: (stage: Stage) => string
  /** Rows that a statement may read however few it returns: search, hot, trends. */
  mayRead?: number
  /** Reads for each row that comes out, where it is more than ten. */
  readsForOne?: number
}

const RANKED = 2_000
const asMember = ({ member }: Stage) => member
const asAdmin = ({ admin }: Stage) => admin
const atOldPost = ({ loaded }: Stage) => encodeCursor(loaded.postIds[Math.floor(loaded.postIds.length / 20)]!)

function list(
  operationId: string,
  url: ListRow['url'],
  more: Omit<ListRow, 'operationId' | 'url'> = {},
): ListRow {
  return { operationId, url, ...more }
}

const search = (q: string) => `/api/search?q=${encodeURIComponent(q)}`
const deepSearch = { mayRead: RANKED, deepCursor: atOldPost }

export const LISTS: readonly ListRow[] = [
  list('listPosts', () => '/api/posts', { deepCursor: atOldPost }),
  list('listPosts', () => '/api/posts?ai=only', { deepCursor: atOldPost }),
  list('listPosts', () => '/api/posts', { caller: asMember, deepCursor: atOldPost }),
  list('listPosts', () => '/api/posts?feed=following', { caller: asMember, deepCursor: atOldPost }),
  list('listPosts', () => '/api/posts?feed=hot', { mayRead: RANKED }),
  list('listPosts', () => '/api/posts?feed=hot&ai=exclude', { caller: asMember, mayRead: RANKED }),
  list('listTrends', () => '/api/trends', { mayRead: RANKED }),
  list('listTagPosts', () => `/api/tags/${encodeURIComponent('咖啡')}/posts`, { deepCursor: atOldPost }),
  list('listTagPosts', () => '/api/tags/coffee/posts?ai=exclude', {
    caller: asMember,
    deepCursor: atOldPost,
  }),
  list('search', () => search('今天'), deepSearch),
  list('search', () => search('今天咖啡馆'), { caller: asMember, ...deepSearch }),
  list('search', () => search('the coffee'), deepSearch),
  list('search', () => `${search('今天 早上')}&ai=only`, deepSearch),
  list('search', () => `${search('load')}&type=users`, { mayRead: RANKED }),
  list('search', () => `${search('c')}&type=tags`, { mayRead: RANKED }),
  list('listUsers', () => '/api/users?query=loaded', { caller: asMember, mayRead: RANKED }),
  list('listUsers', () => '/api/users'),
  list('listUserPosts', ({ popularName }) => `/api/users/${popularName}/posts`, { deepCursor: atOldPost }),
  list('listFollowers', ({ popularName }) => `/api/users/${popularName}/followers`),
  list('listFollowing', ({ member }) => `/api/users/${member.username}/following`, { caller: asMember }),
  list('listPostLikers', ({ postId }) => `/api/posts/${postId}/likes`),
  list('listComments', ({ postId }) => `/api/posts/${postId}/comments`, { caller: asMember }),
  list('listComments', ({ postId }) => `/api/posts/${postId}/comments`),
  list('listReplies', ({ commentId }) => `/api/comments/${commentId}/replies`),
  list('listBookmarks', () => '/api/bookmarks', { caller: asMember }),
  list('listBlocks', () => '/api/users/me/blocks', { caller: asMember }),
  list('listMutes', () => '/api/users/me/mutes', { caller: asMember }),
  list('listSessions', () => '/api/auth/sessions', { caller: asMember }),
  // Both members, blocks either way, the last message and the unread ones are looked up for each.
  list('listConversations', () => '/api/conversations', { caller: asMember, readsForOne: 15 }),
  list('listMessages', ({ conversationId }) => `/api/conversations/${conversationId}/messages`, {
    caller: asMember,
  }),
  list('listNotifications', () => '/api/notifications', { caller: asMember }),
  list('listNotifications', () => '/api/notifications?ai=exclude', { caller: asMember }),
  list('listReports', () => '/api/admin/reports', { caller: asAdmin }),
  list('listReports', () => '/api/admin/reports?state=open', { caller: asAdmin }),
  list('listAdminUsers', () => '/api/admin/users?query=load', { caller: asAdmin }),
  list('listAuditLogs', () => '/api/admin/audit-logs', { caller: asAdmin }),
  list('listImageJobs', () => '/api/admin/image-jobs', { caller: asAdmin }),
  list('listLocations', () => '/api/world/locations'),
  list('listLocationPosts', ({ town }) => `/api/world/locations/${town.locationId}/posts`, {
    deepCursor: atOldPost,
  }),
  list('listResidents', () => '/api/world/residents'),
  list('listResidentActions', ({ town }) => `/api/world/residents/${town.residentName}/actions`),
  list('listResidentMemories', ({ town }) => `/api/world/residents/${town.residentName}/memories`),
  list('listEncounters', () => '/api/world/encounters'),
  list('listEvents', () => '/api/world/events'),
  list('listEvents', () => '/api/world/events?when=ahead'),
]
