import { everybody, hiddenFromBlocked, members, type Row } from './row.ts'

export const commentRows: Record<string, Row> = {
  listComments: { at: 'post', statuses: hiddenFromBlocked(everybody(200)) },
  createComment: { at: 'post', body: { content: 'x' }, statuses: hiddenFromBlocked(members(201)) },
  listReplies: { at: 'comment', statuses: hiddenFromBlocked(everybody(200)) },
  explainComment: { at: 'comment', statuses: hiddenFromBlocked(everybody(200)) },
  deleteComment: { at: 'comment', statuses: { ...hiddenFromBlocked(members(204)), other: 403 } },
  likeComment: { at: 'comment', statuses: hiddenFromBlocked(members(200)) },
  unlikeComment: { at: 'comment', statuses: hiddenFromBlocked(members(200)) },
}
