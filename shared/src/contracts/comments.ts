import { z } from 'zod'
import {
  aiFilterSchema,
  idSchema,
  pageQuerySchema,
  pageSchema,
  textSchema,
  timestampSchema,
} from './primitives.ts'
import { whyReasonSchema } from './posts.ts'
import { authorSchema } from './users.ts'

export const commentSchema = z
  .object({
    id: idSchema,
    postId: idSchema,
    parentId: idSchema.nullable(),
    author: authorSchema,
    replyTo: authorSchema
      .nullable()
      .meta({ description: 'who is answered, where that is another than the author of the parent comment' }),
    content: z.string(),
    createdAt: timestampSchema,
    likeCount: z.int(),
    replyCount: z.int(),
    aiGenerated: z.boolean(),
    deleted: z.boolean(),
    viewer: z.object({ liked: z.boolean() }).nullable(),
  })
  .meta({ id: 'Comment' })
export type Comment = z.infer<typeof commentSchema>
export const commentPageSchema = pageSchema(commentSchema)

export const listCommentsQuerySchema = pageQuerySchema.extend({ ai: aiFilterSchema.optional() })
export const createCommentSchema = z.strictObject({
  content: textSchema(1, 1000),
  parentId: idSchema.optional(),
})
export const commentParamsSchema = z.strictObject({ id: idSchema })
export const commentWhySchema = z
  .object({ commentId: idSchema, reasons: z.array(whyReasonSchema) })
  .meta({ id: 'CommentWhy' })
export type CommentWhy = z.infer<typeof commentWhySchema>
export type CreateComment = z.infer<typeof createCommentSchema>
