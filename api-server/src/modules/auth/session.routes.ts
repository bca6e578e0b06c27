import { z } from 'zod'
import {
  endAllSessions,
  endSession,
  listSessions,
  logout,
} from '@ai-community/shared/community/accounts/sessions.service.ts'
import { sessionPageSchema } from '@ai-community/shared/contracts/accounts.ts'
import { idSchema, pageQuerySchema } from '@ai-community/shared/contracts/primitives.ts'
import type { ApiContext, App } from '../../context.ts'
import { memberOf } from '../../plugins/authentication.ts'
import { clearSessionCookies } from './session-cookies.ts'

const tags = ['auth']

export function sessionRoutes(app: App, ctx: ApiContext): void {
  app.post(
    '/auth/logout',
    {
      config: { auth: 'member' },
      schema: { operationId: 'logout', tags, summary: 'End this session', response: { 204: z.null() } },
    },
    async (request, reply) => {
      const viewer = memberOf(request)
      await logout(ctx, viewer)
      ctx.sessionCheck.forget(viewer.sessionId)
      clearSessionCookies(reply)
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/auth/sessions',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'listSessions',
        tags,
        summary: 'Where the member is signed in',
        querystring: pageQuerySchema,
        response: { 200: sessionPageSchema },
      },
    },
    (request) => listSessions(ctx, memberOf(request), request.query),
  )

  app.delete(
    '/auth/sessions',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'endAllSessions',
        tags,
        summary: 'Log out everywhere, here too',
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      for (const id of await endAllSessions(ctx, memberOf(request))) ctx.sessionCheck.forget(id)
      clearSessionCookies(reply)
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/auth/sessions/:id',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'endSession',
        tags,
        summary: 'End one of the member’s sessions',
        params: z.strictObject({ id: idSchema }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await endSession(ctx, memberOf(request), request.params.id)
      ctx.sessionCheck.forget(request.params.id)
      return reply.code(204).send(null)
    },
  )
}
