import { z } from 'zod'
import {
  createComment,
  deleteComment,
  listCommentReplies,
  listComments,
  requirePost,
} from '@ai-community/shared/community/comments/comments.service.ts'
import { likeComment, unlikeComment } from '@ai-community/shared/community/reactions/reactions.service.ts'
import { explainComment } from '@ai-community/shared/community/why/why.service.ts'
import {
  commentPageSchema,
  commentParamsSchema,
  commentSchema,
  commentWhySchema,
  createCommentSchema,
  listCommentsQuerySchema,
} from '@ai-community/shared/contracts/comments.ts'
import { removalQuerySchema } from '@ai-community/shared/contracts/moderation.ts'
import { likeResultSchema, postParamsSchema } from '@ai-community/shared/contracts/posts.ts'
import { idSchema } from '@ai-community/shared/contracts/primitives.ts'
import type { ApiContext, App } from '../../context.ts'
import { memberOf } from '../../plugins/authentication.ts'
import { onceKeyOf } from '../../plugins/once-keys.ts'

const tags = ['comments']

export function commentRoutes(app: App, ctx: ApiContext): void {
  app.get(
    '/posts/:id/comments',
    {
      config: { auth: 'public' },
      schema: {
        operationId: 'listComments',
        summary: 'The comments of a post, oldest first',
        tags,
        params: postParamsSchema,
        querystring: listCommentsQuerySchema,
        response: { 200: commentPageSchema },
      },
    },
    (request) => listComments(ctx, request.viewer, request.params.id, request.query),
  )

  app.post(
    '/posts/:id/comments',
    {
      config: {
        auth: 'member',
        async requireSubject({ id }, viewer) {
          const known = idSchema.safeParse(id)
          if (known.success) await requirePost(ctx, viewer, known.data)
        },
      },
      schema: {
        operationId: 'createComment',
        summary: 'Comment on a post',
        tags,
        params: postParamsSchema,
        body: createCommentSchema,
        response: { 201: commentSchema },
      },
    },
    async (request, reply) => {
      const { params, body } = request
      const comment = await createComment(ctx, memberOf(request), params.id, body, onceKeyOf(request))
      return reply.code(201).send(comment)
    },
  )

  app.get(
    '/comments/:id/why',
    {
      config: { auth: 'public' },
      schema: {
        operationId: 'explainComment',
        summary: 'Why a resident wrote this comment',
        tags,
        params: commentParamsSchema,
        response: { 200: commentWhySchema },
      },
    },
    (request) => explainComment(ctx, request.viewer, request.params.id),
  )

  app.get(
    '/comments/:id/replies',
    {
      config: { auth: 'public' },
      schema: {
        operationId: 'listReplies',
        summary: 'The replies to a comment, oldest first',
        tags,
        params: commentParamsSchema,
        querystring: listCommentsQuerySchema,
        response: { 200: commentPageSchema },
      },
    },
    (request) => listCommentReplies(ctx, request.viewer, request.params.id, request.query),
  )

  app.delete(
    '/comments/:id',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'deleteComment',
        summary: 'Delete a comment',
        tags,
        params: commentParamsSchema,
        querystring: removalQuerySchema,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await deleteComment(ctx, memberOf(request), request.params.id, request.query.reason)
      return reply.code(204).send(null)
    },
  )

  app.put(
    '/comments/:id/like',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'likeComment',
        summary: 'Like a comment',
        tags,
        params: commentParamsSchema,
        response: { 200: likeResultSchema },
      },
    },
    (request) => likeComment(ctx, memberOf(request), request.params.id),
  )

  app.delete(
    '/comments/:id/like',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'unlikeComment',
        summary: 'Take a like of a comment back',
        tags,
        params: commentParamsSchema,
        response: { 200: likeResultSchema },
      },
    },
    (request) => unlikeComment(ctx, memberOf(request), request.params.id),
  )
}
