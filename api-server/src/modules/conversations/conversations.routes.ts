import { z } from 'zod'
import {
  getConversation,
  listConversations,
  openConversation,
  readConversation,
  tellTyping,
} from '@ai-community/shared/community/messages/conversations.service.ts'
import {
  listMessages,
  requireConversation,
  sendMessage,
} from '@ai-community/shared/community/messages/messages.service.ts'
import { explainMessage } from '@ai-community/shared/community/why/why.service.ts'
import {
  conversationPageSchema,
  conversationParamsSchema,
  conversationSchema,
  listConversationsQuerySchema,
  listMessagesQuerySchema,
  messagePageSchema,
  messageParamsSchema,
  messageSchema,
  messageWhySchema,
  openConversationSchema,
  readConversationResultSchema,
  readConversationSchema,
  sendMessageSchema,
} from '@ai-community/shared/contracts/conversations.ts'
import type { Viewer } from '@ai-community/shared/community/context.ts'
import { idSchema } from '@ai-community/shared/contracts/primitives.ts'
import type { ApiContext, App } from '../../context.ts'
import { memberOf } from '../../plugins/authentication.ts'
import { onceKeyOf } from '../../plugins/once-keys.ts'

const tags = ['messages']

export function conversationRoutes(app: App, ctx: ApiContext): void {
  async function requireSubject({ id }: { id?: unknown }, viewer: Viewer | null): Promise<void> {
    const known = idSchema.safeParse(id)
    if (known.success && viewer) await requireConversation(ctx.db, viewer, known.data)
  }

  app.get(
    '/conversations',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'listConversations',
        summary: 'The conversations of the member, the last touched first',
        tags,
        querystring: listConversationsQuerySchema,
        response: { 200: conversationPageSchema },
      },
    },
    (request) => listConversations(ctx, memberOf(request), request.query),
  )

  app.post(
    '/conversations',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'openConversation',
        summary: 'The one conversation with somebody, opened where there is none',
        tags,
        body: openConversationSchema,
        response: { 200: conversationSchema, 201: conversationSchema },
      },
    },
    async (request, reply) => {
      const { username } = request.body
      const opened = await openConversation(ctx, memberOf(request), username, onceKeyOf(request))
      return reply.code(opened.isNew ? 201 : 200).send(opened.conversation)
    },
  )

  app.get(
    '/conversations/:id',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'getConversation',
        summary: 'One conversation of the member',
        tags,
        params: conversationParamsSchema,
        response: { 200: conversationSchema },
      },
    },
    (request) => getConversation(ctx, memberOf(request), request.params.id),
  )

  app.get(
    '/conversations/:id/messages',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'listMessages',
        summary: 'The messages of a conversation, newest first',
        tags,
        params: conversationParamsSchema,
        querystring: listMessagesQuerySchema,
        response: { 200: messagePageSchema },
      },
    },
    (request) => listMessages(ctx, memberOf(request), request.params.id, request.query),
  )

  app.post(
    '/conversations/:id/messages',
    {
      config: { auth: 'member', requireSubject },
      schema: {
        operationId: 'sendMessage',
        summary: 'Send words, pictures or both',
        tags,
        params: conversationParamsSchema,
        body: sendMessageSchema,
        response: { 201: messageSchema },
      },
    },
    async (request, reply) => {
      const { params, body } = request
      const message = await sendMessage(ctx, memberOf(request), params.id, body, onceKeyOf(request))
      return reply.code(201).send(message)
    },
  )

  app.get(
    '/messages/:id/why',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'explainMessage',
        summary: 'Why a resident wrote this message',
        tags,
        params: messageParamsSchema,
        response: { 200: messageWhySchema },
      },
    },
    (request) => explainMessage(ctx, memberOf(request), request.params.id),
  )

  app.put(
    '/conversations/:id/read',
    {
      config: { auth: 'member', requireSubject },
      schema: {
        operationId: 'readConversation',
        summary: 'Read up to a message; the cursor never goes back',
        tags,
        params: conversationParamsSchema,
        body: readConversationSchema,
        response: { 200: readConversationResultSchema },
      },
    },
    (request) => readConversation(ctx, memberOf(request), request.params.id, request.body.messageId),
  )

  app.post(
    '/conversations/:id/typing',
    {
      config: { auth: 'member', requireSubject },
      schema: {
        operationId: 'tellTyping',
        summary: "Tell the other's open streams that the member is typing",
        tags,
        params: conversationParamsSchema,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await tellTyping(ctx, memberOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}
