import { z } from 'zod'
import { commentSchema } from './comments.ts'
import { postSchema } from './posts.ts'
import {
  aiFilterSchema,
  bilingualSchema,
  idSchema,
  pageQuerySchema,
  pageSchema,
  simTimeSchema,
  timestampSchema,
} from './primitives.ts'
import { authorSchema } from './users.ts'

export const NOTIFICATION_TYPES = [
  'like',
  'comment',
  'reply',
  'mention',
  'follow',
  'message',
  'encounter',
  'removed',
] as const
export const notificationTypeSchema = z.enum(NOTIFICATION_TYPES)
export type NotificationType = z.infer<typeof notificationTypeSchema>

/** Notices of one kind about one thing: "A, B and 3 others liked your post". */
export const notificationSchema = z
  .object({
    id: idSchema.meta({ description: 'of the newest notice of the group; what `upTo` takes' }),
    type: notificationTypeSchema,
    actors: z.array(authorSchema).meta({ description: 'the last three at most, newest first' }),
    actorCount: z.int(),
    post: postSchema.nullable(),
    comment: commentSchema.nullable(),
    conversationId: idSchema.nullable(),
    encounter: z
      .object({
        id: idSchema,
        simTime: simTimeSchema,
        location: z.object({ id: idSchema, name: bilingualSchema }).nullable(),
      })
      .nullable(),
    createdAt: timestampSchema,
    read: z.boolean(),
  })
  .meta({ id: 'Notification' })
export type Notification = z.infer<typeof notificationSchema>
export const notificationPageSchema = pageSchema(notificationSchema)

export const listNotificationsQuerySchema = pageQuerySchema.extend({ ai: aiFilterSchema.optional() })

export const readNotificationsSchema = z.strictObject({ upTo: idSchema })

/** What stands beside the bell and the letter. */
export const countersSchema = z
  .object({
    notifications: z.int().meta({ description: 'groups with something unread' }),
    messages: z.int().meta({ description: 'unread messages of all conversations' }),
  })
  .meta({ id: 'Counters' })
export type Counters = z.infer<typeof countersSchema>
