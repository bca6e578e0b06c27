import type { ErrorCode } from '@ai-community/shared/contracts/error-codes.ts'
import { plain } from '../files/pictures.ts'
import { uploaded } from '../files/uploader.ts'
import type { Stage } from './stage.ts'

interface KindOfObject {
  /** What a request for one that is not there is told. */
  notFound: ErrorCode
  /** Well-formed, and nobody's. */
  missing: string
  /** The address part of one that exists; `cast.owner` made it. */
  make(stage: Stage): Promise<string> | string
  /** The address part of one that existed; for kinds that can be deleted. */
  makeDeleted?(stage: Stage): Promise<string>
}

const MISSING_ID = '1'

async function makePost({ cast }: Stage): Promise<string> {
  return (await cast.owner.post('/api/posts', { content: 'a post' })).json<{ id: string }>().id
}

async function makeComment(stage: Stage): Promise<string> {
  const postId = await makePost(stage)
  return (await stage.cast.owner.post(`/api/posts/${postId}/comments`, { content: 'a comment' })).json<{
    id: string
  }>().id
}

/** Another sign-in of the owner's, so that ending it leaves the owner signed in. */
async function makeSession({ test, cast }: Stage): Promise<string> {
  const before = await cast.owner.get('/api/auth/sessions?limit=100')
  const known = new Set(before.json<{ items: { id: string }[] }>().items.map(({ id }) => id))
  await test.signIn(cast.owner.username)
  const after = await cast.owner.get('/api/auth/sessions?limit=100')
  return after.json<{ items: { id: string }[] }>().items.find(({ id }) => !known.has(id))!.id
}

async function makeFile({ cast }: Stage): Promise<string> {
  return (await uploaded(cast.owner, await plain().png().toBuffer())).id
}

async function makePostWithFile(stage: Stage): Promise<{ postId: string; fileId: string }> {
  const fileId = await makeFile(stage)
  const post = await stage.cast.owner.post('/api/posts', { content: 'a picture', fileIds: [fileId] })
  return { postId: post.json<{ id: string }>().id, fileId }
}

async function makeEvent({ cast }: Stage): Promise<string> {
  const draft = { text: { zh: '有人在唱歌', en: 'Somebody sings' } }
  return (await cast.admin.post('/api/admin/world/events', draft)).json<{ id: string }>().id
}

/** One line a kind; whoever adds a kind of object to the API adds it here. */
const KINDS = {
  user: {
    notFound: 'user_not_found',
    missing: 'nobody_at_all',
    make: ({ cast }) => cast.owner.username,
    async makeDeleted({ test }) {
      const member = await test.register()
      await test.db.updateTable('users').set({ deletedAt: new Date() }).where('id', '=', member.id).execute()
      return member.username
    },
  },
  post: {
    notFound: 'post_not_found',
    missing: MISSING_ID,
    make: makePost,
    async makeDeleted(stage) {
      const id = await makePost(stage)
      await stage.cast.owner.delete(`/api/posts/${id}`)
      return id
    },
  },
  comment: {
    notFound: 'comment_not_found',
    missing: MISSING_ID,
    make: makeComment,
    async makeDeleted(stage) {
      const id = await makeComment(stage)
      await stage.cast.owner.delete(`/api/comments/${id}`)
      return id
    },
  },
  // Between the owner and somebody who plays no part.
  conversation: {
    notFound: 'conversation_not_found',
    missing: MISSING_ID,
    async make({ test, cast }) {
      const { username } = await test.register()
      return (await cast.owner.post('/api/conversations', { username })).json<{ id: string }>().id
    },
  },
  // In a conversation between the owner and somebody who plays no part.
  message: {
    notFound: 'message_not_found',
    missing: MISSING_ID,
    async make({ test, cast }) {
      const { username } = await test.register()
      const { id } = (await cast.owner.post('/api/conversations', { username })).json<{ id: string }>()
      const sent = await cast.owner.post(`/api/conversations/${id}/messages`, { content: 'a message' })
      return sent.json<{ id: string }>().id
    },
  },
  looseFile: {
    notFound: 'file_not_found',
    missing: MISSING_ID,
    make: makeFile,
    async makeDeleted(stage) {
      const id = await makeFile(stage)
      await stage.cast.owner.delete(`/api/files/${id}`)
      return id
    },
  },
  postedFile: {
    notFound: 'file_not_found',
    missing: MISSING_ID,
    make: async (stage) => (await makePostWithFile(stage)).fileId,
    async makeDeleted(stage) {
      const { postId, fileId } = await makePostWithFile(stage)
      // The owner still has the picture of a deleted post, until it is swept.
      await stage.cast.owner.delete(`/api/posts/${postId}`)
      await stage.cast.owner.delete(`/api/files/${fileId}`)
      return fileId
    },
  },
  // A tag that nobody has used is an empty list, not a missing object.
  tag: { notFound: 'not_found', missing: 'unused', make: () => 'used' },
  session: {
    notFound: 'session_not_found',
    missing: MISSING_ID,
    make: makeSession,
    async makeDeleted(stage) {
      const id = await makeSession(stage)
      await stage.cast.owner.delete(`/api/auth/sessions/${id}`)
      return id
    },
  },
  encounter: { notFound: 'encounter_not_found', missing: MISSING_ID, make: ({ town }) => town.encounterId },
  event: { notFound: 'event_not_found', missing: MISSING_ID, make: makeEvent },
  location: { notFound: 'location_not_found', missing: MISSING_ID, make: ({ town }) => town.locationId },
  resident: {
    notFound: 'resident_not_found',
    missing: 'nobody_at_all',
    make: ({ town }) => town.residentName,
  },
  report: {
    notFound: 'report_not_found',
    missing: MISSING_ID,
    async make({ test, cast }) {
      const { id } = await test.register()
      const report = { targetType: 'user', targetId: id, reason: 'spam' }
      return (await cast.owner.post('/api/reports', report)).json<{ id: string }>().id
    },
  },
  /** A member by id, as moderators name one. */
  account: {
    notFound: 'user_not_found',
    missing: MISSING_ID,
    make: async ({ test }) => (await test.register()).id,
  },
  command: {
    notFound: 'command_not_found',
    missing: MISSING_ID,
    async make({ cast }) {
      return (await cast.admin.post('/api/admin/simulation/commands', { command: 'pause' })).json<{
        id: string
      }>().id
    },
  },
} satisfies Record<string, KindOfObject>

export type ObjectKind = keyof typeof KINDS

export function kindOf(name: ObjectKind): KindOfObject {
  return KINDS[name]
}
