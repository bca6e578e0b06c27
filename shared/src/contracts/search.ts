import { z } from 'zod'
import { postPageSchema } from './posts.ts'
import { aiFilterSchema, pageQuerySchema, pageSchema, textSchema } from './primitives.ts'
import { userPageSchema } from './users.ts'

export const tagSchema = z
  .object({ tag: z.string(), postCount: z.int() })
  .meta({ id: 'Tag', description: 'a tag in its one form (NFKC, lower case) and how many posts have it' })
export type Tag = z.infer<typeof tagSchema>

export const trendSchema = z
  .object({
    tag: z.string(),
    totalPostCount: z.int(),
    postCount: z.int(),
    authorCount: z.int(),
    expectedAuthors: z.number(),
    score: z.number(),
  })
  .meta({
    id: 'Trend',
    description:
      'a tag that rises: posts and people of the last 24 hours, the people a day that the 7 days before let ' +
      'expect, and score = (authorCount − expectedAuthors) / √(expectedAuthors + 1)',
  })
export type Trend = z.infer<typeof trendSchema>
export const trendPageSchema = pageSchema(trendSchema)

export const SEARCH_TYPES = ['posts', 'users', 'tags'] as const
export const searchQuerySchema = pageQuerySchema.extend({
  q: textSchema(1, 200),
  type: z.enum(SEARCH_TYPES).default('posts').meta({ description: 'What is searched for' }),
  ai: aiFilterSchema.optional(),
})
export type SearchQuery = z.infer<typeof searchQuerySchema>

/** A page of what was searched for; `type` says what its items are. */
export const searchPageSchema = z.discriminatedUnion('type', [
  postPageSchema.extend({ type: z.literal('posts') }),
  userPageSchema.extend({ type: z.literal('users') }),
  pageSchema(tagSchema).extend({ type: z.literal('tags') }),
])
export type SearchPage = z.infer<typeof searchPageSchema>

export const listUsersQuerySchema = pageQuerySchema.extend({
  query: textSchema(0, 50).default(''),
  ai: aiFilterSchema.optional(),
})
export const tagParamsSchema = z.strictObject({ tag: textSchema(1, 50) })
export const listTagPostsQuerySchema = pageQuerySchema.extend({ ai: aiFilterSchema.optional() })
