import { z } from 'zod'
import { idSchema, pageQuerySchema, pageSchema, textSchema, timestampSchema } from './primitives.ts'
import { authorSchema } from './users.ts'

export const commentSchema = z
  .object({
    id: idSchema,
    postId: idSchema,
    parentId: idSchema.nullable(),
    author: authorSchema,
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

export const listCommentsQuerySchema = pageQuerySchema
export const createCommentSchema = z.strictObject({
  content: textSchema(1, 1000),
  parentId: idSchema.optional(),
})
export type CreateComment = z.infer<typeof createCommentSchema>
