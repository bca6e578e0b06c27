import { z } from 'zod'
import { idSchema, pageQuerySchema, pageSchema, textSchema, timestampSchema } from './primitives.ts'
import { roleSchema } from './users.ts'

export const REPORT_TARGETS = ['post', 'comment', 'user', 'message', 'file'] as const
export type ReportTarget = (typeof REPORT_TARGETS)[number]

/** Why something is reported, and why a moderator removes it. */
export const REPORT_REASONS = [
  'spam',
  'harassment',
  'hate',
  'violence',
  'sexual',
  'self_harm',
  'misinformation',
  'private_information',
  'other',
] as const
export const reportReasonSchema = z.enum(REPORT_REASONS)
export type ReportReason = z.infer<typeof reportReasonSchema>

/** Why a moderator removes somebody's post or comment; ignored when the author deletes it. */
export const removalQuerySchema = z.strictObject({
  reason: reportReasonSchema.default('other').meta({ description: 'Why a moderator removes it' }),
})

export const createReportSchema = z.strictObject({
  targetType: z.enum(REPORT_TARGETS),
  targetId: idSchema,
  reason: reportReasonSchema,
  detail: textSchema(0, 1000).default(''),
})
export type CreateReport = z.infer<typeof createReportSchema>

export const REPORT_STATES = ['open', 'resolved', 'rejected'] as const
export type ReportState = (typeof REPORT_STATES)[number]
export const REPORT_ACTIONS = ['none', 'content_removed', 'user_suspended', 'user_warned'] as const

export const reportSchema = z
  .object({
    id: idSchema,
    targetType: z.enum(REPORT_TARGETS),
    targetId: idSchema,
    reason: reportReasonSchema,
    detail: z.string(),
    state: z.enum(REPORT_STATES),
    createdAt: timestampSchema,
  })
  .meta({ id: 'Report' })
export type Report = z.infer<typeof reportSchema>

const accountRefSchema = z.object({ id: idSchema, username: z.string() })

/** A report as moderators see it. */
export const reportCaseSchema = reportSchema
  .extend({
    reporter: accountRefSchema,
    targetOwner: accountRefSchema
      .nullable()
      .meta({ description: 'who made what is reported; for a user, the user' }),
    excerpt: z.string().meta({ description: 'what it said when it was reported' }),
    action: z.enum(REPORT_ACTIONS),
    note: z.string(),
    handledBy: accountRefSchema.nullable(),
    handledAt: timestampSchema.nullable(),
  })
  .meta({ id: 'ReportCase' })
export type ReportCase = z.infer<typeof reportCaseSchema>
export const reportCasePageSchema = pageSchema(reportCaseSchema)

export const listReportsQuerySchema = pageQuerySchema.extend({
  state: z.enum(REPORT_STATES).optional().meta({ description: 'Only those in this state' }),
})

export const updateReportSchema = z
  .strictObject({
    state: z.enum(REPORT_STATES).optional(),
    action: z.enum(REPORT_ACTIONS).optional().meta({ description: 'what was done about it, for the record' }),
    note: textSchema(0, 1000).optional(),
  })
  .refine((change) => Object.keys(change).length > 0, { message: 'must change something' })
export type UpdateReport = z.infer<typeof updateReportSchema>

export const adminUserSchema = accountRefSchema
  .extend({
    displayName: z.string(),
    isAi: z.boolean(),
    role: roleSchema,
    suspended: z.boolean(),
    createdAt: timestampSchema,
  })
  .meta({ id: 'AdminUser' })
export type AdminUser = z.infer<typeof adminUserSchema>
export const adminUserPageSchema = pageSchema(adminUserSchema)

export const listAdminUsersQuerySchema = pageQuerySchema.extend({
  query: z
    .string()
    .trim()
    .toLowerCase()
    .max(30)
    .optional()
    .meta({ description: 'the beginning of a username, or an id' }),
})

export const updateAdminUserSchema = z
  .strictObject({ role: roleSchema.optional(), suspended: z.boolean().optional() })
  .refine((change) => Object.keys(change).length > 0, { message: 'must change something' })
export type UpdateAdminUser = z.infer<typeof updateAdminUserSchema>

export const auditLogSchema = z
  .object({
    id: idSchema,
    seq: z.int().meta({ description: 'place in the chain, from 1 without a gap' }),
    actor: accountRefSchema.nullable().meta({ description: 'null for an operator at the machine itself' }),
    action: z.string(),
    targetType: z.string(),
    targetId: idSchema.nullable(),
    detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    hash: z.string().meta({ description: 'SHA-256 over this row and the hash of the one before' }),
    createdAt: timestampSchema,
  })
  .meta({ id: 'AuditLog' })
export type AuditLog = z.infer<typeof auditLogSchema>
export const auditLogPageSchema = pageSchema(auditLogSchema)

const wordSchema = z.string().regex(/^[a-z_.]{1,64}$/, 'must be a word of a–z, _ and .')
export const listAuditLogsQuerySchema = pageQuerySchema.extend({
  action: wordSchema.optional().meta({ description: 'What was done, such as `post.removed`' }),
  actorId: idSchema.optional().meta({ description: 'Who did it' }),
  targetType: wordSchema.optional().meta({ description: 'What kind of thing it was done to' }),
  targetId: idSchema.optional().meta({ description: 'What it was done to' }),
})
