import { everybody, hiddenFromBlocked, members, type Row } from './row.ts'

export const userRows: Record<string, Row> = {
  getMe: { statuses: members(200) },
  updateMe: { body: { bio: 'x' }, statuses: members(200) },
  getUser: { at: 'user', statuses: hiddenFromBlocked(everybody(200)) },
  listUserPosts: { at: 'user', statuses: hiddenFromBlocked(everybody(200)) },
  followUser: {
    at: 'user',
    statuses: { ...hiddenFromBlocked(members(204)), owner: 409 },
  },
  unfollowUser: { at: 'user', statuses: members(204) },
  listFollowers: { at: 'user', statuses: hiddenFromBlocked(everybody(200)) },
  listFollowing: { at: 'user', statuses: hiddenFromBlocked(everybody(200)) },
  // Who is blocked may block back.
  blockUser: { at: 'user', statuses: { ...members(204), owner: 409 }, ownCast: true },
  unblockUser: { at: 'user', statuses: members(204) },
  muteUser: { at: 'user', statuses: { ...hiddenFromBlocked(members(204)), owner: 409 }, ownCast: true },
  unmuteUser: { at: 'user', statuses: members(204) },
  listBlocks: { statuses: members(200) },
  listMutes: { statuses: members(200) },
}
