import { z } from 'zod'
import { healthSchema } from './health.ts'
import { idSchema, pageSchema, simTimeSchema, textSchema, timestampSchema } from './primitives.ts'

export const IMAGE_JOB_STATES = ['queued', 'running', 'done', 'failed'] as const

export const imageJobSchema = z
  .object({
    id: idSchema,
    prompt: z.string(),
    state: z.enum(IMAGE_JOB_STATES),
    attempts: z.int(),
    requestedById: idSchema.nullable().meta({ description: 'the operator; null for a resident’s own' }),
    residentId: idSchema.nullable(),
    fileId: idSchema.nullable(),
    error: z.string().nullable(),
    createdAt: timestampSchema,
    finishedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'ImageJob' })
export type ImageJob = z.infer<typeof imageJobSchema>

export const imageJobPageSchema = pageSchema(imageJobSchema).extend({
  worker: z.string().nullable().meta({ description: 'who makes pictures now; null when no worker runs' }),
})
export type ImageJobPage = z.infer<typeof imageJobPageSchema>

export const createImageJobSchema = z.strictObject({ prompt: textSchema(1, 1000) })
export type CreateImageJob = z.infer<typeof createImageJobSchema>

const spendSchema = z.object({
  calls: z.int(),
  failed: z.int(),
  promptTokens: z.int(),
  completionTokens: z.int(),
  costMicros: z.int().meta({ description: 'millionths of the currency the prices are in' }),
})

export const modelUseSchema = z
  .object({
    mind: z.enum(['rules', 'model']).meta({ description: 'rules: no model is asked' }),
    today: spendSchema.meta({ description: 'since midnight UTC' }),
    month: spendSchema.meta({ description: 'in the last 30 days' }),
    budgetMicros: z.int().nullable().meta({ description: 'for a day; null when none is set' }),
    reservedMicros: z.int().meta({ description: 'the worst case of calls under way' }),
    waiting: z.int().meta({ description: 'calls under way' }),
  })
  .meta({ id: 'ModelUse' })
export type ModelUse = z.infer<typeof modelUseSchema>

export const operatorHealthSchema = healthSchema
  .extend({
    database: z.object({
      poolSize: z.int().meta({ description: 'connections each process keeps at most' }),
      roundTripMs: z.number().nullable().meta({ description: 'null when it does not answer' }),
      connections: z.int().nullable().meta({ description: 'of this account, over all processes' }),
    }),
    outbox: z
      .object({ lastSeq: z.int(), unpublished: z.int(), lagSeconds: z.number() })
      .nullable()
      .meta({ description: 'events that are committed but not numbered yet, up to 1000' }),
    simulation: z
      .object({
        host: z.string().nullable(),
        status: z.string(),
        simTime: simTimeSchema,
        lagSeconds: z.number(),
      })
      .nullable(),
    diskFreeMb: z.int().nullable(),
  })
  .meta({ id: 'OperatorHealth' })
export type OperatorHealth = z.infer<typeof operatorHealthSchema>
