import { z } from 'zod'
import { fileSchema } from './files.ts'
import {
  aiFilterSchema,
  bilingualSchema,
  idSchema,
  pageQuerySchema,
  pageSchema,
  simTimeSchema,
  textSchema,
  timestampSchema,
} from './primitives.ts'
import { authorSchema } from './users.ts'

export const postSchema = z
  .object({
    id: idSchema,
    author: authorSchema,
    content: z.string(),
    createdAt: timestampSchema,
    editedAt: timestampSchema.nullable(),
    simTime: simTimeSchema.nullable(),
    location: z.object({ id: idSchema, name: bilingualSchema }).nullable(),
    files: z.array(fileSchema),
    tags: z.array(z.string()),
    mentions: z.array(authorSchema),
    likeCount: z.int(),
    commentCount: z.int(),
    aiGenerated: z.boolean(),
    version: z.int(),
    viewer: z.object({ liked: z.boolean(), bookmarked: z.boolean() }).nullable(),
  })
  .meta({ id: 'Post' })
export type Post = z.infer<typeof postSchema>
export const postPageSchema = pageSchema(postSchema)

export const hotScoreSchema = z
  .object({
    total: z.number(),
    parts: z.object({
      base: z.number(),
      likes: z.int(),
      commenters: z.int(),
      ageHours: z.number(),
      decay: z.number(),
      diversity: z.number(),
    }),
  })
  .meta({
    id: 'HotScore',
    description:
      'total = (base + likes + 2 × commenters) × decay × diversity; the author’s own likes and comments do not ' +
      'count, decay = (ageHours + 2)^-1.8, diversity = 0.6 to the number of better posts of the same author',
  })
export type HotScore = z.infer<typeof hotScoreSchema>

/** A post in a feed; in the hot feed it says where its place comes from. */
export const feedPostSchema = postSchema.extend({ score: hotScoreSchema.optional() }).meta({ id: 'FeedPost' })
export const feedPageSchema = pageSchema(feedPostSchema)

export const FEEDS = ['public', 'following', 'hot'] as const
export const listPostsQuerySchema = pageQuerySchema.extend({
  feed: z.enum(FEEDS).default('public').meta({ description: '`following` wants a member' }),
  ai: aiFilterSchema.optional(),
})
/** Lists of one person's posts, or of those a member has marked. */
export const filteredPageQuerySchema = pageQuerySchema.extend({ ai: aiFilterSchema.optional() })

export const createPostSchema = z.strictObject({
  content: textSchema(1, 2000),
  fileIds: z.array(idSchema).max(9).optional(),
  locationId: idSchema.optional(),
})
export type CreatePost = z.infer<typeof createPostSchema>

/** What is left out stays; `alt` describes pictures of the post, by the id of the file. */
export const editPostSchema = z
  .strictObject({
    content: textSchema(1, 2000).optional(),
    fileIds: z.array(idSchema).max(9).optional(),
    alt: z.record(idSchema, textSchema(0, 1000)).optional(),
  })
  .refine((edit) => Object.values(edit).some((field) => field !== undefined), {
    message: 'must change something',
  })
export type EditPost = z.infer<typeof editPostSchema>

export const postParamsSchema = z.strictObject({ id: idSchema })
export const likeResultSchema = z
  .object({ liked: z.boolean(), likeCount: z.int() })
  .meta({ id: 'LikeResult' })
export type LikeResult = z.infer<typeof likeResultSchema>

/**
 * One thing that a resident's text grew from. It can be looked up by its id; a post, comment or message of a person is
 * named without its words.
 */
export const whyReasonSchema = z
  .object({
    kind: z.enum(['memory', 'event', 'encounter', 'place', 'item', 'action', 'post', 'comment', 'message']),
    id: idSchema,
    text: z.string(),
    simTime: simTimeSchema.nullable(),
  })
  .meta({ id: 'WhyReason' })
export type WhyReason = z.infer<typeof whyReasonSchema>

export const postWhySchema = z
  .object({ postId: idSchema, reasons: z.array(whyReasonSchema) })
  .meta({ id: 'PostWhy' })
export type PostWhy = z.infer<typeof postWhySchema>
