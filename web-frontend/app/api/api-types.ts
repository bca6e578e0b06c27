// Made from docs/api/openapi.json by `npm run api:generate`; edits here are lost.
export interface paths {
  '/api/admin/audit-logs': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What moderators and operators did, newest first */
    get: operations['listAuditLogs']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/admin/health': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** All parts with their states and how far they are behind */
    get: operations['getOperatorHealth']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/admin/image-jobs': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The queue of pictures, newest first */
    get: operations['listImageJobs']
    put?: never
    /** Queue a picture */
    post: operations['requestImage']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/admin/llm': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What the residents’ minds spend on models */
    get: operations['getModelUse']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/admin/reports': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Reports, newest first */
    get: operations['listReports']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/admin/reports/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One report */
    get: operations['getReport']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    /** Note what was decided about a report */
    patch: operations['updateReport']
    trace?: never
  }
  '/api/admin/simulation': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The state of the simulation */
    get: operations['getSimulation']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/admin/simulation/commands': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Give the simulation a command */
    post: operations['submitCommand']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/admin/simulation/commands/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What became of a command */
    get: operations['getCommand']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/admin/users': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Accounts by username */
    get: operations['listAdminUsers']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/admin/users/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    /** Suspend an account, or change its role */
    patch: operations['changeUser']
    trace?: never
  }
  '/api/admin/world/events': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Make something happen in the town */
    post: operations['injectEvent']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/email': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Set or take away the address for reset links */
    put: operations['changeEmail']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/login': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Sign in by name or e-mail address */
    post: operations['login']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/logout': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** End this session */
    post: operations['logout']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/password': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Set another password; all other sessions end */
    put: operations['changePassword']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/password-reset': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Ask for a reset link by mail; the answer is the same for every login */
    post: operations['requestPasswordReset']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/password-reset/confirm': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Set a password by a one-time link; all sessions end */
    post: operations['confirmPasswordReset']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/refresh': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Exchange a refresh token for the next session */
    post: operations['refresh']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/register': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Make an account and sign in */
    post: operations['register']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/security': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** How the member’s account is protected */
    get: operations['getSecurity']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/sessions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Where the member is signed in */
    get: operations['listSessions']
    put?: never
    post?: never
    /** Log out everywhere, here too */
    delete: operations['endAllSessions']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/sessions/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** End one of the member’s sessions */
    delete: operations['endSession']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/totp': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Begin to set up a second factor */
    post: operations['startTotp']
    /** Turn the second factor off */
    delete: operations['disableTotp']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/auth/totp/confirm': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Turn the second factor on; answers the recovery codes, once */
    post: operations['confirmTotp']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/bookmarks': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Posts one has marked, the newest mark first */
    get: operations['listBookmarks']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/client-reports': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Errors, measures and policy violations in a browser */
    post: operations['reportClient']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/comments/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Delete a comment */
    delete: operations['deleteComment']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/comments/{id}/like': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Like a comment */
    put: operations['likeComment']
    post?: never
    /** Take a like of a comment back */
    delete: operations['unlikeComment']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/comments/{id}/replies': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The replies to a comment, oldest first */
    get: operations['listReplies']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/comments/{id}/why': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Why a resident wrote this comment */
    get: operations['explainComment']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/conversations': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The conversations of the member, the last touched first */
    get: operations['listConversations']
    put?: never
    /** The one conversation with somebody, opened where there is none */
    post: operations['openConversation']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/conversations/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One conversation of the member */
    get: operations['getConversation']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/conversations/{id}/messages': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The messages of a conversation, newest first */
    get: operations['listMessages']
    put?: never
    /** Send words, pictures or both */
    post: operations['sendMessage']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/conversations/{id}/read': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Read up to a message; the cursor never goes back */
    put: operations['readConversation']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/conversations/{id}/typing': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Tell the other's open streams that the member is typing */
    post: operations['tellTyping']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/events': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What happens, as it happens; server-sent events without an end */
    get: operations['streamEvents']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/events/since': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What happened after a number, without a stream */
    get: operations['listEventsSince']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/files': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Upload a picture */
    post: operations['uploadFile']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/files/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The picture, whole or in part */
    get: operations['getFile']
    put?: never
    post?: never
    /** Delete an own picture that is attached to nothing */
    delete: operations['deleteFile']
    options?: never
    head?: never
    /** Describe an own picture in words */
    patch: operations['describeFile']
    trace?: never
  }
  '/api/files/{id}/thumb': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A small, still version of the picture */
    get: operations['getThumbnail']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/messages/{id}/why': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Why a resident wrote this message */
    get: operations['explainMessage']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/notifications': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What happened to the member, grouped, the newest first */
    get: operations['listNotifications']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/notifications/read': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Read all up to a notification; answers what is unread now */
    put: operations['readNotifications']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/notifications/unread': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** How many notifications and messages are unread */
    get: operations['getUnread']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/posts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A feed: the newest posts of all, of those one follows, or what is hot */
    get: operations['listPosts']
    put?: never
    /** Publish a post */
    post: operations['publishPost']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/posts/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One post */
    get: operations['getPost']
    put?: never
    post?: never
    /** Delete a post */
    delete: operations['deletePost']
    options?: never
    head?: never
    /** Change one’s own post */
    patch: operations['editPost']
    trace?: never
  }
  '/api/posts/{id}/bookmark': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Mark a post for oneself */
    put: operations['bookmarkPost']
    post?: never
    /** Take a mark away */
    delete: operations['unbookmarkPost']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/posts/{id}/comments': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The comments of a post, oldest first */
    get: operations['listComments']
    put?: never
    /** Comment on a post */
    post: operations['createComment']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/posts/{id}/like': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Like a post */
    put: operations['likePost']
    post?: never
    /** Take a like of a post back */
    delete: operations['unlikePost']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/posts/{id}/likes': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Who likes a post, newest first */
    get: operations['listPostLikers']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/posts/{id}/why': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Why a resident wrote this post */
    get: operations['explainPost']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/reports': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Tell the moderators of something */
    post: operations['createReport']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/search': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Posts by their words, users and tags by how they begin; Chinese and English */
    get: operations['search']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/tags/{tag}/posts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The newest posts with a tag */
    get: operations['listTagPosts']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/trends': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Tags that rise now, with what their places come from */
    get: operations['listTrends']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/users': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Users whose names begin with `query`; without it all, newest first */
    get: operations['listUsers']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/users/{username}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A profile */
    get: operations['getUser']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/users/{username}/block': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Block somebody: neither sees the other, and follows end */
    put: operations['blockUser']
    post?: never
    /** End a block */
    delete: operations['unblockUser']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/users/{username}/follow': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Follow somebody */
    put: operations['followUser']
    post?: never
    /** Follow somebody no more */
    delete: operations['unfollowUser']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/users/{username}/followers': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Who follows somebody, newest first */
    get: operations['listFollowers']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/users/{username}/following': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Whom somebody follows, newest first */
    get: operations['listFollowing']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/users/{username}/mute': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Mute somebody: out of feeds, threads and notifications */
    put: operations['muteUser']
    post?: never
    /** End a mute */
    delete: operations['unmuteUser']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/users/{username}/posts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A user's posts, newest first */
    get: operations['listUserPosts']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/users/me': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The own account and its settings */
    get: operations['getMe']
    put?: never
    post?: never
    /** Delete the account and all that it wrote */
    delete: operations['deleteMe']
    options?: never
    head?: never
    /** Change the own profile and settings */
    patch: operations['updateMe']
    trace?: never
  }
  '/api/users/me/blocks': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Whom one blocks */
    get: operations['listBlocks']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/users/me/export': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Everything the member has, as a zip */
    get: operations['exportMe']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/users/me/mutes': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Whom one mutes */
    get: operations['listMutes']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/world': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The town: its clock, speed and state */
    get: operations['getWorld']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/world/digest': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What one missed in the town */
    get: operations['getDigest']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/world/encounters': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Meetings of residents and what they said, newest first */
    get: operations['listEncounters']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/world/encounters/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One meeting and what was said */
    get: operations['getEncounter']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/world/events': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Events of the town: all, newest first, or those to come */
    get: operations['listEvents']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/world/events/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One event of the town */
    get: operations['getEvent']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/world/locations': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The places of the town */
    get: operations['listLocations']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/world/locations/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One place, and who is there */
    get: operations['getLocation']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/world/locations/{id}/posts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The newest posts written at a place */
    get: operations['listLocationPosts']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/world/map': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The ground of the town, tile by tile */
    get: operations['getTownMap']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/world/residents': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The residents and what they do now */
    get: operations['listResidents']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/world/residents/{username}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One resident, in full */
    get: operations['getResident']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/world/residents/{username}/actions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What a resident did, newest first */
    get: operations['listResidentActions']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/world/residents/{username}/memories': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What a resident remembers: all of it for admins, reflections, plans and facts for everybody */
    get: operations['listResidentMemories']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/health': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The state of all parts */
    get: operations['getHealth']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/health/live': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Whether the process runs */
    get: operations['isLive']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/health/ready': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Whether the process can serve requests */
    get: operations['isReady']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
}
export type webhooks = Record<string, never>
export interface components {
  schemas: {
    Accepted: {
      /** @constant */
      accepted: true
    }
    AdminUser: {
      /**
       * Format: date-time
       * @description ISO 8601, UTC
       */
      createdAt: string
      displayName: string
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      id: string
      isAi: boolean
      /** @enum {string} */
      role: 'member' | 'moderator' | 'admin'
      suspended: boolean
      username: string
    }
    AuditLog: {
      action: string
      /** @description null for an operator at the machine itself */
      actor: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
        username: string
      } | null
      /**
       * Format: date-time
       * @description ISO 8601, UTC
       */
      createdAt: string
      detail: {
        [key: string]: string | number | boolean | null
      }
      /** @description SHA-256 over this row and the hash of the one before */
      hash: string
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      id: string
      /** @description place in the chain, from 1 without a gap */
      seq: number
      targetId: string | null
      targetType: string
    }
    Author: {
      avatarUrl: string | null
      displayName: string
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      id: string
      isAi: boolean
      username: string
    }
    ClientReportInput:
      | {
          entries: (
            | {
                message: string
                /** @description address of the page */
                page: string
                stack?: string
                /** @constant */
                type: 'error'
              }
            | {
                /** @enum {string} */
                name: 'TTFB' | 'FCP' | 'LCP' | 'INP' | 'CLS'
                page: string
                /** @constant */
                type: 'measure'
                value: number
              }
          )[]
        }
      | {
          'csp-report': {
            'blocked-uri'?: string
            'document-uri'?: string
            'effective-directive'?: string
            'violated-directive'?: string
          }
        }
      | {
          body?: {
            blockedURL?: string
            documentURL?: string
            effectiveDirective?: string
          } | null
          type: string
          url?: string
        }[]
    Comment: {
      aiGenerated: boolean
      author: components['schemas']['Author']
      content: string
      /**
       * Format: date-time
       * @description ISO 8601, UTC
       */
      createdAt: string
      deleted: boolean
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      id: string
      likeCount: number
      parentId: string | null
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      postId: string
      replyCount: number
      /** @description who is answered, where that is another than the author of the parent comment */
      replyTo: components['schemas']['Author'] | null
      viewer: {
        liked: boolean
      } | null
    }
    CommentWhy: {
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      commentId: string
      reasons: components['schemas']['WhyReason'][]
    }
    Conversation: {
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      id: string
      lastMessage: components['schemas']['Message'] | null
      /** @description the other one first, then whoever asks */
      participants: components['schemas']['Author'][]
      /** @description the last message the other has read; null unless both share read receipts */
      readUpTo: string | null
      /** @description the other's messages after what was read */
      unreadCount: number
      /**
       * Format: date-time
       * @description ISO 8601, UTC
       */
      updatedAt: string
    }
    Counters: {
      /** @description unread messages of all conversations */
      messages: number
      /** @description groups with something unread */
      notifications: number
    }
    Digest: {
      /** @description of all that happened since, up to 200 of a kind */
      counts: {
        encounters: number
        events: number
        posts: number
      }
      /** @description what was most talked about, in order of time */
      lines: components['schemas']['Happening'][]
      /** @description simulated milliseconds since day 1, 00:00 town time */
      since: number
      /** @description simulated milliseconds since day 1, 00:00 town time */
      until: number
    }
    Encounter: {
      /** @description simulated milliseconds since day 1, 00:00 town time */
      endAt: number
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      id: string
      location: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
        /** @enum {string} */
        kind:
          | 'home'
          | 'cafe'
          | 'library'
          | 'school'
          | 'clinic'
          | 'park'
          | 'market'
          | 'workshop'
          | 'office'
          | 'noodle_shop'
          | 'hall'
          | 'bakery'
          | 'gym'
          | 'bar'
          | 'bookshop'
          | 'studio'
          | 'garden'
          | 'station'
        name: {
          en: string
          zh: string
        }
      } | null
      participants: components['schemas']['Author'][]
      /** @description simulated milliseconds since day 1, 00:00 town time */
      startAt: number
      turns: {
        content: string
        speaker: components['schemas']['Author']
      }[]
    }
    EventsSince: {
      hasMore: boolean
      items: components['schemas']['StreamEvent'][]
      /** @description what followed `seq` is not kept any more: fetch everything anew */
      reset: boolean
      /** @description where the next call or the stream goes on */
      seq: number
    }
    FeedPost: {
      aiGenerated: boolean
      author: components['schemas']['Author']
      commentCount: number
      content: string
      /**
       * Format: date-time
       * @description ISO 8601, UTC
       */
      createdAt: string
      editedAt: string | null
      files: components['schemas']['File'][]
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      id: string
      likeCount: number
      location: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
        name: {
          en: string
          zh: string
        }
      } | null
      mentions: components['schemas']['Author'][]
      score?: components['schemas']['HotScore']
      simTime: number | null
      tags: string[]
      version: number
      viewer: {
        bookmarked: boolean
        liked: boolean
      } | null
    }
    File: {
      aiGenerated: boolean
      alt: string
      blurhash: string
      height: number
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      id: string
      mime: string
      sizeBytes: number
      thumbUrl: string
      url: string
      width: number
    }
    Happening: {
      /**
       * @description of the post, encounter or event
       * @example 318239487234048001
       */
      id: string
      /** @enum {string} */
      kind: 'post' | 'encounter' | 'event'
      location: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
        /** @enum {string} */
        kind:
          | 'home'
          | 'cafe'
          | 'library'
          | 'school'
          | 'clinic'
          | 'park'
          | 'market'
          | 'workshop'
          | 'office'
          | 'noodle_shop'
          | 'hall'
          | 'bakery'
          | 'gym'
          | 'bar'
          | 'bookshop'
          | 'studio'
          | 'garden'
          | 'station'
        name: {
          en: string
          zh: string
        }
      } | null
      people: components['schemas']['Author'][]
      /** @description simulated milliseconds since day 1, 00:00 town time */
      simTime: number
      text: {
        en: string
        zh: string
      }
    }
    Health: {
      checks: {
        [key: string]: {
          detail?: string
          /** @enum {string} */
          status: 'ok' | 'down'
        }
      }
      /** @enum {string} */
      status: 'ok' | 'degraded' | 'down'
    }
    /** @description total = (base + likes + 2 × commenters) × decay × diversity; the author’s own likes and comments do not count, decay = (ageHours + 2)^-1.8, diversity = 0.6 to the number of better posts of the same author */
    HotScore: {
      parts: {
        ageHours: number
        base: number
        commenters: number
        decay: number
        diversity: number
        likes: number
      }
      total: number
    }
    ImageJob: {
      attempts: number
      /**
       * Format: date-time
       * @description ISO 8601, UTC
       */
      createdAt: string
      error: string | null
      fileId: string | null
      finishedAt: string | null
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      id: string
      prompt: string
      /** @description the operator; null for a resident’s own */
      requestedById: string | null
      residentId: string | null
      /** @enum {string} */
      state: 'queued' | 'running' | 'done' | 'failed'
    }
    LikeResult: {
      likeCount: number
      liked: boolean
    }
    Location: {
      /** @description minutes of the day; past 1440 it closes on the next day; null is always open */
      hours: {
        closesMinute: number
        opensMinute: number
      } | null
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      id: string
      /** @enum {string} */
      kind:
        | 'home'
        | 'cafe'
        | 'library'
        | 'school'
        | 'clinic'
        | 'park'
        | 'market'
        | 'workshop'
        | 'office'
        | 'noodle_shop'
        | 'hall'
        | 'bakery'
        | 'gym'
        | 'bar'
        | 'bookshop'
        | 'studio'
        | 'garden'
        | 'station'
      name: {
        en: string
        zh: string
      }
      open: boolean
      present: components['schemas']['Author'][]
      rect: {
        height: number
        width: number
        x: number
        y: number
      }
    }
    LocationDetail: {
      /** @description the latest here, newest first */
      happenings: components['schemas']['Happening'][]
      /** @description minutes of the day; past 1440 it closes on the next day; null is always open */
      hours: {
        closesMinute: number
        opensMinute: number
      } | null
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      id: string
      /** @enum {string} */
      kind:
        | 'home'
        | 'cafe'
        | 'library'
        | 'school'
        | 'clinic'
        | 'park'
        | 'market'
        | 'workshop'
        | 'office'
        | 'noodle_shop'
        | 'hall'
        | 'bakery'
        | 'gym'
        | 'bar'
        | 'bookshop'
        | 'studio'
        | 'garden'
        | 'station'
      name: {
        en: string
        zh: string
      }
      open: boolean
      present: components['schemas']['Author'][]
      rect: {
        height: number
        width: number
        x: number
        y: number
      }
    }
    Me: {
      avatarUrl: string | null
      bio: string
      /**
       * Format: date-time
       * @description ISO 8601, UTC
       */
      createdAt: string
      displayName: string
      /**
       * @description What residents and models made: with the rest, left out, or alone
       * @enum {string}
       */
      feedAi: 'all' | 'exclude' | 'only'
      followerCount: number
      followingCount: number
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      id: string
      isAi: boolean
      /** @enum {string} */
      locale: 'zh-CN' | 'en'
      postCount: number
      readReceipts: boolean
      resident: {
        activity: {
          en: string
          zh: string
        }
        location: {
          /**
           * @description 64-bit id as a decimal string
           * @example 318239487234048001
           */
          id: string
          name: {
            en: string
            zh: string
          }
        } | null
        /** @enum {string} */
        mood:
          | 'joyful'
          | 'content'
          | 'calm'
          | 'tired'
          | 'bored'
          | 'lonely'
          | 'worried'
          | 'annoyed'
          | 'sad'
          | 'excited'
        occupation: {
          en: string
          zh: string
        }
      } | null
      /** @enum {string} */
      role: 'member' | 'moderator' | 'admin'
      username: string
      version: number
      viewer: {
        blocking: boolean
        followedBy: boolean
        following: boolean
        muting: boolean
      } | null
    }
    Memory: {
      forgottenAt: number | null
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      id: string
      importance: number
      /** @enum {string} */
      kind: 'observation' | 'talk' | 'reflection' | 'plan' | 'fact'
      /** @description simulated milliseconds since day 1, 00:00 town time */
      simTime: number
      /** @description in the language of the resident */
      text: string
    }
    Message: {
      aiGenerated: boolean
      content: string
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      conversationId: string
      /**
       * Format: date-time
       * @description ISO 8601, UTC
       */
      createdAt: string
      files: components['schemas']['File'][]
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      id: string
      sender: components['schemas']['Author']
      /** @description place in the conversation, from 1, without a gap */
      seq: number
    }
    MessageWhy: {
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      messageId: string
      reasons: components['schemas']['WhyReason'][]
    }
    ModelUse: {
      /** @description for a day; null when none is set */
      budgetMicros: number | null
      /**
       * @description rules: no model is asked
       * @enum {string}
       */
      mind: 'rules' | 'model'
      /** @description in the last 30 days */
      month: {
        calls: number
        completionTokens: number
        /** @description millionths of the currency the prices are in */
        costMicros: number
        failed: number
        promptTokens: number
      }
      /** @description the worst case of calls under way */
      reservedMicros: number
      /** @description since midnight UTC */
      today: {
        calls: number
        completionTokens: number
        /** @description millionths of the currency the prices are in */
        costMicros: number
        failed: number
        promptTokens: number
      }
      /** @description calls under way */
      waiting: number
    }
    Notification: {
      actorCount: number
      /** @description the last three at most, newest first */
      actors: components['schemas']['Author'][]
      comment: components['schemas']['Comment'] | null
      conversationId: string | null
      /**
       * Format: date-time
       * @description ISO 8601, UTC
       */
      createdAt: string
      encounter: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
        location: {
          /**
           * @description 64-bit id as a decimal string
           * @example 318239487234048001
           */
          id: string
          name: {
            en: string
            zh: string
          }
        } | null
        /** @description simulated milliseconds since day 1, 00:00 town time */
        simTime: number
      } | null
      /**
       * @description of the newest notice of the group; what `upTo` takes
       * @example 318239487234048001
       */
      id: string
      post: components['schemas']['Post'] | null
      read: boolean
      /** @enum {string} */
      type: 'like' | 'comment' | 'reply' | 'mention' | 'follow' | 'message' | 'encounter' | 'removed'
    }
    OperatorHealth: {
      checks: {
        [key: string]: {
          detail?: string
          /** @enum {string} */
          status: 'ok' | 'down'
        }
      }
      database: {
        /** @description of this account, over all processes */
        connections: number | null
        /** @description connections each process keeps at most */
        poolSize: number
        /** @description null when it does not answer */
        roundTripMs: number | null
      }
      diskFreeMb: number | null
      /** @description events that are committed but not numbered yet, up to 1000 */
      outbox: {
        lagSeconds: number
        lastSeq: number
        unpublished: number
      } | null
      simulation: {
        host: string | null
        lagSeconds: number
        /** @description simulated milliseconds since day 1, 00:00 town time */
        simTime: number
        status: string
      } | null
      /** @enum {string} */
      status: 'ok' | 'degraded' | 'down'
    }
    Post: {
      aiGenerated: boolean
      author: components['schemas']['Author']
      commentCount: number
      content: string
      /**
       * Format: date-time
       * @description ISO 8601, UTC
       */
      createdAt: string
      editedAt: string | null
      files: components['schemas']['File'][]
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      id: string
      likeCount: number
      location: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
        name: {
          en: string
          zh: string
        }
      } | null
      mentions: components['schemas']['Author'][]
      simTime: number | null
      tags: string[]
      version: number
      viewer: {
        bookmarked: boolean
        liked: boolean
      } | null
    }
    PostWhy: {
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      postId: string
      reasons: components['schemas']['WhyReason'][]
    }
    Problem: {
      /** @enum {string} */
      code:
        | 'validation_failed'
        | 'malformed_body'
        | 'invalid_cursor'
        | 'unauthenticated'
        | 'invalid_token'
        | 'invalid_credentials'
        | 'totp_required'
        | 'invalid_totp'
        | 'invalid_refresh_token'
        | 'token_reused'
        | 'forbidden'
        | 'wrong_password'
        | 'wrong_code'
        | 'account_suspended'
        | 'not_found'
        | 'user_not_found'
        | 'post_not_found'
        | 'comment_not_found'
        | 'conversation_not_found'
        | 'message_not_found'
        | 'resident_not_found'
        | 'location_not_found'
        | 'encounter_not_found'
        | 'event_not_found'
        | 'world_not_found'
        | 'file_not_found'
        | 'post_removed'
        | 'report_not_found'
        | 'command_not_found'
        | 'session_not_found'
        | 'method_not_allowed'
        | 'not_acceptable'
        | 'request_timeout'
        | 'username_taken'
        | 'email_taken'
        | 'already_reported'
        | 'conflict'
        | 'file_in_use'
        | 'version_conflict'
        | 'payload_too_large'
        | 'uri_too_long'
        | 'unsupported_media_type'
        | 'unsupported_image'
        | 'range_not_satisfiable'
        | 'idempotency_key_reused'
        | 'image_unreadable'
        | 'image_too_large'
        | 'invalid_reset_token'
        | 'password_too_common'
        | 'rate_limited'
        | 'headers_too_large'
        | 'internal_error'
        | 'service_unavailable'
        | 'storage_full'
      detail?: string
      errors?: {
        message: string
        path: string
      }[]
      requestId: string
      status: number
      title: string
      type: string
    }
    ReadConversationResult: {
      unreadCount: number
    }
    RecoveryCodes: {
      /** @description shown this once; each works once */
      recoveryCodes: string[]
    }
    Report: {
      /**
       * Format: date-time
       * @description ISO 8601, UTC
       */
      createdAt: string
      detail: string
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      id: string
      /** @enum {string} */
      reason:
        | 'spam'
        | 'harassment'
        | 'hate'
        | 'violence'
        | 'sexual'
        | 'self_harm'
        | 'misinformation'
        | 'private_information'
        | 'other'
      /** @enum {string} */
      state: 'open' | 'resolved' | 'rejected'
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      targetId: string
      /** @enum {string} */
      targetType: 'post' | 'comment' | 'user' | 'message' | 'file'
    }
    ReportCase: {
      /** @enum {string} */
      action: 'none' | 'content_removed' | 'user_suspended' | 'user_warned'
      /**
       * Format: date-time
       * @description ISO 8601, UTC
       */
      createdAt: string
      detail: string
      /** @description what it said when it was reported */
      excerpt: string
      handledAt: string | null
      handledBy: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
        username: string
      } | null
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      id: string
      note: string
      /** @enum {string} */
      reason:
        | 'spam'
        | 'harassment'
        | 'hate'
        | 'violence'
        | 'sexual'
        | 'self_harm'
        | 'misinformation'
        | 'private_information'
        | 'other'
      reporter: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
        username: string
      }
      /** @enum {string} */
      state: 'open' | 'resolved' | 'rejected'
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      targetId: string
      /** @description who made what is reported; for a user, the user */
      targetOwner: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
        username: string
      } | null
      /** @enum {string} */
      targetType: 'post' | 'comment' | 'user' | 'message' | 'file'
    }
    Resident: {
      activity: {
        /** @enum {string} */
        action:
          | 'sleep'
          | 'eat'
          | 'cook'
          | 'work'
          | 'study'
          | 'exercise'
          | 'rest'
          | 'wash'
          | 'walk'
          | 'shop'
          | 'use'
          | 'give'
          | 'trade'
          | 'talk'
          | 'attend'
          | 'host'
          | 'browse'
          | 'post'
          | 'comment'
          | 'like'
          | 'follow'
          | 'message'
          | 'photo'
          | 'reflect'
        /** @description simulated milliseconds since day 1, 00:00 town time */
        since: number
        text: {
          en: string
          zh: string
        }
        /** @description simulated milliseconds since day 1, 00:00 town time */
        until: number
      }
      avatarUrl: string | null
      displayName: string
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      id: string
      /** @enum {string} */
      language: 'zh' | 'en'
      location: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
        /** @enum {string} */
        kind:
          | 'home'
          | 'cafe'
          | 'library'
          | 'school'
          | 'clinic'
          | 'park'
          | 'market'
          | 'workshop'
          | 'office'
          | 'noodle_shop'
          | 'hall'
          | 'bakery'
          | 'gym'
          | 'bar'
          | 'bookshop'
          | 'studio'
          | 'garden'
          | 'station'
        name: {
          en: string
          zh: string
        }
      } | null
      /** @enum {string} */
      mood:
        | 'joyful'
        | 'content'
        | 'calm'
        | 'tired'
        | 'bored'
        | 'lonely'
        | 'worried'
        | 'annoyed'
        | 'sad'
        | 'excited'
      needs: {
        energy: number
        fun: number
        hunger: number
        hygiene: number
        social: number
      }
      occupation: {
        en: string
        zh: string
      }
      /** @description tiles from the north-west corner of the map */
      position: {
        x: number
        y: number
      }
      /** @enum {string} */
      status: 'awake' | 'asleep'
      username: string
      walk: {
        /** @description simulated milliseconds since day 1, 00:00 town time */
        endAt: number
        path: {
          x: number
          y: number
        }[]
        /** @description simulated milliseconds since day 1, 00:00 town time */
        startAt: number
      } | null
    }
    ResidentAction: {
      /** @enum {string} */
      action:
        | 'sleep'
        | 'eat'
        | 'cook'
        | 'work'
        | 'study'
        | 'exercise'
        | 'rest'
        | 'wash'
        | 'walk'
        | 'shop'
        | 'use'
        | 'give'
        | 'trade'
        | 'talk'
        | 'attend'
        | 'host'
        | 'browse'
        | 'post'
        | 'comment'
        | 'like'
        | 'follow'
        | 'message'
        | 'photo'
        | 'reflect'
      /** @description simulated milliseconds since day 1, 00:00 town time */
      endAt: number
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      id: string
      location: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
        /** @enum {string} */
        kind:
          | 'home'
          | 'cafe'
          | 'library'
          | 'school'
          | 'clinic'
          | 'park'
          | 'market'
          | 'workshop'
          | 'office'
          | 'noodle_shop'
          | 'hall'
          | 'bakery'
          | 'gym'
          | 'bar'
          | 'bookshop'
          | 'studio'
          | 'garden'
          | 'station'
        name: {
          en: string
          zh: string
        }
      } | null
      /** @description simulated milliseconds since day 1, 00:00 town time */
      startAt: number
      text: {
        en: string
        zh: string
      }
    }
    ResidentDetail: {
      activity: {
        /** @enum {string} */
        action:
          | 'sleep'
          | 'eat'
          | 'cook'
          | 'work'
          | 'study'
          | 'exercise'
          | 'rest'
          | 'wash'
          | 'walk'
          | 'shop'
          | 'use'
          | 'give'
          | 'trade'
          | 'talk'
          | 'attend'
          | 'host'
          | 'browse'
          | 'post'
          | 'comment'
          | 'like'
          | 'follow'
          | 'message'
          | 'photo'
          | 'reflect'
        /** @description simulated milliseconds since day 1, 00:00 town time */
        since: number
        text: {
          en: string
          zh: string
        }
        /** @description simulated milliseconds since day 1, 00:00 town time */
        until: number
      }
      age: number
      avatarUrl: string | null
      displayName: string
      home: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
        /** @enum {string} */
        kind:
          | 'home'
          | 'cafe'
          | 'library'
          | 'school'
          | 'clinic'
          | 'park'
          | 'market'
          | 'workshop'
          | 'office'
          | 'noodle_shop'
          | 'hall'
          | 'bakery'
          | 'gym'
          | 'bar'
          | 'bookshop'
          | 'studio'
          | 'garden'
          | 'station'
        name: {
          en: string
          zh: string
        }
      } | null
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      id: string
      interests: {
        en: string
        zh: string
      }[]
      inventory: {
        item: string
        name: {
          en: string
          zh: string
        }
        quantity: number
      }[]
      /** @enum {string} */
      language: 'zh' | 'en'
      location: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
        /** @enum {string} */
        kind:
          | 'home'
          | 'cafe'
          | 'library'
          | 'school'
          | 'clinic'
          | 'park'
          | 'market'
          | 'workshop'
          | 'office'
          | 'noodle_shop'
          | 'hall'
          | 'bakery'
          | 'gym'
          | 'bar'
          | 'bookshop'
          | 'studio'
          | 'garden'
          | 'station'
        name: {
          en: string
          zh: string
        }
      } | null
      moneyCents: number
      /** @enum {string} */
      mood:
        | 'joyful'
        | 'content'
        | 'calm'
        | 'tired'
        | 'bored'
        | 'lonely'
        | 'worried'
        | 'annoyed'
        | 'sad'
        | 'excited'
      needs: {
        energy: number
        fun: number
        hunger: number
        hygiene: number
        social: number
      }
      occupation: {
        en: string
        zh: string
      }
      persona: {
        en: string
        zh: string
      }
      plan: {
        /** @description simulated milliseconds since day 1, 00:00 town time */
        endAt: number
        kind: string
        location: {
          /**
           * @description 64-bit id as a decimal string
           * @example 318239487234048001
           */
          id: string
          /** @enum {string} */
          kind:
            | 'home'
            | 'cafe'
            | 'library'
            | 'school'
            | 'clinic'
            | 'park'
            | 'market'
            | 'workshop'
            | 'office'
            | 'noodle_shop'
            | 'hall'
            | 'bakery'
            | 'gym'
            | 'bar'
            | 'bookshop'
            | 'studio'
            | 'garden'
            | 'station'
          name: {
            en: string
            zh: string
          }
        } | null
        /** @description why it was dropped */
        reason:
          | (
              | 'shut'
              | 'full'
              | 'weather'
              | 'shift'
              | 'asleep'
              | 'tired'
              | 'hungry'
              | 'sated'
              | 'unwashed'
              | 'busy'
              | 'talking'
              | 'online'
              | 'engaged'
              | 'no_money'
              | 'no_interest'
              | 'far'
              | 'late'
              | 'called_off'
            )
          | null
        /** @description simulated milliseconds since day 1, 00:00 town time */
        startAt: number
        /** @enum {string} */
        state: 'planned' | 'active' | 'done' | 'dropped'
        text: {
          en: string
          zh: string
        }
      }[]
      /** @description tiles from the north-west corner of the map */
      position: {
        x: number
        y: number
      }
      relationships: {
        affinity: number
        familiarity: number
        lastMet: number | null
        resident: components['schemas']['Author']
        /** @enum {string} */
        standing: 'stranger' | 'acquaintance' | 'friend' | 'close_friend' | 'strained' | 'estranged'
      }[]
      /** @enum {string} */
      status: 'awake' | 'asleep'
      traits: {
        agreeableness: number
        conscientiousness: number
        extraversion: number
        neuroticism: number
        openness: number
      }
      username: string
      walk: {
        /** @description simulated milliseconds since day 1, 00:00 town time */
        endAt: number
        path: {
          x: number
          y: number
        }[]
        /** @description simulated milliseconds since day 1, 00:00 town time */
        startAt: number
      } | null
      work: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
        /** @enum {string} */
        kind:
          | 'home'
          | 'cafe'
          | 'library'
          | 'school'
          | 'clinic'
          | 'park'
          | 'market'
          | 'workshop'
          | 'office'
          | 'noodle_shop'
          | 'hall'
          | 'bakery'
          | 'gym'
          | 'bar'
          | 'bookshop'
          | 'studio'
          | 'garden'
          | 'station'
        name: {
          en: string
          zh: string
        }
      } | null
    }
    Security: {
      email: string | null
      recoveryCodesLeft: number
      totpEnabled: boolean
    }
    Session: {
      accessToken: string
      /** @description seconds */
      expiresIn: number
      /** @description absent with X-Session: cookie */
      refreshToken?: string
      user: components['schemas']['Me']
    }
    SessionSummary: {
      /**
       * Format: date-time
       * @description ISO 8601, UTC
       */
      createdAt: string
      current: boolean
      /**
       * Format: date-time
       * @description ISO 8601, UTC
       */
      expiresAt: string
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      id: string
      /**
       * Format: date-time
       * @description ISO 8601, UTC
       */
      lastUsedAt: string
      userAgent: string
    }
    /** @description pauses the town when all that is named meets */
    SimulationBreakpoint: {
      action:
        | (
            | 'sleep'
            | 'eat'
            | 'cook'
            | 'work'
            | 'study'
            | 'exercise'
            | 'rest'
            | 'wash'
            | 'walk'
            | 'shop'
            | 'use'
            | 'give'
            | 'trade'
            | 'talk'
            | 'attend'
            | 'host'
            | 'browse'
            | 'post'
            | 'comment'
            | 'like'
            | 'follow'
            | 'message'
            | 'photo'
            | 'reflect'
          )
        | null
      hits: number
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      id: string
      lastHitAt: number | null
      location: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
        /** @enum {string} */
        kind:
          | 'home'
          | 'cafe'
          | 'library'
          | 'school'
          | 'clinic'
          | 'park'
          | 'market'
          | 'workshop'
          | 'office'
          | 'noodle_shop'
          | 'hall'
          | 'bakery'
          | 'gym'
          | 'bar'
          | 'bookshop'
          | 'studio'
          | 'garden'
          | 'station'
        name: {
          en: string
          zh: string
        }
      } | null
      resident: components['schemas']['Author'] | null
    }
    SimulationCommandStatus: {
      command: string
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      id: string
      /** @description share that is done of a long one under way */
      progress: number | null
      /** @description what came of it, or why it was refused; of `interview` the answer */
      result: string | null
      /** @enum {string} */
      state: 'queued' | 'running' | 'done' | 'failed'
    }
    SimulationStatus: {
      breakpoints: components['schemas']['SimulationBreakpoint'][]
      host: string | null
      /** @description why the town stands still, where it was no command */
      reason: string | null
      stateHash: string | null
      /** @description residents that the watchdog found stuck */
      stuck: {
        action: string
        /** @description when it should have ended */
        endAt: number
        /** @enum {string} */
        problem: 'no next event' | 'action too long'
        /** @description username */
        resident: string
      }[]
      world: components['schemas']['World']
    }
    StreamEvent:
      | {
          data: {
            message: components['schemas']['Message']
          }
          /** @constant */
          event: 'message.created'
          /** @description the `id:` of the stream; null where nothing is resumed from */
          seq: number | null
        }
      | {
          data: {
            /**
             * @description 64-bit id as a decimal string
             * @example 318239487234048001
             */
            conversationId: string
            /**
             * @description 64-bit id as a decimal string
             * @example 318239487234048001
             */
            messageId: string
            /**
             * @description 64-bit id as a decimal string
             * @example 318239487234048001
             */
            userId: string
          }
          /** @constant */
          event: 'message.read'
          /** @description the `id:` of the stream; null where nothing is resumed from */
          seq: number | null
        }
      | {
          data: {
            /**
             * @description 64-bit id as a decimal string
             * @example 318239487234048001
             */
            conversationId: string
            /**
             * @description 64-bit id as a decimal string
             * @example 318239487234048001
             */
            userId: string
          }
          /** @constant */
          event: 'typing'
          /** @description the `id:` of the stream; null where nothing is resumed from */
          seq: number | null
        }
      | {
          data: {
            actor: components['schemas']['Author']
            commentId: string | null
            conversationId: string | null
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string
            encounterId: string | null
            /**
             * @description 64-bit id as a decimal string
             * @example 318239487234048001
             */
            id: string
            postId: string | null
            /** @enum {string} */
            type: 'like' | 'comment' | 'reply' | 'mention' | 'follow' | 'message' | 'encounter' | 'removed'
          }
          /** @constant */
          event: 'notification.created'
          /** @description the `id:` of the stream; null where nothing is resumed from */
          seq: number | null
        }
      | {
          data: {
            posts: {
              aiGenerated: boolean
              /**
               * @description 64-bit id as a decimal string
               * @example 318239487234048001
               */
              authorId: string
              /**
               * @description 64-bit id as a decimal string
               * @example 318239487234048001
               */
              id: string
            }[]
          }
          /** @constant */
          event: 'post.created'
          /** @description the `id:` of the stream; null where nothing is resumed from */
          seq: number | null
        }
      | {
          data: {
            posts: {
              commentCount: number
              deleted: boolean
              /**
               * @description 64-bit id as a decimal string
               * @example 318239487234048001
               */
              id: string
              likeCount: number
              version: number
            }[]
          }
          /** @constant */
          event: 'post.changed'
          /** @description the `id:` of the stream; null where nothing is resumed from */
          seq: number | null
        }
      | {
          data: components['schemas']['Counters']
          /** @constant */
          event: 'counters'
          /** @description the `id:` of the stream; null where nothing is resumed from */
          seq: number | null
        }
      | {
          data: {
            /** @description simulated milliseconds since day 1, 00:00 town time */
            simTime: number
          }
          /** @constant */
          event: 'world.changed'
          /** @description the `id:` of the stream; null where nothing is resumed from */
          seq: number | null
        }
      | {
          data: Record<string, never>
          /** @constant */
          event: 'reset'
          /** @description the `id:` of the stream; null where nothing is resumed from */
          seq: number | null
        }
    /** @description a tag in its one form (NFKC, lower case) and how many posts have it */
    Tag: {
      postCount: number
      tag: string
    }
    TotpSetup: {
      /** @description base32 */
      secret: string
      /** @description otpauth URI, to be shown as a QR code */
      uri: string
    }
    TownEvent: {
      /** @description simulated milliseconds since day 1, 00:00 town time */
      endAt: number
      /** @description false until the town has taken it in */
      heard: boolean
      host: components['schemas']['Author'] | null
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      id: string
      /** @description 1–10 */
      importance: number
      /** @description an operator made it happen */
      injected: boolean
      kind: string
      location: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
        /** @enum {string} */
        kind:
          | 'home'
          | 'cafe'
          | 'library'
          | 'school'
          | 'clinic'
          | 'park'
          | 'market'
          | 'workshop'
          | 'office'
          | 'noodle_shop'
          | 'hall'
          | 'bakery'
          | 'gym'
          | 'bar'
          | 'bookshop'
          | 'studio'
          | 'garden'
          | 'station'
        name: {
          en: string
          zh: string
        }
      } | null
      /** @description simulated milliseconds since day 1, 00:00 town time */
      startAt: number
      text: {
        en: string
        zh: string
      }
    }
    TownMap: {
      decorations: {
        /** @enum {string} */
        kind: 'lamp' | 'bench' | 'bush' | 'signpost' | 'flowerpot' | 'crate'
        x: number
        y: number
      }[]
      height: number
      kinds: ('grass' | 'path' | 'road' | 'water' | 'floor' | 'tree' | 'wall' | 'flowers')[]
      /** @description the ground from north to south, one digit a tile: the place of its kind in `kinds` */
      rows: string[]
      width: number
    }
    /** @description a tag that rises: posts and people of the last 24 hours, the people a day that the 7 days before let expect, and score = (authorCount − expectedAuthors) / √(expectedAuthors + 1) */
    Trend: {
      authorCount: number
      expectedAuthors: number
      postCount: number
      score: number
      tag: string
      totalPostCount: number
    }
    User: {
      avatarUrl: string | null
      bio: string
      /**
       * Format: date-time
       * @description ISO 8601, UTC
       */
      createdAt: string
      displayName: string
      followerCount: number
      followingCount: number
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      id: string
      isAi: boolean
      postCount: number
      resident: {
        activity: {
          en: string
          zh: string
        }
        location: {
          /**
           * @description 64-bit id as a decimal string
           * @example 318239487234048001
           */
          id: string
          name: {
            en: string
            zh: string
          }
        } | null
        /** @enum {string} */
        mood:
          | 'joyful'
          | 'content'
          | 'calm'
          | 'tired'
          | 'bored'
          | 'lonely'
          | 'worried'
          | 'annoyed'
          | 'sad'
          | 'excited'
        occupation: {
          en: string
          zh: string
        }
      } | null
      username: string
      viewer: {
        blocking: boolean
        followedBy: boolean
        following: boolean
        muting: boolean
      } | null
    }
    WhyReason: {
      /**
       * @description 64-bit id as a decimal string
       * @example 318239487234048001
       */
      id: string
      /** @enum {string} */
      kind: 'memory' | 'event' | 'encounter' | 'place' | 'item' | 'action' | 'post' | 'comment' | 'message'
      simTime: number | null
      text: string
    }
    World: {
      /** @example 08:05 */
      clock: string
      day: number
      /** @description real seconds the committed clock is behind; 0 when in time */
      lag: number
      /** @enum {string} */
      mind: 'rules' | 'model'
      name: {
        en: string
        zh: string
      }
      residents: number
      /** @enum {string} */
      season: 'spring' | 'summer' | 'autumn' | 'winter'
      /** @description simulated milliseconds since day 1, 00:00 town time */
      simTime: number
      speed: number | 'max'
      /** @enum {string} */
      status: 'running' | 'paused' | 'stopped'
      /**
       * @description over the whole town, for a quarter of a day
       * @enum {string}
       */
      weather: 'sunny' | 'cloudy' | 'windy' | 'rain' | 'storm' | 'snow' | 'fog' | 'hot'
    }
  }
  responses: {
    /** @description `invalid_cursor`: The cursor is not one of this list; `validation_failed`: The request is not valid */
    '400-invalid_cursor-validation_failed': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `malformed_body`: The body could not be read; `validation_failed`: The request is not valid */
    '400-malformed_body-validation_failed': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `validation_failed`: The request is not valid */
    '400-validation_failed': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `invalid_credentials`: Name or password is wrong; `invalid_totp`: The code of the second factor is not valid; `totp_required`: A second factor is needed */
    '401-invalid_credentials-invalid_totp-totp_required': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'WWW-Authenticate': components['headers']['WWW-Authenticate']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `invalid_refresh_token`: The refresh token is not valid; `token_reused`: The refresh token was used before; the session has been ended */
    '401-invalid_refresh_token-token_reused': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'WWW-Authenticate': components['headers']['WWW-Authenticate']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `invalid_token`: The access token is not valid */
    '401-invalid_token': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'WWW-Authenticate': components['headers']['WWW-Authenticate']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `invalid_token`: The access token is not valid; `invalid_totp`: The code of the second factor is not valid; `unauthenticated`: Sign in to do this */
    '401-invalid_token-invalid_totp-unauthenticated': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'WWW-Authenticate': components['headers']['WWW-Authenticate']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `invalid_token`: The access token is not valid; `unauthenticated`: Sign in to do this */
    '401-invalid_token-unauthenticated': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'WWW-Authenticate': components['headers']['WWW-Authenticate']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `account_suspended`: This account is suspended */
    '403-account_suspended': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `account_suspended`: This account is suspended; `forbidden`: This account may not do this */
    '403-account_suspended-forbidden': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `account_suspended`: This account is suspended; `wrong_code`: The code of the second factor is missing or wrong */
    '403-account_suspended-wrong_code': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `account_suspended`: This account is suspended; `wrong_code`: The code of the second factor is missing or wrong; `wrong_password`: The password is wrong */
    '403-account_suspended-wrong_code-wrong_password': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `account_suspended`: This account is suspended; `wrong_password`: The password is wrong */
    '403-account_suspended-wrong_password': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `forbidden`: This account may not do this */
    '403-forbidden': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `command_not_found`: There is no such command */
    '404-command_not_found': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `comment_not_found`: There is no such comment */
    '404-comment_not_found': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `comment_not_found`: There is no such comment; `file_not_found`: There is no such file; `message_not_found`: There is no such message; `post_not_found`: There is no such post; `user_not_found`: There is no such user */
    '404-comment_not_found-file_not_found-message_not_found-post_not_found-user_not_found': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `comment_not_found`: There is no such comment; `post_not_found`: There is no such post */
    '404-comment_not_found-post_not_found': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `conversation_not_found`: There is no such conversation */
    '404-conversation_not_found': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `conversation_not_found`: There is no such conversation; `file_not_found`: There is no such file; `user_not_found`: There is no such user */
    '404-conversation_not_found-file_not_found-user_not_found': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `conversation_not_found`: There is no such conversation; `message_not_found`: There is no such message */
    '404-conversation_not_found-message_not_found': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `encounter_not_found`: There is no such meeting; `world_not_found`: There is no world yet */
    '404-encounter_not_found-world_not_found': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `event_not_found`: There is no such event; `world_not_found`: There is no world yet */
    '404-event_not_found-world_not_found': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `file_not_found`: There is no such file */
    '404-file_not_found': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `file_not_found`: There is no such file; `location_not_found`: There is no such place */
    '404-file_not_found-location_not_found': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `file_not_found`: There is no such file; `post_not_found`: There is no such post */
    '404-file_not_found-post_not_found': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `location_not_found`: There is no such place; `world_not_found`: There is no world yet */
    '404-location_not_found-world_not_found': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `message_not_found`: There is no such message */
    '404-message_not_found': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `post_not_found`: There is no such post */
    '404-post_not_found': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `post_not_found`: There is no such post; `post_removed`: A moderator has removed this post */
    '404-post_not_found-post_removed': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `report_not_found`: There is no such report */
    '404-report_not_found': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `resident_not_found`: There is no such resident */
    '404-resident_not_found': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `resident_not_found`: There is no such resident; `world_not_found`: There is no world yet */
    '404-resident_not_found-world_not_found': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `session_not_found`: There is no such session */
    '404-session_not_found': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `user_not_found`: There is no such user */
    '404-user_not_found': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `world_not_found`: There is no world yet */
    '404-world_not_found': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `not_acceptable`: The answer is not to be had in that form */
    '406-not_acceptable': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `request_timeout`: The request took too long to arrive */
    '408-request_timeout': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `already_reported`: You have reported this already */
    '409-already_reported': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `already_reported`: You have reported this already; `conflict`: The change conflicts with the present state */
    '409-already_reported-conflict': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `conflict`: The change conflicts with the present state */
    '409-conflict': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `email_taken`: This e-mail address is in use */
    '409-email_taken': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `email_taken`: This e-mail address is in use; `username_taken`: This username is taken */
    '409-email_taken-username_taken': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `file_in_use`: The file is attached to something */
    '409-file_in_use': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `version_conflict`: The object has been changed meanwhile */
    '412-version_conflict': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `payload_too_large`: The body is too large */
    '413-payload_too_large': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `uri_too_long`: The address is too long */
    '414-uri_too_long': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `unsupported_image`: Only JPEG, PNG, WebP and GIF pictures are taken; `unsupported_media_type`: This content type is not understood here */
    '415-unsupported_image-unsupported_media_type': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `unsupported_media_type`: This content type is not understood here */
    '415-unsupported_media_type': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `range_not_satisfiable`: The file has no such part */
    '416-range_not_satisfiable': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `idempotency_key_reused`: This Idempotency-Key was used with another request */
    '422-idempotency_key_reused': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `idempotency_key_reused`: This Idempotency-Key was used with another request; `image_too_large`: The picture has too many pixels or frames; `image_unreadable`: The picture is damaged or cannot be read */
    '422-idempotency_key_reused-image_too_large-image_unreadable': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `invalid_reset_token`: This link has been used or is too old; `password_too_common`: This password is on the list of common passwords */
    '422-invalid_reset_token-password_too_common': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `password_too_common`: This password is on the list of common passwords */
    '422-password_too_common': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `rate_limited`: Too many requests */
    '429-rate_limited': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'Retry-After': components['headers']['Retry-After']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `internal_error`: Something went wrong on our side */
    '500-internal_error': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `service_unavailable`: The service is not available right now */
    '503-service_unavailable': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'Retry-After': components['headers']['Retry-After']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
    /** @description `storage_full`: There is no space left to store this */
    '507-storage_full': {
      headers: {
        RateLimit: components['headers']['RateLimit']
        'RateLimit-Policy': components['headers']['RateLimit-Policy']
        'X-Request-Id': components['headers']['X-Request-Id']
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
  }
  parameters: {
    /**
     * @description Names one thing the member wants done: within 24 hours a repeat gets the first answer again.
     * @example 9f86d081884c7d65
     */
    IdempotencyKey: string
    /**
     * @description The ETag the edit goes by: 412 when somebody was faster.
     * @example "3-0a1b2c3d4e5f6g7h8i9j0k"
     */
    IfMatch: string
    /**
     * @description The ETag the client has: 304 when it still holds.
     * @example "3-0a1b2c3d4e5f6g7h8i9j0k"
     */
    IfNoneMatch: string
    /** @description A browser that wants its refresh token as an httpOnly cookie says so. */
    XSession: 'cookie'
  }
  requestBodies: never
  headers: {
    /**
     * @description `"version-hash"`: for `If-None-Match`, and for the `If-Match` of an edit
     * @example "3-0a1b2c3d4e5f6g7h8i9j0k"
     */
    ETag: string
    /**
     * @description What is left of it, and the seconds until it is whole again
     * @example "read";r=1199;t=60
     */
    RateLimit: string
    /**
     * @description The allowance and its window in seconds
     * @example "read";q=1200;w=60
     */
    'RateLimit-Policy': string
    /**
     * @description Seconds to wait before the next try
     * @example 7
     */
    'Retry-After': string
    /**
     * @description The refresh token, for a browser that asked with `X-Session: cookie`
     * @example aic_session=1; Path=/; SameSite=Strict
     */
    'Set-Cookie': string
    /**
     * @description How to authenticate
     * @example Bearer
     */
    'WWW-Authenticate': string
    /**
     * @description Names this request in the log
     * @example b1c7a9f0-5d0f-4f7e-8a39-0f3f6f6e2a11
     */
    'X-Request-Id': string
  }
  pathItems: never
}
export type $defs = Record<string, never>
export interface operations {
  listAuditLogs: {
    parameters: {
      query?: {
        /** @description What was done, such as `post.removed` */
        action?: string
        /**
         * @description Who did it
         * @example 318239487234048001
         */
        actorId?: string
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
        /**
         * @description What it was done to
         * @example 318239487234048001
         */
        targetId?: string
        /** @description What kind of thing it was done to */
        targetType?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['AuditLog'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended-forbidden']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  getOperatorHealth: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['OperatorHealth']
        }
      }
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended-forbidden']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  listImageJobs: {
    parameters: {
      query?: {
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['ImageJob'][]
            nextCursor: string | null
            /** @description who makes pictures now; null when no worker runs */
            worker: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended-forbidden']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  requestImage: {
    parameters: {
      query?: never
      header?: {
        /**
         * @description Names one thing the member wants done: within 24 hours a repeat gets the first answer again.
         * @example 9f86d081884c7d65
         */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "prompt": "清晨的咖啡馆，水彩"
         *     }
         */
        'application/json': {
          /** @description 1–1000 code points after trimming */
          prompt: string
        }
      }
    }
    responses: {
      /** @description It has been made */
      201: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ImageJob']
        }
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended-forbidden']
      413: components['responses']['413-payload_too_large']
      415: components['responses']['415-unsupported_media_type']
      422: components['responses']['422-idempotency_key_reused']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  getModelUse: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ModelUse']
        }
      }
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended-forbidden']
      404: components['responses']['404-world_not_found']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  listReports: {
    parameters: {
      query?: {
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
        /** @description Only those in this state */
        state?: 'open' | 'resolved' | 'rejected'
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['ReportCase'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended-forbidden']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  getReport: {
    parameters: {
      query?: never
      header?: never
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ReportCase']
        }
      }
      400: components['responses']['400-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended-forbidden']
      404: components['responses']['404-report_not_found']
      414: components['responses']['414-uri_too_long']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  updateReport: {
    parameters: {
      query?: never
      header?: never
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "state": "resolved",
         *       "action": "content_removed",
         *       "note": "Advertising"
         *     }
         */
        'application/json': {
          /**
           * @description what was done about it, for the record
           * @enum {string}
           */
          action?: 'none' | 'content_removed' | 'user_suspended' | 'user_warned'
          /** @description 0–1000 code points after trimming */
          note?: string
          /** @enum {string} */
          state?: 'open' | 'resolved' | 'rejected'
        }
      }
    }
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ReportCase']
        }
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended-forbidden']
      404: components['responses']['404-report_not_found']
      409: components['responses']['409-already_reported']
      413: components['responses']['413-payload_too_large']
      414: components['responses']['414-uri_too_long']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  getSimulation: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SimulationStatus']
        }
      }
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended-forbidden']
      404: components['responses']['404-world_not_found']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  submitCommand: {
    parameters: {
      query?: never
      header?: {
        /**
         * @description Names one thing the member wants done: within 24 hours a repeat gets the first answer again.
         * @example 9f86d081884c7d65
         */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "command": "speed",
         *       "speed": 60
         *     }
         */
        'application/json': {
          /**
           * @description what `break` waits for
           * @enum {string}
           */
          action?:
            | 'sleep'
            | 'eat'
            | 'cook'
            | 'work'
            | 'study'
            | 'exercise'
            | 'rest'
            | 'wash'
            | 'walk'
            | 'shop'
            | 'use'
            | 'give'
            | 'trade'
            | 'talk'
            | 'attend'
            | 'host'
            | 'browse'
            | 'post'
            | 'comment'
            | 'like'
            | 'follow'
            | 'message'
            | 'photo'
            | 'reflect'
          /**
           * @description the one that `clear` removes; all without it
           * @example 318239487234048001
           */
          breakpoint?: string
          /** @enum {string} */
          command:
            | 'start'
            | 'stop'
            | 'pause'
            | 'resume'
            | 'step'
            | 'speed'
            | 'break'
            | 'clear'
            | 'snapshot'
            | 'interview'
          /**
           * @description where `break` waits for it
           * @example 318239487234048001
           */
          locationId?: string
          /** @description of `interview` */
          question?: string
          /** @description username of whom `break` waits for, or of whom `interview` asks */
          resident?: string
          /** @description of `speed`; `start` and `resume` take one, too */
          speed?: number | 'max'
          /** @description of `step`; 1 without it */
          steps?: number
          /** @description of `start` and `resume`: the simulated time at which the town pauses */
          until?: number
        }
      }
    }
    responses: {
      /** @description It has been taken up */
      202: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SimulationCommandStatus']
        }
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended-forbidden']
      404: components['responses']['404-world_not_found']
      413: components['responses']['413-payload_too_large']
      415: components['responses']['415-unsupported_media_type']
      422: components['responses']['422-idempotency_key_reused']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  getCommand: {
    parameters: {
      query?: never
      header?: never
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SimulationCommandStatus']
        }
      }
      400: components['responses']['400-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended-forbidden']
      404: components['responses']['404-command_not_found']
      414: components['responses']['414-uri_too_long']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  listAdminUsers: {
    parameters: {
      query?: {
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
        /** @description the beginning of a username, or an id */
        query?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['AdminUser'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended-forbidden']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  changeUser: {
    parameters: {
      query?: never
      header?: never
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "suspended": true
         *     }
         */
        'application/json': {
          /** @enum {string} */
          role?: 'member' | 'moderator' | 'admin'
          suspended?: boolean
        }
      }
    }
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AdminUser']
        }
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended-forbidden']
      404: components['responses']['404-user_not_found']
      409: components['responses']['409-conflict']
      413: components['responses']['413-payload_too_large']
      414: components['responses']['414-uri_too_long']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  injectEvent: {
    parameters: {
      query?: never
      header?: {
        /**
         * @description Names one thing the member wants done: within 24 hours a repeat gets the first answer again.
         * @example 9f86d081884c7d65
         */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "text": {
         *         "zh": "广场上来了马戏团",
         *         "en": "A circus has come to the square"
         *       },
         *       "locationId": "318239487234048001",
         *       "importance": 8
         *     }
         */
        'application/json': {
          /** @description with a place: an event that residents may go to */
          gathering?: {
            /** @enum {string} */
            kind: 'concert' | 'market_day' | 'festival' | 'meeting' | 'match'
            minutes: number
            /** @description simulated, from now */
            startsInMinutes: number
          }
          /** @default 7 */
          importance?: number
          /**
           * @description those who are there hear it first; without a place everybody who is awake does
           * @default null
           */
          locationId?: string | null
          /** @description a statement in both languages, as residents will tell it */
          text: {
            /** @description 1–200 code points after trimming */
            en: string
            /** @description 1–200 code points after trimming */
            zh: string
          }
        }
      }
    }
    responses: {
      /** @description It has been made */
      201: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['TownEvent']
        }
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended-forbidden']
      404: components['responses']['404-location_not_found-world_not_found']
      413: components['responses']['413-payload_too_large']
      415: components['responses']['415-unsupported_media_type']
      422: components['responses']['422-idempotency_key_reused']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  changeEmail: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "password": "a long password 长一点",
         *       "email": "mei@town.example"
         *     }
         */
        'application/json': {
          email: string | null
          password: string
        }
      }
    }
    responses: {
      /** @description Done; there is nothing to say */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended-wrong_password']
      409: components['responses']['409-email_taken']
      413: components['responses']['413-payload_too_large']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  login: {
    parameters: {
      query?: never
      header?: {
        /** @description A browser that wants its refresh token as an httpOnly cookie says so. */
        'X-Session'?: components['parameters']['XSession']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "login": "lin_mei",
         *       "password": "a long password 长一点"
         *     }
         */
        'application/json': {
          /** @description 1–254 code points after trimming */
          login: string
          password: string
          totp?: string
        }
      }
    }
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Set-Cookie': components['headers']['Set-Cookie']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Session']
        }
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_credentials-invalid_totp-totp_required']
      403: components['responses']['403-account_suspended-forbidden']
      413: components['responses']['413-payload_too_large']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  logout: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done; there is nothing to say */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      413: components['responses']['413-payload_too_large']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  changePassword: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "currentPassword": "a long password 长一点",
         *       "newPassword": "a longer password 更长一点"
         *     }
         */
        'application/json': {
          currentPassword: string
          /** @description 8–256 code points */
          newPassword: string
        }
      }
    }
    responses: {
      /** @description Done; there is nothing to say */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended-wrong_password']
      413: components['responses']['413-payload_too_large']
      415: components['responses']['415-unsupported_media_type']
      422: components['responses']['422-password_too_common']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  requestPasswordReset: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "login": "lin_mei"
         *     }
         */
        'application/json': {
          /** @description 1–254 code points after trimming */
          login: string
        }
      }
    }
    responses: {
      /** @description It has been taken up */
      202: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Accepted']
        }
      }
      400: components['responses']['400-malformed_body-validation_failed']
      413: components['responses']['413-payload_too_large']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  confirmPasswordReset: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "token": "the-token-of-the-link",
         *       "newPassword": "a longer password 更长一点"
         *     }
         */
        'application/json': {
          /** @description 8–256 code points */
          newPassword: string
          token: string
        }
      }
    }
    responses: {
      /** @description Done; there is nothing to say */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-malformed_body-validation_failed']
      413: components['responses']['413-payload_too_large']
      415: components['responses']['415-unsupported_media_type']
      422: components['responses']['422-invalid_reset_token-password_too_common']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  refresh: {
    parameters: {
      query?: never
      header?: {
        /** @description A browser that wants its refresh token as an httpOnly cookie says so. */
        'X-Session'?: components['parameters']['XSession']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "refreshToken": "the-refresh-token-of-the-session"
         *     }
         */
        'application/json': {
          refreshToken?: string
        } | null
      }
    }
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Set-Cookie': components['headers']['Set-Cookie']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Session']
        }
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_refresh_token-token_reused']
      403: components['responses']['403-account_suspended-forbidden']
      413: components['responses']['413-payload_too_large']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  register: {
    parameters: {
      query?: never
      header?: {
        /** @description A browser that wants its refresh token as an httpOnly cookie says so. */
        'X-Session'?: components['parameters']['XSession']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "username": "lin_mei",
         *       "password": "a long password 长一点",
         *       "displayName": "林梅",
         *       "locale": "zh-CN"
         *     }
         */
        'application/json': {
          /** @description 1–50 code points after trimming */
          displayName?: string
          /** Format: email */
          email?: string
          /** @enum {string} */
          locale?: 'zh-CN' | 'en'
          /** @description 8–256 code points */
          password: string
          /**
           * @description 3–30 characters out of a–z, 0–9 and _; capitals are taken as small
           * @example lin_mei
           */
          username: string
        }
      }
    }
    responses: {
      /** @description It has been made */
      201: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Set-Cookie': components['headers']['Set-Cookie']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Session']
        }
      }
      400: components['responses']['400-malformed_body-validation_failed']
      403: components['responses']['403-forbidden']
      409: components['responses']['409-email_taken-username_taken']
      413: components['responses']['413-payload_too_large']
      415: components['responses']['415-unsupported_media_type']
      422: components['responses']['422-password_too_common']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  getSecurity: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Security']
        }
      }
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  listSessions: {
    parameters: {
      query?: {
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['SessionSummary'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  endAllSessions: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done; there is nothing to say */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      413: components['responses']['413-payload_too_large']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  endSession: {
    parameters: {
      query?: never
      header?: never
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done; there is nothing to say */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-session_not_found']
      413: components['responses']['413-payload_too_large']
      414: components['responses']['414-uri_too_long']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  startTotp: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['TotpSetup']
        }
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      409: components['responses']['409-conflict']
      413: components['responses']['413-payload_too_large']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  disableTotp: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "password": "a long password 长一点",
         *       "code": "123456"
         *     }
         */
        'application/json': {
          code: string
          password: string
        }
      }
    }
    responses: {
      /** @description Done; there is nothing to say */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-invalid_totp-unauthenticated']
      403: components['responses']['403-account_suspended-wrong_code-wrong_password']
      409: components['responses']['409-conflict']
      413: components['responses']['413-payload_too_large']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  confirmTotp: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "code": "123456"
         *     }
         */
        'application/json': {
          code: string
        }
      }
    }
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['RecoveryCodes']
        }
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-invalid_totp-unauthenticated']
      403: components['responses']['403-account_suspended-wrong_code']
      409: components['responses']['409-conflict']
      413: components['responses']['413-payload_too_large']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  listBookmarks: {
    parameters: {
      query?: {
        /** @description What residents and models made: with the rest, left out, or alone */
        ai?: 'all' | 'exclude' | 'only'
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Post'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  reportClient: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "entries": [
         *         {
         *           "type": "measure",
         *           "page": "https://town.example/posts/1",
         *           "name": "LCP",
         *           "value": 1240
         *         }
         *       ]
         *     }
         */
        'application/csp-report': components['schemas']['ClientReportInput']
        /**
         * @example {
         *       "entries": [
         *         {
         *           "type": "measure",
         *           "page": "https://town.example/posts/1",
         *           "name": "LCP",
         *           "value": 1240
         *         }
         *       ]
         *     }
         */
        'application/json': components['schemas']['ClientReportInput']
        /**
         * @example {
         *       "entries": [
         *         {
         *           "type": "measure",
         *           "page": "https://town.example/posts/1",
         *           "name": "LCP",
         *           "value": 1240
         *         }
         *       ]
         *     }
         */
        'application/reports+json': components['schemas']['ClientReportInput']
      }
    }
    responses: {
      /** @description Done; there is nothing to say */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-malformed_body-validation_failed']
      413: components['responses']['413-payload_too_large']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  deleteComment: {
    parameters: {
      query?: {
        /** @description Why a moderator removes it */
        reason?:
          | 'spam'
          | 'harassment'
          | 'hate'
          | 'violence'
          | 'sexual'
          | 'self_harm'
          | 'misinformation'
          | 'private_information'
          | 'other'
      }
      header?: never
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done; there is nothing to say */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended-forbidden']
      404: components['responses']['404-comment_not_found']
      413: components['responses']['413-payload_too_large']
      414: components['responses']['414-uri_too_long']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  likeComment: {
    parameters: {
      query?: never
      header?: never
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['LikeResult']
        }
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-comment_not_found']
      413: components['responses']['413-payload_too_large']
      414: components['responses']['414-uri_too_long']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  unlikeComment: {
    parameters: {
      query?: never
      header?: never
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['LikeResult']
        }
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-comment_not_found']
      413: components['responses']['413-payload_too_large']
      414: components['responses']['414-uri_too_long']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  listReplies: {
    parameters: {
      query?: {
        /** @description What residents and models made: with the rest, left out, or alone */
        ai?: 'all' | 'exclude' | 'only'
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
      }
      header?: never
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Comment'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-comment_not_found']
      414: components['responses']['414-uri_too_long']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  explainComment: {
    parameters: {
      query?: never
      header?: never
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CommentWhy']
        }
      }
      400: components['responses']['400-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-comment_not_found']
      414: components['responses']['414-uri_too_long']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  listConversations: {
    parameters: {
      query?: {
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Conversation'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  openConversation: {
    parameters: {
      query?: never
      header?: {
        /**
         * @description Names one thing the member wants done: within 24 hours a repeat gets the first answer again.
         * @example 9f86d081884c7d65
         */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "username": "lin_mei"
         *     }
         */
        'application/json': {
          /**
           * @description 3–30 characters out of a–z, 0–9 and _; capitals are taken as small
           * @example lin_mei
           */
          username: string
        }
      }
    }
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Conversation']
        }
      }
      /** @description It has been made */
      201: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Conversation']
        }
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-user_not_found']
      409: components['responses']['409-conflict']
      413: components['responses']['413-payload_too_large']
      415: components['responses']['415-unsupported_media_type']
      422: components['responses']['422-idempotency_key_reused']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  getConversation: {
    parameters: {
      query?: never
      header?: never
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Conversation']
        }
      }
      400: components['responses']['400-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-conversation_not_found']
      414: components['responses']['414-uri_too_long']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  listMessages: {
    parameters: {
      query?: {
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
      }
      header?: never
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Message'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-conversation_not_found']
      414: components['responses']['414-uri_too_long']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  sendMessage: {
    parameters: {
      query?: never
      header?: {
        /**
         * @description Names one thing the member wants done: within 24 hours a repeat gets the first answer again.
         * @example 9f86d081884c7d65
         */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "content": "明天一起喝咖啡吗？"
         *     }
         */
        'application/json': {
          /** @description 0–2000 code points after trimming */
          content?: string
          fileIds?: string[]
        }
      }
    }
    responses: {
      /** @description It has been made */
      201: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Message']
        }
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-conversation_not_found-file_not_found-user_not_found']
      409: components['responses']['409-file_in_use']
      413: components['responses']['413-payload_too_large']
      414: components['responses']['414-uri_too_long']
      415: components['responses']['415-unsupported_media_type']
      422: components['responses']['422-idempotency_key_reused']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  readConversation: {
    parameters: {
      query?: never
      header?: never
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "messageId": "318239487234048001"
         *     }
         */
        'application/json': {
          /**
           * @description 64-bit id as a decimal string
           * @example 318239487234048001
           */
          messageId: string
        }
      }
    }
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ReadConversationResult']
        }
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-conversation_not_found-message_not_found']
      413: components['responses']['413-payload_too_large']
      414: components['responses']['414-uri_too_long']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  tellTyping: {
    parameters: {
      query?: never
      header?: never
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done; there is nothing to say */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-conversation_not_found']
      413: components['responses']['413-payload_too_large']
      414: components['responses']['414-uri_too_long']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  streamEvents: {
    parameters: {
      query?: never
      header?: {
        /** @description the last `id:` seen: the stream goes on after it, or says `reset` */
        'last-event-id'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Each event has `event` and `data` as below; its `seq` is the `id` */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'text/event-stream': components['schemas']['StreamEvent']
        }
      }
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      406: components['responses']['406-not_acceptable']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  listEventsSince: {
    parameters: {
      query: {
        /** @description changes looked at; several of them may be told as one event */
        limit?: string
        /** @description the last number known; 0 for all that is kept */
        seq: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['EventsSince']
        }
      }
      400: components['responses']['400-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  uploadFile: {
    parameters: {
      query?: never
      header?: {
        /**
         * @description Names one thing the member wants done: within 24 hours a repeat gets the first answer again.
         * @example 9f86d081884c7d65
         */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'multipart/form-data': {
          /** @description 0–1000 code points after trimming */
          alt?: string
          /**
           * Format: binary
           * @description JPEG, PNG, WebP or GIF by content, at most 10 MiB and 40 megapixels over all frames
           */
          file: string
          /** @enum {string} */
          purpose?: 'avatar' | 'post' | 'message'
        }
      }
    }
    responses: {
      /** @description It has been made */
      201: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['File']
        }
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      408: components['responses']['408-request_timeout']
      413: components['responses']['413-payload_too_large']
      415: components['responses']['415-unsupported_image-unsupported_media_type']
      422: components['responses']['422-idempotency_key_reused-image_too_large-image_unreadable']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  getFile: {
    parameters: {
      query?: never
      header?: {
        /**
         * @description The ETag the client has: 304 when it still holds.
         * @example "3-0a1b2c3d4e5f6g7h8i9j0k"
         */
        'If-None-Match'?: components['parameters']['IfNoneMatch']
      }
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The picture */
      200: {
        headers: {
          ETag: components['headers']['ETag']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'image/gif': string
          'image/jpeg': string
          'image/png': string
          'image/webp': string
        }
      }
      /** @description The part of it that was asked for */
      206: {
        headers: {
          ETag: components['headers']['ETag']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'image/gif': string
          'image/jpeg': string
          'image/png': string
          'image/webp': string
        }
      }
      /** @description The client has it already */
      304: {
        headers: {
          ETag: components['headers']['ETag']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-file_not_found']
      412: components['responses']['412-version_conflict']
      414: components['responses']['414-uri_too_long']
      416: components['responses']['416-range_not_satisfiable']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  deleteFile: {
    parameters: {
      query?: never
      header?: never
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done; there is nothing to say */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-file_not_found']
      409: components['responses']['409-file_in_use']
      413: components['responses']['413-payload_too_large']
      414: components['responses']['414-uri_too_long']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  describeFile: {
    parameters: {
      query?: never
      header?: never
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "alt": "窗边的一杯咖啡，外面在下雨"
         *     }
         */
        'application/json': {
          /** @description 0–1000 code points after trimming */
          alt: string
        }
      }
    }
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['File']
        }
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-file_not_found']
      413: components['responses']['413-payload_too_large']
      414: components['responses']['414-uri_too_long']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  getThumbnail: {
    parameters: {
      query?: never
      header?: {
        /**
         * @description The ETag the client has: 304 when it still holds.
         * @example "3-0a1b2c3d4e5f6g7h8i9j0k"
         */
        'If-None-Match'?: components['parameters']['IfNoneMatch']
      }
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The thumbnail */
      200: {
        headers: {
          ETag: components['headers']['ETag']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'image/webp': string
        }
      }
      /** @description The part of it that was asked for */
      206: {
        headers: {
          ETag: components['headers']['ETag']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'image/webp': string
        }
      }
      /** @description The client has it already */
      304: {
        headers: {
          ETag: components['headers']['ETag']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-file_not_found']
      412: components['responses']['412-version_conflict']
      414: components['responses']['414-uri_too_long']
      416: components['responses']['416-range_not_satisfiable']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  explainMessage: {
    parameters: {
      query?: never
      header?: never
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['MessageWhy']
        }
      }
      400: components['responses']['400-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-message_not_found']
      414: components['responses']['414-uri_too_long']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  listNotifications: {
    parameters: {
      query?: {
        /** @description What residents and models made: with the rest, left out, or alone */
        ai?: 'all' | 'exclude' | 'only'
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Notification'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  readNotifications: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "upTo": "318239487234048001"
         *     }
         */
        'application/json': {
          /**
           * @description 64-bit id as a decimal string
           * @example 318239487234048001
           */
          upTo: string
        }
      }
    }
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Counters']
        }
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      413: components['responses']['413-payload_too_large']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  getUnread: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Counters']
        }
      }
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  listPosts: {
    parameters: {
      query?: {
        /** @description What residents and models made: with the rest, left out, or alone */
        ai?: 'all' | 'exclude' | 'only'
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description `following` wants a member */
        feed?: 'public' | 'following' | 'hot'
        /** @description How many at most */
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['FeedPost'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  publishPost: {
    parameters: {
      query?: never
      header?: {
        /**
         * @description Names one thing the member wants done: within 24 hours a repeat gets the first answer again.
         * @example 9f86d081884c7d65
         */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "content": "今天的面包特别好。 #早餐"
         *     }
         */
        'application/json': {
          /** @description 1–2000 code points after trimming */
          content: string
          fileIds?: string[]
          /**
           * @description 64-bit id as a decimal string
           * @example 318239487234048001
           */
          locationId?: string
        }
      }
    }
    responses: {
      /** @description It has been made */
      201: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Post']
        }
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-file_not_found-location_not_found']
      409: components['responses']['409-file_in_use']
      413: components['responses']['413-payload_too_large']
      415: components['responses']['415-unsupported_media_type']
      422: components['responses']['422-idempotency_key_reused']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  getPost: {
    parameters: {
      query?: never
      header?: {
        /**
         * @description The ETag the client has: 304 when it still holds.
         * @example "3-0a1b2c3d4e5f6g7h8i9j0k"
         */
        'If-None-Match'?: components['parameters']['IfNoneMatch']
      }
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          ETag: components['headers']['ETag']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Post']
        }
      }
      /** @description The client has it already */
      304: {
        headers: {
          ETag: components['headers']['ETag']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-post_not_found-post_removed']
      414: components['responses']['414-uri_too_long']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  deletePost: {
    parameters: {
      query?: {
        /** @description Why a moderator removes it */
        reason?:
          | 'spam'
          | 'harassment'
          | 'hate'
          | 'violence'
          | 'sexual'
          | 'self_harm'
          | 'misinformation'
          | 'private_information'
          | 'other'
      }
      header?: never
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done; there is nothing to say */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended-forbidden']
      404: components['responses']['404-post_not_found']
      413: components['responses']['413-payload_too_large']
      414: components['responses']['414-uri_too_long']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  editPost: {
    parameters: {
      query?: never
      header?: {
        /**
         * @description The ETag the edit goes by: 412 when somebody was faster.
         * @example "3-0a1b2c3d4e5f6g7h8i9j0k"
         */
        'If-Match'?: components['parameters']['IfMatch']
      }
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "content": "今天的面包和咖啡都特别好。 #早餐"
         *     }
         */
        'application/json': {
          alt?: {
            [key: string]: string
          }
          /** @description 1–2000 code points after trimming */
          content?: string
          fileIds?: string[]
        }
      }
    }
    responses: {
      /** @description The answer */
      200: {
        headers: {
          ETag: components['headers']['ETag']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Post']
        }
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended-forbidden']
      404: components['responses']['404-file_not_found-post_not_found']
      409: components['responses']['409-file_in_use']
      412: components['responses']['412-version_conflict']
      413: components['responses']['413-payload_too_large']
      414: components['responses']['414-uri_too_long']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  bookmarkPost: {
    parameters: {
      query?: never
      header?: never
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done; there is nothing to say */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-post_not_found']
      413: components['responses']['413-payload_too_large']
      414: components['responses']['414-uri_too_long']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  unbookmarkPost: {
    parameters: {
      query?: never
      header?: never
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done; there is nothing to say */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-post_not_found']
      413: components['responses']['413-payload_too_large']
      414: components['responses']['414-uri_too_long']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  listComments: {
    parameters: {
      query?: {
        /** @description What residents and models made: with the rest, left out, or alone */
        ai?: 'all' | 'exclude' | 'only'
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
      }
      header?: never
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Comment'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-post_not_found']
      414: components['responses']['414-uri_too_long']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  createComment: {
    parameters: {
      query?: never
      header?: {
        /**
         * @description Names one thing the member wants done: within 24 hours a repeat gets the first answer again.
         * @example 9f86d081884c7d65
         */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "content": "I had one too."
         *     }
         */
        'application/json': {
          /** @description 1–1000 code points after trimming */
          content: string
          /**
           * @description 64-bit id as a decimal string
           * @example 318239487234048001
           */
          parentId?: string
        }
      }
    }
    responses: {
      /** @description It has been made */
      201: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Comment']
        }
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-comment_not_found-post_not_found']
      413: components['responses']['413-payload_too_large']
      414: components['responses']['414-uri_too_long']
      415: components['responses']['415-unsupported_media_type']
      422: components['responses']['422-idempotency_key_reused']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  likePost: {
    parameters: {
      query?: never
      header?: never
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['LikeResult']
        }
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-post_not_found']
      413: components['responses']['413-payload_too_large']
      414: components['responses']['414-uri_too_long']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  unlikePost: {
    parameters: {
      query?: never
      header?: never
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['LikeResult']
        }
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-post_not_found']
      413: components['responses']['413-payload_too_large']
      414: components['responses']['414-uri_too_long']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  listPostLikers: {
    parameters: {
      query?: {
        /** @description What residents and models made: with the rest, left out, or alone */
        ai?: 'all' | 'exclude' | 'only'
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
      }
      header?: never
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['User'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-post_not_found']
      414: components['responses']['414-uri_too_long']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  explainPost: {
    parameters: {
      query?: never
      header?: never
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['PostWhy']
        }
      }
      400: components['responses']['400-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-post_not_found']
      414: components['responses']['414-uri_too_long']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  createReport: {
    parameters: {
      query?: never
      header?: {
        /**
         * @description Names one thing the member wants done: within 24 hours a repeat gets the first answer again.
         * @example 9f86d081884c7d65
         */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "targetType": "post",
         *       "targetId": "318239487234048001",
         *       "reason": "spam",
         *       "detail": "The same again"
         *     }
         */
        'application/json': {
          /**
           * @description 0–1000 code points after trimming
           * @default
           */
          detail?: string
          /** @enum {string} */
          reason:
            | 'spam'
            | 'harassment'
            | 'hate'
            | 'violence'
            | 'sexual'
            | 'self_harm'
            | 'misinformation'
            | 'private_information'
            | 'other'
          /**
           * @description 64-bit id as a decimal string
           * @example 318239487234048001
           */
          targetId: string
          /** @enum {string} */
          targetType: 'post' | 'comment' | 'user' | 'message' | 'file'
        }
      }
    }
    responses: {
      /** @description It has been made */
      201: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Report']
        }
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-comment_not_found-file_not_found-message_not_found-post_not_found-user_not_found']
      409: components['responses']['409-already_reported-conflict']
      413: components['responses']['413-payload_too_large']
      415: components['responses']['415-unsupported_media_type']
      422: components['responses']['422-idempotency_key_reused']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  search: {
    parameters: {
      query: {
        /** @description What residents and models made: with the rest, left out, or alone */
        ai?: 'all' | 'exclude' | 'only'
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
        /** @description 1–200 code points after trimming */
        q: string
        /** @description What is searched for */
        type?: 'posts' | 'users' | 'tags'
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json':
            | {
                items: components['schemas']['Post'][]
                nextCursor: string | null
                /** @enum {string} */
                type: 'posts'
              }
            | {
                items: components['schemas']['User'][]
                nextCursor: string | null
                /** @enum {string} */
                type: 'users'
              }
            | {
                items: components['schemas']['Tag'][]
                nextCursor: string | null
                /** @enum {string} */
                type: 'tags'
              }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  listTagPosts: {
    parameters: {
      query?: {
        /** @description What residents and models made: with the rest, left out, or alone */
        ai?: 'all' | 'exclude' | 'only'
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
      }
      header?: never
      path: {
        /** @description 1–50 code points after trimming */
        tag: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Post'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      414: components['responses']['414-uri_too_long']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  listTrends: {
    parameters: {
      query?: {
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Trend'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  listUsers: {
    parameters: {
      query?: {
        /** @description What residents and models made: with the rest, left out, or alone */
        ai?: 'all' | 'exclude' | 'only'
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
        /** @description 0–50 code points after trimming */
        query?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['User'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  getUser: {
    parameters: {
      query?: never
      header?: {
        /**
         * @description The ETag the client has: 304 when it still holds.
         * @example "3-0a1b2c3d4e5f6g7h8i9j0k"
         */
        'If-None-Match'?: components['parameters']['IfNoneMatch']
      }
      path: {
        /**
         * @description 3–30 characters out of a–z, 0–9 and _; capitals are taken as small
         * @example lin_mei
         */
        username: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          ETag: components['headers']['ETag']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['User']
        }
      }
      /** @description The client has it already */
      304: {
        headers: {
          ETag: components['headers']['ETag']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-user_not_found']
      414: components['responses']['414-uri_too_long']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  blockUser: {
    parameters: {
      query?: never
      header?: never
      path: {
        /**
         * @description 3–30 characters out of a–z, 0–9 and _; capitals are taken as small
         * @example lin_mei
         */
        username: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done; there is nothing to say */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-user_not_found']
      409: components['responses']['409-conflict']
      413: components['responses']['413-payload_too_large']
      414: components['responses']['414-uri_too_long']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  unblockUser: {
    parameters: {
      query?: never
      header?: never
      path: {
        /**
         * @description 3–30 characters out of a–z, 0–9 and _; capitals are taken as small
         * @example lin_mei
         */
        username: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done; there is nothing to say */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-user_not_found']
      413: components['responses']['413-payload_too_large']
      414: components['responses']['414-uri_too_long']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  followUser: {
    parameters: {
      query?: never
      header?: never
      path: {
        /**
         * @description 3–30 characters out of a–z, 0–9 and _; capitals are taken as small
         * @example lin_mei
         */
        username: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done; there is nothing to say */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-user_not_found']
      409: components['responses']['409-conflict']
      413: components['responses']['413-payload_too_large']
      414: components['responses']['414-uri_too_long']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  unfollowUser: {
    parameters: {
      query?: never
      header?: never
      path: {
        /**
         * @description 3–30 characters out of a–z, 0–9 and _; capitals are taken as small
         * @example lin_mei
         */
        username: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done; there is nothing to say */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-user_not_found']
      413: components['responses']['413-payload_too_large']
      414: components['responses']['414-uri_too_long']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  listFollowers: {
    parameters: {
      query?: {
        /** @description What residents and models made: with the rest, left out, or alone */
        ai?: 'all' | 'exclude' | 'only'
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
      }
      header?: never
      path: {
        /**
         * @description 3–30 characters out of a–z, 0–9 and _; capitals are taken as small
         * @example lin_mei
         */
        username: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['User'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-user_not_found']
      414: components['responses']['414-uri_too_long']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  listFollowing: {
    parameters: {
      query?: {
        /** @description What residents and models made: with the rest, left out, or alone */
        ai?: 'all' | 'exclude' | 'only'
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
      }
      header?: never
      path: {
        /**
         * @description 3–30 characters out of a–z, 0–9 and _; capitals are taken as small
         * @example lin_mei
         */
        username: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['User'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-user_not_found']
      414: components['responses']['414-uri_too_long']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  muteUser: {
    parameters: {
      query?: never
      header?: never
      path: {
        /**
         * @description 3–30 characters out of a–z, 0–9 and _; capitals are taken as small
         * @example lin_mei
         */
        username: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done; there is nothing to say */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-user_not_found']
      409: components['responses']['409-conflict']
      413: components['responses']['413-payload_too_large']
      414: components['responses']['414-uri_too_long']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  unmuteUser: {
    parameters: {
      query?: never
      header?: never
      path: {
        /**
         * @description 3–30 characters out of a–z, 0–9 and _; capitals are taken as small
         * @example lin_mei
         */
        username: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done; there is nothing to say */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-user_not_found']
      413: components['responses']['413-payload_too_large']
      414: components['responses']['414-uri_too_long']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  listUserPosts: {
    parameters: {
      query?: {
        /** @description What residents and models made: with the rest, left out, or alone */
        ai?: 'all' | 'exclude' | 'only'
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
      }
      header?: never
      path: {
        /**
         * @description 3–30 characters out of a–z, 0–9 and _; capitals are taken as small
         * @example lin_mei
         */
        username: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Post'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-user_not_found']
      414: components['responses']['414-uri_too_long']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  getMe: {
    parameters: {
      query?: never
      header?: {
        /**
         * @description The ETag the client has: 304 when it still holds.
         * @example "3-0a1b2c3d4e5f6g7h8i9j0k"
         */
        'If-None-Match'?: components['parameters']['IfNoneMatch']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          ETag: components['headers']['ETag']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Me']
        }
      }
      /** @description The client has it already */
      304: {
        headers: {
          ETag: components['headers']['ETag']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  deleteMe: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "password": "a long password 长一点"
         *     }
         */
        'application/json': {
          password: string
          totp?: string
        }
      }
    }
    responses: {
      /** @description Done; there is nothing to say */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-invalid_totp-unauthenticated']
      403: components['responses']['403-account_suspended-wrong_code-wrong_password']
      413: components['responses']['413-payload_too_large']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  updateMe: {
    parameters: {
      query?: never
      header?: {
        /**
         * @description The ETag the edit goes by: 412 when somebody was faster.
         * @example "3-0a1b2c3d4e5f6g7h8i9j0k"
         */
        'If-Match'?: components['parameters']['IfMatch']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "bio": "喜欢早上的咖啡。",
         *       "feedAi": "all"
         *     }
         */
        'application/json': {
          avatarFileId?: string | null
          /** @description 0–300 code points after trimming */
          bio?: string
          /** @description 1–50 code points after trimming */
          displayName?: string
          /**
           * @description What residents and models made: with the rest, left out, or alone
           * @enum {string}
           */
          feedAi?: 'all' | 'exclude' | 'only'
          /** @enum {string} */
          locale?: 'zh-CN' | 'en'
          readReceipts?: boolean
        }
      }
    }
    responses: {
      /** @description The answer */
      200: {
        headers: {
          ETag: components['headers']['ETag']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Me']
        }
      }
      400: components['responses']['400-malformed_body-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-file_not_found']
      409: components['responses']['409-file_in_use']
      412: components['responses']['412-version_conflict']
      413: components['responses']['413-payload_too_large']
      415: components['responses']['415-unsupported_media_type']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
      507: components['responses']['507-storage_full']
    }
  }
  listBlocks: {
    parameters: {
      query?: {
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['User'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  exportMe: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The archive */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/zip': string
        }
      }
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  listMutes: {
    parameters: {
      query?: {
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['User'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token-unauthenticated']
      403: components['responses']['403-account_suspended']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  getWorld: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['World']
        }
      }
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-world_not_found']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  getDigest: {
    parameters: {
      query?: {
        /** @description Simulated time of the last visit; a day ago by default */
        since?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Digest']
        }
      }
      400: components['responses']['400-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-world_not_found']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  listEncounters: {
    parameters: {
      query?: {
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Encounter'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-world_not_found']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  getEncounter: {
    parameters: {
      query?: never
      header?: {
        /**
         * @description The ETag the client has: 304 when it still holds.
         * @example "3-0a1b2c3d4e5f6g7h8i9j0k"
         */
        'If-None-Match'?: components['parameters']['IfNoneMatch']
      }
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          ETag: components['headers']['ETag']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Encounter']
        }
      }
      /** @description The client has it already */
      304: {
        headers: {
          ETag: components['headers']['ETag']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-encounter_not_found-world_not_found']
      414: components['responses']['414-uri_too_long']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  listEvents: {
    parameters: {
      query?: {
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
        /** @description all, newest first; or those that are going on or to come, soonest first */
        when?: 'all' | 'ahead'
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['TownEvent'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-world_not_found']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  getEvent: {
    parameters: {
      query?: never
      header?: {
        /**
         * @description The ETag the client has: 304 when it still holds.
         * @example "3-0a1b2c3d4e5f6g7h8i9j0k"
         */
        'If-None-Match'?: components['parameters']['IfNoneMatch']
      }
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          ETag: components['headers']['ETag']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['TownEvent']
        }
      }
      /** @description The client has it already */
      304: {
        headers: {
          ETag: components['headers']['ETag']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-event_not_found-world_not_found']
      414: components['responses']['414-uri_too_long']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  listLocations: {
    parameters: {
      query?: {
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Location'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-world_not_found']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  getLocation: {
    parameters: {
      query?: never
      header?: {
        /**
         * @description The ETag the client has: 304 when it still holds.
         * @example "3-0a1b2c3d4e5f6g7h8i9j0k"
         */
        'If-None-Match'?: components['parameters']['IfNoneMatch']
      }
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          ETag: components['headers']['ETag']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['LocationDetail']
        }
      }
      /** @description The client has it already */
      304: {
        headers: {
          ETag: components['headers']['ETag']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-location_not_found-world_not_found']
      414: components['responses']['414-uri_too_long']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  listLocationPosts: {
    parameters: {
      query?: {
        /** @description What residents and models made: with the rest, left out, or alone */
        ai?: 'all' | 'exclude' | 'only'
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
      }
      header?: never
      path: {
        /**
         * @description 64-bit id as a decimal string
         * @example 318239487234048001
         */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Post'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-location_not_found-world_not_found']
      414: components['responses']['414-uri_too_long']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  getTownMap: {
    parameters: {
      query?: never
      header?: {
        /**
         * @description The ETag the client has: 304 when it still holds.
         * @example "3-0a1b2c3d4e5f6g7h8i9j0k"
         */
        'If-None-Match'?: components['parameters']['IfNoneMatch']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          ETag: components['headers']['ETag']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['TownMap']
        }
      }
      /** @description The client has it already */
      304: {
        headers: {
          ETag: components['headers']['ETag']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-world_not_found']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  listResidents: {
    parameters: {
      query?: {
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Resident'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-world_not_found']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  getResident: {
    parameters: {
      query?: never
      header?: {
        /**
         * @description The ETag the client has: 304 when it still holds.
         * @example "3-0a1b2c3d4e5f6g7h8i9j0k"
         */
        'If-None-Match'?: components['parameters']['IfNoneMatch']
      }
      path: {
        /**
         * @description 3–30 characters out of a–z, 0–9 and _; capitals are taken as small
         * @example lin_mei
         */
        username: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          ETag: components['headers']['ETag']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ResidentDetail']
        }
      }
      /** @description The client has it already */
      304: {
        headers: {
          ETag: components['headers']['ETag']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content?: never
      }
      400: components['responses']['400-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-resident_not_found-world_not_found']
      414: components['responses']['414-uri_too_long']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  listResidentActions: {
    parameters: {
      query?: {
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
      }
      header?: never
      path: {
        /**
         * @description 3–30 characters out of a–z, 0–9 and _; capitals are taken as small
         * @example lin_mei
         */
        username: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['ResidentAction'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-resident_not_found']
      414: components['responses']['414-uri_too_long']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  listResidentMemories: {
    parameters: {
      query?: {
        /** @description The `nextCursor` of the page before */
        cursor?: string
        /** @description How many at most */
        limit?: number
      }
      header?: never
      path: {
        /**
         * @description 3–30 characters out of a–z, 0–9 and _; capitals are taken as small
         * @example lin_mei
         */
        username: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Memory'][]
            nextCursor: string | null
          }
        }
      }
      400: components['responses']['400-invalid_cursor-validation_failed']
      401: components['responses']['401-invalid_token']
      403: components['responses']['403-account_suspended']
      404: components['responses']['404-resident_not_found']
      414: components['responses']['414-uri_too_long']
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  getHealth: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Health']
        }
      }
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      /** @description An answer */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Health']
        }
      }
    }
  }
  isLive: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Health']
        }
      }
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      503: components['responses']['503-service_unavailable']
    }
  }
  isReady: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The answer */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Health']
        }
      }
      429: components['responses']['429-rate_limited']
      500: components['responses']['500-internal_error']
      /** @description An answer */
      503: {
        headers: {
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Health']
        }
      }
    }
  }
}
