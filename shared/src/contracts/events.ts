import { z } from 'zod'
import { messageSchema } from './conversations.ts'
import { countersSchema, notificationTypeSchema } from './notifications.ts'
import { idSchema, simTimeSchema, timestampSchema } from './primitives.ts'
import { authorSchema } from './users.ts'

const eventSchemas = [
  namedEvent('message.created', z.object({ message: messageSchema })),
  namedEvent('message.read', z.object({ conversationId: idSchema, userId: idSchema, messageId: idSchema })),
  namedEvent('typing', z.object({ conversationId: idSchema, userId: idSchema })),
  namedEvent(
    'notification.created',
    z.object({
      id: idSchema,
      type: notificationTypeSchema,
      actor: authorSchema,
      postId: idSchema.nullable(),
      commentId: idSchema.nullable(),
      conversationId: idSchema.nullable(),
      encounterId: idSchema.nullable(),
      createdAt: timestampSchema,
    }),
  ),
  namedEvent(
    'post.created',
    z.object({ posts: z.array(z.object({ id: idSchema, authorId: idSchema, aiGenerated: z.boolean() })) }),
  ),
  namedEvent(
    'post.changed',
    z.object({
      posts: z.array(
        z.object({
          id: idSchema,
          deleted: z.boolean(),
          version: z.int(),
          likeCount: z.int(),
          commentCount: z.int(),
        }),
      ),
    }),
  ),
  namedEvent('counters', countersSchema),
  namedEvent('world.changed', z.object({ simTime: simTimeSchema })),
  namedEvent('reset', z.object({})),
] as const

function namedEvent<Name extends string, Data extends z.ZodType>(event: Name, data: Data) {
  return z.object({
    seq: z
      .int()
      .nullable()
      .meta({ description: 'the `id:` of the stream; null where nothing is resumed from' }),
    event: z.literal(event),
    data,
  })
}

/** What the stream tells: `event` is its `event:` line, `data` its `data:` line. */
export const streamEventSchema = z.discriminatedUnion('event', eventSchemas).meta({ id: 'StreamEvent' })
export type StreamEvent = z.infer<typeof streamEventSchema>
export type StreamEventName = StreamEvent['event']

export const streamHeadersSchema = z.looseObject({
  'last-event-id': z
    .string()
    .optional()
    .meta({ description: 'the last `id:` seen: the stream goes on after it, or says `reset`' }),
})

export const eventsSinceQuerySchema = z.strictObject({
  seq: z
    .string()
    .regex(/^\d{1,15}$/, 'must be a whole number')
    .transform(Number)
    .meta({ description: 'the last number known; 0 for all that is kept' }),
  limit: z
    .string()
    .regex(/^\d{1,4}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(1).max(1000))
    .default(200)
    .meta({ description: 'changes looked at; several of them may be told as one event' }),
})
export type EventsSinceQuery = z.infer<typeof eventsSinceQuerySchema>

export const eventsSinceSchema = z
  .object({
    items: z.array(streamEventSchema),
    seq: z.int().meta({ description: 'where the next call or the stream goes on' }),
    hasMore: z.boolean(),
    reset: z
      .boolean()
      .meta({ description: 'what followed `seq` is not kept any more: fetch everything anew' }),
  })
  .meta({ id: 'EventsSince' })
export type EventsSince = z.infer<typeof eventsSinceSchema>
