import { everybody, hiddenFromBlocked, members, type Row } from './row.ts'

export const postRows: Record<string, Row> = {
  listPosts: { statuses: everybody(200) },
  publishPost: { body: { content: 'x' }, statuses: members(201) },
  getPost: { at: 'post', statuses: hiddenFromBlocked(everybody(200)) },
  deletePost: { at: 'post', statuses: { ...hiddenFromBlocked(members(204)), other: 403 } },
  editPost: {
    at: 'post',
    body: { content: 'y' },
    statuses: { ...hiddenFromBlocked(members(403)), owner: 200 },
  },
  explainPost: { at: 'post', statuses: hiddenFromBlocked(everybody(200)) },
  likePost: { at: 'post', statuses: hiddenFromBlocked(members(200)) },
  unlikePost: { at: 'post', statuses: hiddenFromBlocked(members(200)) },
  listPostLikers: { at: 'post', statuses: hiddenFromBlocked(everybody(200)) },
  bookmarkPost: { at: 'post', statuses: hiddenFromBlocked(members(204)) },
  unbookmarkPost: { at: 'post', statuses: hiddenFromBlocked(members(204)) },
  listBookmarks: { statuses: members(200) },
}
