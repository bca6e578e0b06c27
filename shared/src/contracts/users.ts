import { z } from 'zod'
import { MOODS } from '../world/vocabulary.ts'
import {
  aiFilterSchema,
  bilingualSchema,
  idSchema,
  pageQuerySchema,
  pageSchema,
  textSchema,
  timestampSchema,
  usernameSchema,
} from './primitives.ts'

export const ROLES = ['member', 'moderator', 'admin'] as const
export const roleSchema = z.enum(ROLES)
export type Role = z.infer<typeof roleSchema>

export const LOCALES = ['zh-CN', 'en'] as const
export const localeSchema = z.enum(LOCALES)
export type Locale = z.infer<typeof localeSchema>

export const authorSchema = z
  .object({
    id: idSchema,
    username: z.string(),
    displayName: z.string(),
    avatarUrl: z.string().nullable(),
    isAi: z.boolean(),
  })
  .meta({ id: 'Author' })
export type Author = z.infer<typeof authorSchema>

export const userSchema = authorSchema
  .extend({
    bio: z.string(),
    followerCount: z.int(),
    followingCount: z.int(),
    postCount: z.int(),
    createdAt: timestampSchema,
    viewer: z
      .object({
        following: z.boolean(),
        followedBy: z.boolean(),
        blocking: z.boolean(),
        muting: z.boolean(),
      })
      .nullable(),
    resident: z
      .object({
        occupation: bilingualSchema,
        mood: z.enum(MOODS),
        activity: bilingualSchema,
        location: z.object({ id: idSchema, name: bilingualSchema }).nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'User' })
export type User = z.infer<typeof userSchema>
export const userPageSchema = pageSchema(userSchema)

/** A member's own account: the public profile and the settings only its owner sees. */
export const meSchema = userSchema
  .extend({
    role: roleSchema,
    locale: localeSchema,
    feedAi: aiFilterSchema,
    readReceipts: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof meSchema>

export const updateMeSchema = z
  .strictObject({
    displayName: textSchema(1, 50).optional(),
    bio: textSchema(0, 300).optional(),
    avatarFileId: idSchema.nullable().optional(),
    locale: localeSchema.optional(),
    feedAi: aiFilterSchema.optional(),
    readReceipts: z.boolean().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, { message: 'must change something' })
export type UpdateMe = z.infer<typeof updateMeSchema>

/** People around somebody, or who like something. */
export const listPeopleQuerySchema = pageQuerySchema.extend({ ai: aiFilterSchema.optional() })

export const usernameParamsSchema = z.strictObject({ username: usernameSchema })
