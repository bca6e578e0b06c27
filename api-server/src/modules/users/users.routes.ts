import { z } from 'zod'
import { followUser, unfollowUser } from '@ai-community/shared/community/users/follows.service.ts'
import { getMe, updateMe } from '@ai-community/shared/community/users/users.service.ts'
import { listUserPosts } from '@ai-community/shared/community/posts/posts.service.ts'
import { listUserPostsQuerySchema, postPageSchema } from '@ai-community/shared/contracts/posts.ts'
import {
  meSchema,
  updateMeSchema,
  usernameParamsSchema,
  userSchema,
} from '@ai-community/shared/contracts/users.ts'
import type { ApiContext, App } from '../../context.ts'
import { memberOf } from '../../plugins/authentication.ts'
import { expectedVersionOf } from '../../plugins/entity-tags.ts'
import { getUserProfile } from './user-profile.ts'

const tags = ['users']

export function userRoutes(app: App, ctx: ApiContext): void {
  app.get(
    '/users/me',
    {
      config: { auth: 'member', entity: true },
      schema: { operationId: 'getMe', tags, response: { 200: meSchema } },
    },
    (request) => getMe(ctx, memberOf(request).id),
  )

  app.patch(
    '/users/me',
    {
      config: { auth: 'member', entity: true },
      schema: { operationId: 'updateMe', tags, body: updateMeSchema, response: { 200: meSchema } },
    },
    async (request) => {
      const viewer = memberOf(request)
      const me = await updateMe(ctx, viewer, request.body, expectedVersionOf(request))
      ctx.sessionCheck.forget(viewer.sessionId)
      return me
    },
  )

  app.get(
    '/users/:username',
    {
      config: { auth: 'public', entity: true },
      schema: { operationId: 'getUser', tags, params: usernameParamsSchema, response: { 200: userSchema } },
    },
    (request) => getUserProfile(ctx, request.viewer, request.params.username),
  )

  app.get(
    '/users/:username/posts',
    {
      config: { auth: 'public' },
      schema: {
        operationId: 'listUserPosts',
        tags,
        params: usernameParamsSchema,
        querystring: listUserPostsQuerySchema,
        response: { 200: postPageSchema },
      },
    },
    (request) => listUserPosts(ctx, request.viewer, request.params.username, request.query),
  )

  app.put(
    '/users/:username/follow',
    {
      config: { auth: 'member' },
      schema: { operationId: 'followUser', tags, params: usernameParamsSchema, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await followUser(ctx, memberOf(request), request.params.username)
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/users/:username/follow',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'unfollowUser',
        tags,
        params: usernameParamsSchema,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await unfollowUser(ctx, memberOf(request), request.params.username)
      return reply.code(204).send(null)
    },
  )
}
