import { getMe, updateMe } from '@ai-community/shared/community/users/users.service.ts'
import { listUserPosts } from '@ai-community/shared/community/posts/posts.service.ts'
import { filteredPageQuerySchema, postPageSchema } from '@ai-community/shared/contracts/posts.ts'
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
      schema: {
        operationId: 'getMe',
        summary: 'The own account and its settings',
        tags,
        response: { 200: meSchema },
      },
    },
    (request) => getMe(ctx, memberOf(request).id),
  )

  app.patch(
    '/users/me',
    {
      config: { auth: 'member', entity: true },
      schema: {
        operationId: 'updateMe',
        summary: 'Change the own profile and settings',
        tags,
        body: updateMeSchema,
        response: { 200: meSchema },
      },
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
      schema: {
        operationId: 'getUser',
        summary: 'A profile',
        tags,
        params: usernameParamsSchema,
        response: { 200: userSchema },
      },
    },
    (request) => getUserProfile(ctx, request.viewer, request.params.username),
  )

  app.get(
    '/users/:username/posts',
    {
      config: { auth: 'public' },
      schema: {
        operationId: 'listUserPosts',
        summary: "A user's posts, newest first",
        tags,
        params: usernameParamsSchema,
        querystring: filteredPageQuerySchema,
        response: { 200: postPageSchema },
      },
    },
    (request) => listUserPosts(ctx, request.viewer, request.params.username, request.query),
  )
}
