import { z } from 'zod'
import { deletePost, getPost, publishPost } from '@ai-community/shared/community/posts/posts.service.ts'
import { explainPost } from '@ai-community/shared/community/why/why.service.ts'
import { editPost, requireOwnPost } from '@ai-community/shared/community/posts/post-edits.service.ts'
import { likePost, unlikePost } from '@ai-community/shared/community/reactions/reactions.service.ts'
import { listPostLikers } from '@ai-community/shared/community/users/user-lists.service.ts'
import {
  createPostSchema,
  editPostSchema,
  likeResultSchema,
  postParamsSchema,
  postSchema,
  postWhySchema,
} from '@ai-community/shared/contracts/posts.ts'
import { removalQuerySchema } from '@ai-community/shared/contracts/moderation.ts'
import { listPeopleQuerySchema, userPageSchema } from '@ai-community/shared/contracts/users.ts'
import { idSchema } from '@ai-community/shared/contracts/primitives.ts'
import type { ApiContext, App } from '../../context.ts'
import { memberOf } from '../../plugins/authentication.ts'
import { expectedVersionOf } from '../../plugins/entity-tags.ts'
import { onceKeyOf } from '../../plugins/once-keys.ts'
import { withResidents } from '../users/user-profile.ts'

const tags = ['posts']

export function postRoutes(app: App, ctx: ApiContext): void {
  app.post(
    '/posts',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'publishPost',
        summary: 'Publish a post',
        tags,
        body: createPostSchema,
        response: { 201: postSchema },
      },
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
      schema: {
        operationId: 'getPost',
        summary: 'One post',
        tags,
        params: postParamsSchema,
        response: { 200: postSchema },
      },
    },
    (request) => getPost(ctx, request.viewer, request.params.id),
  )

  app.patch(
    '/posts/:id',
    {
      config: {
        auth: 'member',
        entity: true,
        async requireSubject({ id }, viewer) {
          const known = idSchema.safeParse(id)
          if (known.success && viewer) await requireOwnPost(ctx, viewer, known.data)
        },
      },
      schema: {
        operationId: 'editPost',
        summary: 'Change one’s own post',
        tags,
        params: postParamsSchema,
        body: editPostSchema,
        response: { 200: postSchema },
      },
    },
    (request) =>
      editPost(ctx, memberOf(request), request.params.id, request.body, expectedVersionOf(request)),
  )

  app.delete(
    '/posts/:id',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'deletePost',
        summary: 'Delete a post',
        tags,
        params: postParamsSchema,
        querystring: removalQuerySchema,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await deletePost(ctx, memberOf(request), request.params.id, request.query.reason)
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/posts/:id/why',
    {
      config: { auth: 'public' },
      schema: {
        operationId: 'explainPost',
        summary: 'Why a resident wrote this post',
        tags,
        params: postParamsSchema,
        response: { 200: postWhySchema },
      },
    },
    (request) => explainPost(ctx, request.viewer, request.params.id),
  )

  app.get(
    '/posts/:id/likes',
    {
      config: { auth: 'public' },
      schema: {
        operationId: 'listPostLikers',
        summary: 'Who likes a post, newest first',
        tags,
        params: postParamsSchema,
        querystring: listPeopleQuerySchema,
        response: { 200: userPageSchema },
      },
    },
    async (request) => {
      const { viewer, params, query } = request
      return withResidents(ctx, await listPostLikers(ctx, viewer, params.id, query))
    },
  )

  app.put(
    '/posts/:id/like',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'likePost',
        summary: 'Like a post',
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
        summary: 'Take a like of a post back',
        tags,
        params: postParamsSchema,
        response: { 200: likeResultSchema },
      },
    },
    (request) => unlikePost(ctx, memberOf(request), request.params.id),
  )
}
