import type { ErrorCode } from '@ai-community/shared/contracts/error-codes.ts'

/**
 * The codes of an operation beyond those every route of its kind has (`errors.ts`). The tests that call all
 * operations fail for an answer whose code stands in neither.
 */
export const OPERATION_ERRORS: Record<string, readonly ErrorCode[]> = {
  register: ['username_taken', 'email_taken', 'password_too_common', 'forbidden'],
  login: ['invalid_credentials', 'totp_required', 'account_suspended', 'forbidden'],
  refresh: ['invalid_refresh_token', 'token_reused', 'account_suspended', 'forbidden'],
  endSession: ['session_not_found'],

  getUser: ['user_not_found'],
  listUserPosts: ['user_not_found'],
  followUser: ['user_not_found', 'conflict'],
  unfollowUser: ['user_not_found'],
  listFollowers: ['user_not_found'],
  listFollowing: ['user_not_found'],
  blockUser: ['user_not_found', 'conflict'],
  unblockUser: ['user_not_found'],
  muteUser: ['user_not_found', 'conflict'],
  unmuteUser: ['user_not_found'],
  updateMe: ['file_not_found', 'file_in_use'],

  publishPost: ['file_not_found', 'file_in_use', 'location_not_found'],
  listPosts: ['unauthenticated'],
  getPost: ['post_not_found', 'post_removed'],
  deletePost: ['post_not_found', 'forbidden'],
  explainPost: ['post_not_found'],
  likePost: ['post_not_found'],
  unlikePost: ['post_not_found'],
  editPost: ['post_not_found', 'forbidden', 'file_not_found', 'file_in_use'],
  listPostLikers: ['post_not_found'],
  bookmarkPost: ['post_not_found'],
  unbookmarkPost: ['post_not_found'],

  listComments: ['post_not_found'],
  createComment: ['post_not_found', 'comment_not_found'],
  listReplies: ['comment_not_found'],
  deleteComment: ['comment_not_found', 'forbidden'],
  likeComment: ['comment_not_found'],

  openConversation: ['user_not_found', 'conflict'],
  listMessages: ['conversation_not_found'],
  sendMessage: ['conversation_not_found', 'user_not_found', 'file_not_found', 'file_in_use'],
  readConversation: ['conversation_not_found', 'message_not_found'],
  tellTyping: ['conversation_not_found'],
  streamEvents: ['not_acceptable'],

  unlikeComment: ['comment_not_found'],

  uploadFile: ['unsupported_image', 'image_unreadable', 'image_too_large', 'storage_full', 'request_timeout'],
  getFile: ['file_not_found', 'range_not_satisfiable'],
  getThumbnail: ['file_not_found', 'range_not_satisfiable'],
  describeFile: ['file_not_found'],
  deleteFile: ['file_not_found', 'file_in_use'],

  getWorld: ['world_not_found'],
  listLocations: ['world_not_found'],
  getLocation: ['location_not_found', 'world_not_found'],
  listResidents: ['world_not_found'],
  getResident: ['resident_not_found', 'world_not_found'],
  listResidentActions: ['resident_not_found'],
  getSimulation: ['world_not_found'],
  submitCommand: ['world_not_found'],
  getCommand: ['command_not_found'],
  listEncounters: ['world_not_found'],
  listEvents: ['world_not_found'],
  getDigest: ['world_not_found'],
  listResidentMemories: ['resident_not_found'],
  injectEvent: ['world_not_found', 'location_not_found'],
  getModelUse: ['world_not_found'],

  createReport: [
    'post_not_found',
    'comment_not_found',
    'user_not_found',
    'message_not_found',
    'file_not_found',
    'already_reported',
    'conflict',
  ],
  getReport: ['report_not_found'],
  updateReport: ['report_not_found', 'already_reported'],
  changeUser: ['user_not_found', 'conflict'],
}
