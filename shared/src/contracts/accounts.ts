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

const knownPasswordSchema = z.string().min(1).max(1024)
/** Six digits of the authenticator, or one of the recovery codes. */
const secondFactorSchema = z.string().trim().min(6).max(32)

export const changePasswordSchema = z.strictObject({
  currentPassword: knownPasswordSchema,
  newPassword: passwordSchema,
})
export type ChangePassword = z.infer<typeof changePasswordSchema>

/** Null takes the address away. */
export const changeEmailSchema = z.strictObject({
  password: knownPasswordSchema,
  email: z.email().max(254).nullable(),
})
export type ChangeEmail = z.infer<typeof changeEmailSchema>

export const requestPasswordResetSchema = z.strictObject({ login: textSchema(1, 254) })

/** All that is ever said: whether there is such an account stays unsaid. */
export const acceptedSchema = z.object({ accepted: z.literal(true) }).meta({ id: 'Accepted' })

export const confirmPasswordResetSchema = z.strictObject({
  token: z.string().min(1).max(200),
  newPassword: passwordSchema,
})
export type ConfirmPasswordReset = z.infer<typeof confirmPasswordResetSchema>

/** What an authenticator is set up with; it counts only once a code of it has been confirmed. */
export const totpSetupSchema = z
  .object({
    secret: z.string().meta({ description: 'base32' }),
    uri: z.string().meta({ description: 'otpauth URI, to be shown as a QR code' }),
  })
  .meta({ id: 'TotpSetup' })
export type TotpSetup = z.infer<typeof totpSetupSchema>

export const confirmTotpSchema = z.strictObject({ code: secondFactorSchema })

export const recoveryCodesSchema = z
  .object({
    recoveryCodes: z.array(z.string()).meta({ description: 'shown this once; each works once' }),
  })
  .meta({ id: 'RecoveryCodes' })
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>

export const disableTotpSchema = z.strictObject({ password: knownPasswordSchema, code: secondFactorSchema })
export type DisableTotp = z.infer<typeof disableTotpSchema>

/** `totp` is needed where a second factor is on. */
export const deleteMeSchema = z.strictObject({
  password: knownPasswordSchema,
  totp: secondFactorSchema.optional(),
})
export type DeleteMe = z.infer<typeof deleteMeSchema>

/** How a member's account is protected, for its owner alone. */
export const securitySchema = z
  .object({
    email: z.string().nullable(),
    totpEnabled: z.boolean(),
    recoveryCodesLeft: z.int(),
  })
  .meta({ id: 'Security' })
export type Security = z.infer<typeof securitySchema>
