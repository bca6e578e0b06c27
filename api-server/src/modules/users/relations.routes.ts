import { z } from 'zod'
import {
  blockUser,
  muteUser,
  unblockUser,
  unmuteUser,
} from '@ai-community/shared/community/users/blocks.service.ts'
import { followUser, unfollowUser } from '@ai-community/shared/community/users/follows.service.ts'
import {
  listBlocked,
  listFollowers,
  listFollowing,
  listMuted,
} from '@ai-community/shared/community/users/user-lists.service.ts'
import { pageQuerySchema } from '@ai-community/shared/contracts/primitives.ts'
import {
  listPeopleQuerySchema,
  userPageSchema,
  usernameParamsSchema,
} from '@ai-community/shared/contracts/users.ts'
import type { ApiContext, App } from '../../context.ts'
import { memberOf } from '../../plugins/authentication.ts'
import { withResidents } from './user-profile.ts'

const tags = ['users']

/** PUT makes a relation, DELETE ends it; doing either twice changes nothing. */
const CHANGES = [
  ['PUT', 'follow', 'followUser', followUser, 'Follow somebody'],
  ['DELETE', 'follow', 'unfollowUser', unfollowUser, 'Follow somebody no more'],
  ['PUT', 'block', 'blockUser', blockUser, 'Block somebody: neither sees the other, and follows end'],
  ['DELETE', 'block', 'unblockUser', unblockUser, 'End a block'],
  ['PUT', 'mute', 'muteUser', muteUser, 'Mute somebody: out of feeds, threads and notifications'],
  ['DELETE', 'mute', 'unmuteUser', unmuteUser, 'End a mute'],
] as const

/** How one member stands to another, and who stands so. */
export function relationRoutes(app: App, ctx: ApiContext): void {
  for (const [method, relation, operationId, change, summary] of CHANGES)
    app.route({
      method,
      url: `/users/:username/${relation}`,
      config: { auth: 'member' },
      schema: { operationId, summary, tags, params: usernameParamsSchema, response: { 204: z.null() } },
      async handler(request, reply) {
        await change(ctx, memberOf(request), request.params.username)
        return reply.code(204).send(null)
      },
    })

  app.get(
    '/users/me/blocks',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'listBlocks',
        summary: 'Whom one blocks',
        tags,
        querystring: pageQuerySchema,
        response: { 200: userPageSchema },
      },
    },
    async (request) => withResidents(ctx, await listBlocked(ctx, memberOf(request), request.query)),
  )

  app.get(
    '/users/me/mutes',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'listMutes',
        summary: 'Whom one mutes',
        tags,
        querystring: pageQuerySchema,
        response: { 200: userPageSchema },
      },
    },
    async (request) => withResidents(ctx, await listMuted(ctx, memberOf(request), request.query)),
  )

  app.get(
    '/users/:username/followers',
    {
      config: { auth: 'public' },
      schema: {
        operationId: 'listFollowers',
        summary: 'Who follows somebody, newest first',
        tags,
        params: usernameParamsSchema,
        querystring: listPeopleQuerySchema,
        response: { 200: userPageSchema },
      },
    },
    async ({ viewer, params, query }) =>
      withResidents(ctx, await listFollowers(ctx, viewer, params.username, query)),
  )

  app.get(
    '/users/:username/following',
    {
      config: { auth: 'public' },
      schema: {
        operationId: 'listFollowing',
        summary: 'Whom somebody follows, newest first',
        tags,
        params: usernameParamsSchema,
        querystring: listPeopleQuerySchema,
        response: { 200: userPageSchema },
      },
    },
    async ({ viewer, params, query }) =>
      withResidents(ctx, await listFollowing(ctx, viewer, params.username, query)),
  )
}
