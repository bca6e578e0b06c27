import { z } from 'zod'
import { fileSchema } from './files.ts'
import {
  idSchema,
  pageQuerySchema,
  pageSchema,
  textSchema,
  timestampSchema,
  usernameSchema,
} from './primitives.ts'
import { whyReasonSchema } from './posts.ts'
import { authorSchema } from './users.ts'

export const messageSchema = z
  .object({
    id: idSchema,
    conversationId: idSchema,
    seq: z.int().meta({ description: 'place in the conversation, from 1, without a gap' }),
    sender: authorSchema,
    content: z.string(),
    files: z.array(fileSchema),
    createdAt: timestampSchema,
    aiGenerated: z.boolean(),
  })
  .meta({ id: 'Message' })
export type Message = z.infer<typeof messageSchema>
export const messagePageSchema = pageSchema(messageSchema)

export const conversationSchema = z
  .object({
    id: idSchema,
    participants: z.array(authorSchema).meta({ description: 'the other one first, then whoever asks' }),
    lastMessage: messageSchema.nullable(),
    unreadCount: z.int().meta({ description: "the other's messages after what was read" }),
    readUpTo: idSchema
      .nullable()
      .meta({ description: 'the last message the other has read; null unless both share read receipts' }),
    updatedAt: timestampSchema,
  })
  .meta({ id: 'Conversation' })
export type Conversation = z.infer<typeof conversationSchema>
export const conversationPageSchema = pageSchema(conversationSchema)

export const openConversationSchema = z.strictObject({ username: usernameSchema })
export const conversationParamsSchema = z.strictObject({ id: idSchema })
export const messageParamsSchema = z.strictObject({ id: idSchema })
export const messageWhySchema = z
  .object({ messageId: idSchema, reasons: z.array(whyReasonSchema) })
  .meta({ id: 'MessageWhy' })
export type MessageWhy = z.infer<typeof messageWhySchema>
export const listConversationsQuerySchema = pageQuerySchema
export const listMessagesQuerySchema = pageQuerySchema

export const sendMessageSchema = z
  .strictObject({
    content: textSchema(0, 2000).optional(),
    fileIds: z.array(idSchema).max(9).optional(),
  })
  .refine(({ content, fileIds }) => Boolean(content) || Boolean(fileIds?.length), {
    message: 'must have content or files',
    path: ['content'],
  })
export type SendMessage = z.infer<typeof sendMessageSchema>

export const readConversationSchema = z.strictObject({ messageId: idSchema })
export const readConversationResultSchema = z
  .object({ unreadCount: z.int() })
  .meta({ id: 'ReadConversationResult' })
export type ReadConversationResult = z.infer<typeof readConversationResultSchema>
