import { z } from 'zod'
import { idSchema, pageSchema, textSchema, timestampSchema, usernameSchema } from './primitives.ts'
import { localeSchema, meSchema } from './users.ts'

/** 8–256 code points, never trimmed: a space is a character like any other. */
export const passwordSchema = z
  .string()
  .refine((text) => text.isWellFormed() && !text.includes('\0'), {
    message: 'must be well-formed text without NUL',
  })
  .refine((text) => [...text].length >= 8 && [...text].length <= 256, {
    message: 'must have 8–256 characters',
  })
  .meta({ description: '8–256 code points' })

export const registerSchema = z.strictObject({
  username: usernameSchema,
  password: passwordSchema,
  displayName: textSchema(1, 50).optional(),
  email: z.email().max(254).optional(),
  locale: localeSchema.optional(),
})
export type Register = z.infer<typeof registerSchema>

export const loginSchema = z.strictObject({
  login: textSchema(1, 254),
  password: z.string().min(1).max(1024),
  totp: z.string().max(32).optional(),
})
export type Login = z.infer<typeof loginSchema>

/** The token is absent when the browser sends it as a cookie. */
export const refreshSchema = z.strictObject({ refreshToken: z.string().max(2_000).optional() })

export const sessionSchema = z
  .object({
    user: meSchema,
    accessToken: z.string(),
    expiresIn: z.int().meta({ description: 'seconds' }),
    refreshToken: z.string().optional().meta({ description: 'absent with X-Session: cookie' }),
  })
  .meta({ id: 'Session' })
export type Session = z.infer<typeof sessionSchema>

/** One of a member's own sign-ins. */
export const sessionSummarySchema = z
  .object({
    id: idSchema,
    userAgent: z.string(),
    createdAt: timestampSchema,
    lastUsedAt: timestampSchema,
    expiresAt: timestampSchema,
    current: z.boolean(),
  })
  .meta({ id: 'SessionSummary' })
export type SessionSummary = z.infer<typeof sessionSummarySchema>
export const sessionPageSchema = pageSchema(sessionSummarySchema)
