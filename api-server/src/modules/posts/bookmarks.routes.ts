import { z } from 'zod'
import {
  bookmarkPost,
  listBookmarkedPosts,
  unbookmarkPost,
} from '@ai-community/shared/community/posts/bookmarks.service.ts'
import {
  filteredPageQuerySchema,
  postPageSchema,
  postParamsSchema,
} from '@ai-community/shared/contracts/posts.ts'
import type { ApiContext, App } from '../../context.ts'
import { memberOf } from '../../plugins/authentication.ts'

const tags = ['posts']

export function bookmarkRoutes(app: App, ctx: ApiContext): void {
  app.get(
    '/bookmarks',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'listBookmarks',
        summary: 'Posts one has marked, the newest mark first',
        tags,
        querystring: filteredPageQuerySchema,
        response: { 200: postPageSchema },
      },
    },
    (request) => listBookmarkedPosts(ctx, memberOf(request), request.query),
  )

  app.put(
    '/posts/:id/bookmark',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'bookmarkPost',
        summary: 'Mark a post for oneself',
        tags,
        params: postParamsSchema,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await bookmarkPost(ctx, memberOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/posts/:id/bookmark',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'unbookmarkPost',
        summary: 'Take a mark away',
        tags,
        params: postParamsSchema,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await unbookmarkPost(ctx, memberOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}
