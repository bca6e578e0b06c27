import { z } from 'zod'
import {
  deletePost,
  explainPost,
  getPost,
  listPosts,
  publishPost,
} from '@ai-community/shared/community/posts/posts.service.ts'
import { likePost, unlikePost } from '@ai-community/shared/community/reactions/reactions.service.ts'
import {
  createPostSchema,
  likeResultSchema,
  listPostsQuerySchema,
  postPageSchema,
  postParamsSchema,
  postSchema,
  postWhySchema,
} from '@ai-community/shared/contracts/posts.ts'
import type { ApiContext, App } from '../../context.ts'
import { memberOf } from '../../plugins/authentication.ts'
import { onceKeyOf } from '../../plugins/once-keys.ts'
import { isAnonymous, loadPublicPage, sendPage } from './public-feed.ts'

const tags = ['posts']

export function postRoutes(app: App, ctx: ApiContext): void {
  app.get(
    '/posts',
    {
      config: { auth: 'public' },
      schema: {
        operationId: 'listPosts',
        tags,
        querystring: listPostsQuerySchema,
        response: { 200: postPageSchema },
      },
    },
    async (request, reply) => {
      const { query, viewer } = request
      if (query.feed === 'public' && isAnonymous(request))
        return sendPage(reply, await loadPublicPage(ctx, request, query))
      return listPosts(ctx, viewer, query)
    },
  )

  app.post(
    '/posts',
    {
      config: { auth: 'member' },
      schema: { operationId: 'publishPost', tags, body: createPostSchema, response: { 201: postSchema } },
    },
    async (request, reply) => {
      const post = await publishPost(ctx, memberOf(request), request.body, onceKeyOf(request))
      return reply.code(201).send(post)
    },
  )

  app.get(
    '/posts/:id',
    {
      config: { auth: 'public', entity: true },
      schema: { operationId: 'getPost', tags, params: postParamsSchema, response: { 200: postSchema } },
    },
    (request) => getPost(ctx, request.viewer, request.params.id),
  )

  app.delete(
    '/posts/:id',
    {
      config: { auth: 'member' },
      schema: { operationId: 'deletePost', tags, params: postParamsSchema, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await deletePost(ctx, memberOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/posts/:id/why',
    {
      config: { auth: 'public' },
      schema: {
        operationId: 'explainPost',
        tags,
        params: postParamsSchema,
        response: { 200: postWhySchema },
      },
    },
    (request) => explainPost(ctx, request.params.id),
  )

  app.put(
    '/posts/:id/like',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'likePost',
        tags,
        params: postParamsSchema,
        response: { 200: likeResultSchema },
      },
    },
    (request) => likePost(ctx, memberOf(request), request.params.id),
  )

  app.delete(
    '/posts/:id/like',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'unlikePost',
        tags,
        params: postParamsSchema,
        response: { 200: likeResultSchema },
      },
    },
    (request) => unlikePost(ctx, memberOf(request), request.params.id),
  )
}
